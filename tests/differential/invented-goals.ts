/** Plans of goals that are broken down, within limits and planned anew, over payees who move. */

import fc from "fast-check";
import { asked, groupHead, groupRows } from "./group-rows.js";
import { type Invented, one } from "./invented.js";

const leftover = one("largest", "first", "last", "running");
const weight = one("by payee.weight", "by payee.weight + 1", "equally", "by targets else 0 USD");
const limit = one(
  "",
  "",
  "from 50% through 130% of 100 USD clipped shared",
  "from 0% through 60% of 400 USD clipped dropped",
  "from 10% through 200% of 33.33 USD clipped shared",
);
const quarters = one(
  "phase quarter 50%, 50%",
  "phase quarter 20%, 80%",
  "phase quarter 1 / 3 * 100%, 2 / 3 * 100%",
);
const months = one("", "phase month 30%, 30%, 40%", "phase month 1 / 3 * 100%, 1 / 3 * 100%, 1 / 3 * 100%");

const version = fc.record({
  value: one("300 USD", "1_000.01 USD", "0 USD", "3 * 33.335 USD"),
  cover: one("", "cover 110%", "cover 100.5%"),
  team: one("equally", "by teams.target else 1 USD"),
  weight,
  limit,
  quarters,
  leftover,
  round: one("half even", "down", "up"),
});

const planText = fc
  .record({
    hasTeams: fc.boolean(),
    months,
    first: version,
    second: fc.option(fc.record({ version, from: one("2026-04-01", "2026-05-01") }), { nil: undefined }),
    unit: one("month", "quarter", "half"),
  })
  .map((c) => {
    const body = (v: typeof c.first) => `{
  ${v.cover}
  ${c.hasTeams ? `level team ${v.team}` : ""}
  level payee ${v.weight.includes("targets") ? "equally" : v.weight} ${v.limit}
  ${v.quarters}
  ${c.months}
  round ${v.round} leftover ${v.leftover}
}`;
    const again = c.second;
    const from = c.months === "" ? "2026-04-01" : (again?.from ?? "");
    return `${groupHead("planned", "closing", "half even")}
credit booking of deals on closed { worth amount  to rep 100% }
goal revenue per half = ${c.first.value} ${body(c.first)}
${again === undefined ? "" : `goal revenue per half from ${from} = ${again.version.value} ${body(again.version)}`}
measure bookings per quarter = sum(booking)
quota   target   per ${c.unit} = revenue else 0 USD
quota   everybody per plan, quarter = revenue else 1 USD
${c.hasTeams ? "measure teams_part per team, quarter = revenue else 7 USD\nquota of_team per quarter = revenue.team else 0 USD" : ""}
component main per quarter { pay bookings * 1% + 1% * ${c.unit === "quarter" ? "target" : "everybody"}  paid per quarter }
payout per quarter { pay main }
`;
  });

export const inventedGoals: fc.Arbitrary<Invented> = fc.record({
  text: planText,
  records: groupRows,
  period: asked,
});
