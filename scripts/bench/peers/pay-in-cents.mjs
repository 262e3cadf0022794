/** Tiers, cap and rounding in whole numbers: what a month's credits, in millionths of a dollar, pay in cents. */

const million = 1_000_000;

export function payInCents(sum) {
  // Rates have 4 decimals, so the pay has 10; below 2^53 for months up to 14 million dollars.
  let pay = sum * 200;
  if (sum > 250_000 * million) pay += (sum - 250_000 * million) * 150;
  if (sum > 500_000 * million) pay += (sum - 500_000 * million) * 150;
  if (sum > 900_000 * million) pay += (sum - 900_000 * million) * 125;
  pay = Math.min(pay, 40_000 * million * 10_000);
  if (!Number.isSafeInteger(pay)) throw new RangeError("a month's credits are too large for whole numbers");
  const perCent = million * 100;
  const cents = Math.floor(pay / perCent);
  const rest = pay - cents * perCent;
  const isUp = rest * 2 > perCent || (rest * 2 === perCent && cents % 2 === 1);
  return isUp ? cents + 1 : cents;
}
