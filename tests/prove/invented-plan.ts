/** Plans with a claim that is true of some of them, as a fast-check arbitrary: one component, every way to price it. */

import fc from "fast-check";

const rates = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 });
const tiers = fc
  .record({
    mode: fc.constantFrom(
      "marginal",
      "retroactive",
      "reached",
      "top rate above 50%",
      "curve",
      "accumulating",
    ),
    rates,
    isSorted: fc.boolean(),
  })
  .map(({ mode, rates: drawn, isSorted }) => {
    const [a, b, c] = isSorted ? drawn.toSorted((x, y) => x - y) : drawn;
    const smooth = mode === "curve" || mode === "accumulating";
    const tail = `${mode === "accumulating" ? "  end 200%" : ""}${smooth ? "  beyond flat" : ""}`;
    return `tiers rate ${mode} { from 0% : ${a}%  from 50% : ${b}%  from 100% : ${c}%${tail} }`;
  });
const worth = fc.constantFrom(
  "amount",
  "amount",
  "amount",
  "amount * weight(product)",
  "2 * amount - 5 USD",
  "amount * share",
  "min(amount, 1_000 USD)",
  "-amount",
  "amount * first { when amount > 500 USD : 1 otherwise : 2 }",
);
const receivers = fc.constantFrom(
  "to rep 100%",
  "to partner share if any  to rep rest",
  "to rep 60%  overlay partner 10% if any",
);
const where = fc.constantFrom("", "", 'where product = "a"', 'where product = "a"', "where amount > 0 USD");
const pay = fc.constantFrom(
  "sold at rate(attained)",
  "sold at rate(attained)",
  "sold at rate(attained)",
  "sold / 2 at rate(attained)",
  "10% * sold",
  "payee.bonus at rate(attained)",
  "sold at rate(other)",
  "first { when attained > 80% : sold otherwise : 2 * sold }",
  "sold - 10% * sold",
);
const lines = fc.constantFrom(
  "",
  "",
  "gate attained >= 30% past paid",
  "gate attained < 120% past paid",
  "cap payee.bonus per year excess lost",
  "cap 500 USD excess lost",
  "floor 20 USD",
  "times 50%",
  "times attained",
);

export const inventedPlan: fc.Arbitrary<string> = fc
  .tuple(tiers, worth, receivers, where, pay, lines, lines)
  .map(
    ([table, worthy, shared, kept, paid, first, second]) => `language 1
plan any_plan { effective from 2026-01-01 through 2026-12-31  currency USD  changes closing  round half even }
data payees { id : payee key  bonus : money }
data quotas { payee : payee key  quarter : quarter key  amount : money }
data deals {
  id : text key  rep : payee  partner : payee optional  share : percent default 0%
  amount : money  product : "a" | "b"  closed : date
}
table weight(product) : number first { when "a" : 1.5  otherwise : 0.5 }
credit sale of deals on closed { ${kept}  worth ${worthy}  ${shared} }
credit all of deals on closed { worth amount  to rep 100% }
measure sold     per quarter = sum(sale)
measure attained per quarter = sold / quotas.amount
measure other    per quarter = sum(all) / quotas.amount
${table}
component commission per quarter { pay ${paid}  ${first}  ${second === first ? "" : second}  paid per month }
payout per month { pay commission }
prove "more is not less" : commission never falls as deals.amount rises
`,
  );
