/** Plans whose components share budgets, some of whose amounts become final. */

import fc from "fast-check";
import { asked, groupHead, groupRows } from "./group-rows.js";
import { type Invented, one } from "./invented.js";

const limit = one("50 USD", "333.335 USD", "5% * everything", "0 USD", "target_sum");
const overrun = one("cut", "stops", "scaled");

const planText = fc
  .record({
    changes: one("by days", "closing"),
    round: one("half even", "up"),
    deal: one("5% * booking", "max(10% * booking, 0 USD)", "25 USD", "booking at flat(booking)"),
    dealLimit: limit,
    dealPer: one("", "per quarter", "per month", "per year"),
    own: one("bookings * 3.3%", "bookings at rates(bookings)", "40 USD", "as_a_role"),
    grain: one("quarter", "month"),
    ownLimit: limit,
    ownPer: one("", "per year"),
    overrun,
    dealOverrun: overrun,
    cap: one("", "cap 60 USD excess lost", "floor 5 USD"),
    gate: one("", "gate payee.weight >= 1", "gate sum(booking) > 0 USD past lost"),
    scope: one("", "component spiff per booking for ann { pay 1 USD  budget 2 USD overrun cut }"),
    axis: one("bookings", "own else 0 USD"),
    mainFinal: one("", "final after 0 days", "final after 1 months"),
    ownFinal: one("", "", "final after 0 days", "final after 20 days", "final after 1 months"),
  })
  .map((c) => {
    const base = c.grain === "month" ? c.own.replaceAll("bookings", "monthly") : c.own;
    const isCut = base === "as_a_role";
    return `${groupHead("budgets", c.changes, c.round)}
credit booking of deals on closed { worth amount  to rep 100%  overlay partner 20% if any }
measure monthly    per month         = sum(booking)
measure bookings   per quarter       = sum(booking)
measure as_a_role  per ${c.grain}, role = sum(booking)
measure everything per plan, quarter = sum(booking)
quota   target_sum per plan, quarter = sum(targets.amount)
tiers flat retroactive { from 0 USD : 2%; from 50 USD : 3% }
tiers rates marginal { from 0 USD : 2%; from 50 USD : 3% plus 5 USD }
component per_deal per booking {
  pay ${c.deal}
  budget ${c.dealPer === "per quarter" ? c.dealLimit : "70.01 USD"} ${c.dealPer} overrun ${c.dealOverrun}
}
${c.scope}
component own per ${c.grain}${isCut ? ", role" : ""} {
  pay ${base}
  ${c.gate}
  ${c.cap}
  ${c.ownFinal}
  budget ${c.ownPer === "" && c.grain === "quarter" ? c.ownLimit : "44 USD"} ${c.ownPer} overrun ${c.overrun}
  paid per quarter
}
component main per quarter { ${c.mainFinal}  pay bookings at rates(${c.grain === "quarter" && !isCut ? c.axis : "bookings"})  paid per quarter }
payout per quarter { pay per_deal, own, main }
`.replaceAll("; ", "\n  ");
  });

export const inventedBudgets: fc.Arbitrary<Invented> = fc.record({
  text: planText,
  records: groupRows,
  period: asked,
});
