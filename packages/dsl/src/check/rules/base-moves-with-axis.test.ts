import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const setting = `
data targets {
  payee  : payee key
  month  : month key
  amount : money
  actual : money
}
quota   target     per month = targets.amount
measure attainment per month = bookings / target
measure other      per month = 2 * bookings - sum(booking where amount < 0 USD)
tiers rate marginal {
  from   0% : 5%
  from 100% : 8%
}
tiers line curve {
  from   0% : 5%
  from 100% : 8%
  beyond flat
}
`;
const found = (pay: string) => findings(paying(`pay ${pay}`, setting));

describe("the base moves with the axis", () => {
  it.each([
    "bookings at rate(attainment)",
    "sum(booking) at rate(sum(booking, ytd) / target)",
    "other at rate(attainment)",
    "-(bookings * 2) / 3 at rate(attainment)",
    "first { when target > 9 USD : bookings  otherwise : 0 USD } at rate(attainment)",
    "(bookings else 0 USD) at rate(attainment)",
    "target * attainment at rate(attainment)",
    "500 USD * count(booking) at rate(attainment)",
    "targets.actual at rate(targets.actual / targets.amount)",
    "1_000 USD at line(attainment)",
  ])("pay %s", (pay) => {
    expect(found(pay).filter((each) => each.startsWith("base"))).toEqual([]);
  });

  it.each([
    "1_000 USD",
    "target",
    "targets.actual",
    "bookings + 5 USD",
    "max(bookings, 5 USD)",
    "highest(booking)",
    "bookings * (bookings / 1 USD)",
    "first { when bookings > 9 USD : bookings  otherwise : 0 USD }",
  ])("not %s", (base) => {
    expect(found(`${base} at rate(attainment)`).filter((each) => each.startsWith("base"))).toEqual([
      `base-does-not-move: ${base}`,
    ]);
  });

  describe("on the rows of two credits", () => {
    const margin = (clauses: string) =>
      `credit margin of deals on closed { ${clauses} worth amount / 2  to rep 100% }\n${setting}`;
    const about = (pay: string, rest: string) =>
      findings(paying(`pay ${pay}`, rest)).filter((each) => each.startsWith("base"));

    it.each([
      ["sum(margin) at rate(attainment)", "sum(margin)"],
      ["bookings + sum(margin) at rate(attainment)", "bookings + sum(margin)"],
    ])("not %s", (pay, base) => {
      expect(about(pay, margin(""))).toEqual([`base-does-not-move: ${base}`]);
      expect(about(pay, margin("where amount > 5 USD"))).toEqual([`base-does-not-move: ${base}`]);
    });

    it.each(["sum(booking.share * amount / 2) at rate(attainment)", "sum(margin) at line(attainment)"])(
      "pay %s",
      (pay) => expect(about(pay, margin(""))).toEqual([]),
    );

    it("may be rows that the other leaves out", () => {
      const apart = `credit small of deals on closed { where amount < 9 USD  worth amount  to rep 100% }
credit large of deals on closed { where amount >= 9 USD  worth amount  to rep 100% }
${setting}`;
      expect(about("sum(small) at rate(sum(large) / target)", apart)).toEqual([]);
    });
  });

  it("holds for figures that go in a circle without ending in one itself", () => {
    const circle = "measure a per month = b\nmeasure b per month = a\n";
    expect(findings(paying("pay a at rate(attainment)", circle + setting))).toContain("circle: a");
  });
});
