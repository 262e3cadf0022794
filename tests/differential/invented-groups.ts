/** Plans of groups and of periods that a column cuts, over payees who move. */

import fc from "fast-check";
import { asked, groupHead, groupRows } from "./group-rows.js";
import { type Invented, one } from "./invented.js";

const planText = fc
  .record({
    changes: one("by days", "closing", "opening"),
    round: one("half even", "down"),
    receivers: one(
      "to rep 100%",
      "to partner split if any\n  to rep rest",
      "to rep 100%\n  overlay partner 20% if any",
    ),
    sum: one(
      "sum(booking)",
      "sum(booking, ytd)",
      'sum(booking where product = "a")',
      "count(booking where amount > 0 USD) * 7 USD",
      "sum(booking) - sum(bookings)",
      "highest(booking) else 1 USD",
    ),
    members: one(
      "sum(bookings)",
      "sum(monthly)",
      "average(bookings) else 0 USD",
      "highest(bookings) else 0 USD",
    ),
    target: one("sum(targets.amount)", "sum(target)", "teams.target", "teams.target else 55 USD"),
    calls: one("sum(calls.score)", "count(calls)", "average(calls.score) else 0"),
    read: one(
      "team_bookings else 0 USD",
      "prior(team_bookings) else 7 USD",
      "team_bookings else 3 USD",
      "(members_bookings else 1 USD) / 3",
    ),
    whole: one(
      "sum(team_bookings)",
      "sum(bookings)",
      "sum(monthly)",
      "count(bookings) * 3 USD",
      "sum(as_a_role)",
    ),
    axis: one(
      "bookings",
      "team_share",
      "everything",
      "team_bookings else 0 USD",
      "members_bookings else 1 USD",
    ),
    mode: one("marginal", "retroactive", "reached"),
    role: one("as_a_role", "as_a_role * 2", "sum(booking)"),
    roleAxis: one("as_a_role", "sum(booking)", "2 * as_a_role"),
    cap: one("", "cap 50 USD excess lost", "cap 90 USD per year excess lost", "floor 40 USD per year"),
    unit: one("month", "quarter"),
    gate: one("", "gate bookings > 10 USD past lost", "gate everything >= 100 USD past lost"),
  })
  .map((c) =>
    `${groupHead("groups", c.changes, c.round)}
credit booking of deals on closed {
  worth amount
  ${c.receivers}
}
measure monthly          per month         = sum(booking)
measure bookings         per quarter       = sum(booking)
quota   target           per quarter       = targets.amount else 10 USD
measure team_month       per team, month   = sum(booking)
measure team_bookings    per team, quarter = ${c.sum}
measure members_bookings per team, quarter = ${c.members}
quota   team_target      per team, quarter = ${c.target}
measure called           per team, quarter = ${c.calls}
measure team_year        per team, year    = sum(team_bookings) + sum(team_month)
measure team_share       per quarter       = ${c.read}
measure everything       per plan, quarter = ${c.whole}
measure as_a_role        per ${c.unit}, role = sum(booking)
quota   role_target      per ${c.unit}, role = prorate(100 USD)
tiers rates ${c.mode} { from 0 USD : 2%; from 50 USD : 3% plus 5 USD; above 1_000 USD : 10% }
component main per quarter {
  pay bookings at rates(${c.axis})
  ${c.gate}
  paid per quarter
}
component own_role per ${c.unit}, role {
  pay ${c.role} at rates(${c.roleAxis})
  ${c.cap}
  paid per quarter
}
component pot per team, quarter { pay team_bookings * 10% + 1 USD * called }
payout per quarter { pay main, own_role }
`.replaceAll("; ", "\n  "),
  );

export const inventedGroups: fc.Arbitrary<Invented> = fc
  .record({ text: planText, records: groupRows, period: asked })
  .map((found) => found);
