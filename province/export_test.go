package province

import "flag"

// Update makes the golden tests of this package write their files instead of comparing them. Read what changed before
// committing it: each line is an answer that somebody gets.
var Update = flag.Bool("update", false, "write the golden files under testdata")

// Hooks for tests of package province_test; nothing of it is compiled into the library.
const TopicEnd = topicEnd
