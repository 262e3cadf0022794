/** The wide plan by hand: amounts converted at 8 decimals, settled to 12, in big integers. Shows the cents to expect. */

import { monthOf, periods } from "../reference/reference-work.mjs";

export const name = "big_integer";

const trillion = 10n ** 12n;

export function prepare(work) {
  return () => {
    const sums = new Array(work.payees * periods).fill(0n);
    for (let deal = 0; deal < work.deals; deal += 1) {
      if (work.stage[deal] !== 0) continue;
      const worth = BigInt(work.cents[deal]) * BigInt(work.rate[deal]) * BigInt(weightOf(work, deal)); // 12 decimals
      const month = monthOf(work.day[deal]);
      const part = halfEven(worth * BigInt(work.split[deal]), 100n);
      const whole = worth;
      sums[work.owner[deal] * periods + month] += work.second[deal] < 0 ? whole : whole - part;
      if (work.second[deal] >= 0) sums[work.second[deal] * periods + month] += part;
    }
    return Float64Array.from(sums, payInCents);
  };
}

function weightOf({ product, region, kind }, deal) {
  if (product[deal] === 0 && region[deal] === 0 && kind[deal] === 0) return 125;
  if (product[deal] === 0 && region[deal] === 2 && kind[deal] === 2) return 110;
  if (product[deal] === 1 && region[deal] === 1 && kind[deal] === 1) return 75;
  if (product[deal] === 2 && region[deal] === 0 && kind[deal] === 1) return 50;
  return 100;
}

function payInCents(sum) {
  const above = (edge) => (sum > edge * trillion ? sum - edge * trillion : 0n);
  let pay = sum * 200n + above(250_000n) * 150n + above(500_000n) * 150n + above(900_000n) * 125n;
  const cap = 40_000n * trillion * 10_000n;
  if (pay > cap) pay = cap;
  return Number(halfEven(pay, 10n ** 14n));
}

/** Of values from zero up. */
function halfEven(value, by) {
  const whole = value / by;
  const rest = (value % by) * 2n;
  return rest > by || (rest === by && whole % 2n === 1n) ? whole + 1n : whole;
}
