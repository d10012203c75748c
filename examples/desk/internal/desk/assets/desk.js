// Moves the day with a slider, copies the JSON, and leads to what a form answered. Every page works without this.
'use strict';

(() => {
  const DAY = 86400000;
  const zh = document.documentElement.lang.startsWith('zh');
  const byId = (id) => document.getElementById(id);

  const dateOf = (first, n) => new Date(Date.parse(first + 'T00:00:00Z') + n * DAY).toISOString().slice(0, 10);
  const spoken = (iso) => {
    if (!zh) return iso;
    const [y, m, d] = iso.split('-').map(Number);
    return y + '年' + m + '月' + d + '日';
  };

  const form = document.querySelector('form[data-live]');
  if (form && byId('range')) {
    const range = byId('range');
    const day = byId('day');
    const shown = byId('shown');
    const live = byId('live');
    const first = range.dataset.first;
    let running = null;
    let waiting = 0;

    const tell = (iso) => {
      shown.value = spoken(iso);
      range.setAttribute('aria-valuetext', spoken(iso));
    };

    // swap puts the parts of a fetched page in the place of ours; the form keeps the focus.
    const swap = (text) => {
      const page = new DOMParser().parseFromString(text, 'text/html');
      for (const part of document.querySelectorAll('[data-swap]')) {
        const fresh = page.querySelector('[data-swap="' + part.dataset.swap + '"]');
        if (!fresh) continue;
        for (const open of part.querySelectorAll('details[open][id]')) {
          const same = fresh.querySelector('#' + CSS.escape(open.id));
          if (same) same.open = true;
        }
        part.replaceWith(document.importNode(fresh, true));
      }
      document.title = page.title;
      const results = document.querySelector('[data-swap="results"]');
      live.textContent = results ? results.dataset.summary : '';
    };

    const load = async () => {
      if (!form.checkValidity()) return;
      if (running) running.abort();
      const mine = running = new AbortController();
      const url = form.action.split('?')[0] + '?' + new URLSearchParams(new FormData(form));
      form.setAttribute('aria-busy', 'true');
      try {
        const answer = await fetch(url, { signal: mine.signal, credentials: 'omit' });
        if (!answer.ok) throw new Error(String(answer.status));
        swap(await answer.text());
        history.replaceState(null, '', url);
      } catch (e) {
        if (e.name !== 'AbortError') form.submit();
      } finally {
        if (running === mine) {
          running = null;
          form.removeAttribute('aria-busy');
        }
      }
    };
    const soon = (ms) => {
      clearTimeout(waiting);
      waiting = setTimeout(load, ms);
    };

    const move = (n) => {
      range.value = n;
      const iso = dateOf(first, range.valueAsNumber);
      day.value = iso;
      tell(iso);
      soon(60);
    };
    range.addEventListener('input', () => move(range.valueAsNumber));
    range.addEventListener('keydown', (e) => {
      if (e.key !== 'PageUp' && e.key !== 'PageDown') return;
      e.preventDefault();
      const ticks = (document.querySelector('[data-days]').dataset.days || '').split(' ').filter(Boolean).map(Number);
      const now = range.valueAsNumber;
      const to = e.key === 'PageUp' ? ticks.find((t) => t > now) : ticks.filter((t) => t < now).pop();
      if (to !== undefined) move(to);
    });
    day.addEventListener('change', () => {
      if (!day.value || !day.checkValidity()) return;
      range.value = Math.round((Date.parse(day.value) - Date.parse(first)) / DAY);
      tell(day.value);
      soon(0);
    });
    for (const name of ['topic', 'provider', 'province']) byId(name).addEventListener('change', () => soon(0));
    byId('slider').hidden = false;
  }

  const copy = byId('copy');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      const area = byId(copy.dataset.copy);
      try {
        await navigator.clipboard.writeText(area.value);
        byId('copied').textContent = copy.dataset.done;
      } catch {
        area.focus();
        area.select();
        byId('copied').textContent = copy.dataset.failed;
      }
    });
  }

  // A rule that an address names may lie in a closed list of past rules.
  const reveal = () => {
    const at = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!at) return;
    for (let d = at.closest('details'); d; d = d.parentElement && d.parentElement.closest('details')) d.open = true;
    at.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
})();
