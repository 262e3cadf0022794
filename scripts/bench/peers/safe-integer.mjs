/** What a programmer writes by hand: the rules as conditions in a loop, amounts as whole numbers in doubles. */

import { periods } from "../reference/reference-work.mjs";
import { payInCents } from "./pay-in-cents.mjs";

export const name = "safe_integer";

export function prepare(work) {
  return () => {
    const { owner, second, split, cents, stage, product, region, kind, day } = work;
    const sums = new Float64Array(work.payees * periods);
    for (let deal = 0; deal < work.deals; deal += 1) {
      if (stage[deal] !== 0) continue;
      let weight = 100;
      if (product[deal] === 0 && region[deal] === 0 && kind[deal] === 0) weight = 125;
      else if (product[deal] === 0 && region[deal] === 2 && kind[deal] === 2) weight = 110;
      else if (product[deal] === 1 && region[deal] === 1 && kind[deal] === 1) weight = 75;
      else if (product[deal] === 2 && region[deal] === 0 && kind[deal] === 1) weight = 50;
      const worth = cents[deal] * weight;
      const month = day[deal] < 31 ? 0 : day[deal] < 59 ? 1 : 2;
      if (second[deal] >= 0) {
        const part = worth * split[deal];
        sums[second[deal] * periods + month] += part;
        sums[owner[deal] * periods + month] += worth * 100 - part;
      } else sums[owner[deal] * periods + month] += worth * 100;
    }
    return sums.map(payInCents);
  };
}
