// Package verify knows what follows from a change of a filing (变更备案): the plan of orders and steps, how an order passes
// through the reviews, which days are working days, and the checks that force a change.
//
//   - [For] plans what follows from an edit: the orders in their sequence, for each the materials, who takes which step, what
//     limits it, and when approval may be expected; for an edit that does not pass, the way that does. [Planner] plans with a
//     calendar of one's own.
//   - [Next] is the life cycle of one order as a pure function of state and event, [Cause] why an order came back and what
//     mends it, [ResultCodeOf] the ministry's system codes as causes. [Diagram] draws it.
//   - [Calendar] answers which days are worked; [StateCouncil] is the built-in one, [AddWorkdays], [WorkdaysBetween] and
//     [NextWorkday] count with it and say so where the data do not reach.
//   - [MatchLastSix] compares what a person types for the SMS check with an identity document, in constant time.
//   - [Findings] lists the checks that force a change (核查), with what fails them, what mends that, and until when.
//
// Nothing here reads a clock, a file or the network, keeps state, or starts a goroutine: the same input gives the same
// output for ever, and every function is safe for concurrent use.
package verify
