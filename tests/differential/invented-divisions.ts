/** Plans in which payees share amounts and compete for prizes, with awards that vest. */

import fc from "fast-check";
import { asked, groupHead, groupRows } from "./group-rows.js";
import { type Invented, one } from "./invented.js";

const leavers = one("included", "excluded", "by days");
const leftover = one("largest", "first", "last", "running");
const among = one("payees", "team");
const weight = one(
  "by bookings",
  "by max(bookings, 0 USD)",
  "by payee.weight",
  "by payee.weight + 1",
  "by team_bookings else 0 USD",
  "equally",
);
const gate = one("", "gate bookings > 10 USD", "gate payee.weight >= 1", "gate everything > 0 USD");

const share = fc
  .record({
    amount: one(
      "100 USD",
      "33.33 USD",
      "10% * everything",
      "team_bookings else 1 USD",
      "-7 USD",
      "sum(booking) / 3",
      "teams.target else 5 USD",
    ),
    among,
    weight,
    leavers,
    leftover,
    gate,
  })
  .map((c) => ({
    name: "pool",
    text: `per quarter {
  share ${c.among === "payees" && /team/.test(c.amount) ? "50 USD" : c.amount} among ${c.among} ${c.weight} leavers ${c.leavers} leftover ${c.leftover}
  ${c.gate}
  paid per quarter
}`,
  }));

const rank = fc
  .record({
    number: one("bookings", "payee.weight", "called", "target", "average(booking) else 0 USD"),
    among,
    ties: one("each", "pooled", "tiebreak payee.weight"),
    field: one("", "field 2", "field 4"),
    prizes: one(
      "place 1 : 100 USD\n  place 2 : 33.335 USD",
      "top 2 : 50.01 USD",
      "place 1 : 10% * everything\n  top 50% : 1 USD",
      "place 1 : 10 USD\n  place 2 through 3 : 5.005 USD",
    ),
    gate,
  })
  .map((c) => ({
    name: "contest",
    text: `per quarter {
  rank ${c.number} among ${c.among} ties ${c.ties} ${c.field} {
  ${c.prizes}
  }
  ${c.gate}
  paid per quarter
}`,
  }));

const planText = fc
  .record({
    changes: one("by days", "closing", "opening"),
    round: one("half even", "half up", "up", "down"),
    first: share,
    second: rank,
    axis: one("bookings", "pool", "contest + bookings"),
    mode: one("marginal", "retroactive", "reached"),
    award: one(
      'award club per quarter "a place" { rank bookings among payees ties each { place 1 : 1 } }',
      "award points per quarter { grant bookings / 10 USD  vest 30% per month leftover last leavers excluded }",
      "award points per month { grant 7 * count(booking)  vest 25% per quarter leftover largest leavers included }",
      "award points per quarter { share 10 among team equally leavers included leftover largest  vest 50% per half leftover first leavers excluded }",
    ),
    own: one("", "quota extra per quarter for ann = 3 USD"),
  })
  .map((c) =>
    `${groupHead("divisions", c.changes, c.round)}
credit booking of deals on closed { worth amount  to rep 100% }
measure bookings      per quarter       = sum(booking)
measure target        per quarter       = targets.amount
measure called        per quarter       = sum(calls.score)
measure team_bookings per team, quarter = sum(booking)
measure everything    per plan, quarter = sum(booking)
tiers rates ${c.mode} { from 0 USD : 2%; from 50 USD : 3% plus 5 USD; above 1_000 USD : 10% }
component pool ${c.first.text}
component contest ${c.second.text}
component main per quarter { pay bookings at rates(${c.axis})  paid per quarter }
${c.award}
payout per quarter { pay pool, contest, main }
`.replaceAll("; ", "\n  "),
  );

export const inventedDivisions: fc.Arbitrary<Invented> = fc.record({
  text: planText,
  records: groupRows,
  period: asked,
});
