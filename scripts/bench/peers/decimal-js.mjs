/** Exact decimals by hand, as most programs that pay people do it. */

import { Decimal } from "decimal.js";
import { kinds, monthOf, periods, products, regions, stages } from "../reference/reference-work.mjs";

export const name = "decimal_js";

const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN });
const weights = ["1.25", "1.10", "0.75", "0.50", "1"].map((text) => new Exact(text));
const tiers = [
  ["0", "0.02"],
  ["250000", "0.015"],
  ["500000", "0.015"],
  ["900000", "0.0125"],
].map(([edge, rate]) => ({ edge: new Exact(edge), rate: new Exact(rate) }));
const cap = new Exact(40_000);

export function prepare(work) {
  // Rows as a program gets them: texts for texts and decimals.
  const rows = Array.from({ length: work.deals }, (_, deal) => ({
    owner: work.owner[deal],
    second: work.second[deal],
    split: new Exact(work.split[deal]).div(100),
    amount: new Exact(work.cents[deal]).div(100),
    stage: stages[work.stage[deal]],
    product: products[work.product[deal]],
    region: regions[work.region[deal]],
    kind: kinds[work.kind[deal]],
    month: monthOf(work.day[deal]),
  }));
  return () => {
    const sums = new Array(work.payees * periods).fill(new Exact(0));
    for (const { owner, second, split, amount, stage, product, region, kind, month } of rows) {
      if (stage !== "won") continue;
      const worth = amount.times(weightOf(product, region, kind));
      const part = second < 0 ? undefined : worth.times(split);
      const own = owner * periods + month;
      sums[own] = sums[own].plus(part === undefined ? worth : worth.minus(part));
      if (part !== undefined) sums[second * periods + month] = sums[second * periods + month].plus(part);
    }
    return Float64Array.from(sums, payInCents);
  };
}

function weightOf(product, region, kind) {
  if (product === "platform" && region === "EMEA" && kind === "new") return weights[0];
  if (product === "platform" && region === "APAC" && kind === "expansion") return weights[1];
  if (product === "services" && region === "AMER" && kind === "renewal") return weights[2];
  if (product === "support" && region === "EMEA" && kind === "renewal") return weights[3];
  return weights[4];
}

function payInCents(sum) {
  let pay = new Exact(0);
  for (const { edge, rate } of tiers) if (sum.gt(edge)) pay = pay.plus(sum.minus(edge).times(rate));
  return Exact.min(pay, cap).times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber();
}
