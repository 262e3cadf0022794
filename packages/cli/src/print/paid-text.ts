/** What was paid of an earned amount, and why the two differ where they do. */

import { type PayoutLine, sumDecimals } from "@attain/engine";
import { grouped } from "./grouped.js";
import { printable } from "./printable.js";

/**
 * `earned` are the amounts of the component's periods, as they look at the end of the period asked for.
 * `isAll` says that the payouts consist of components alone: no hold, draw or cap stands between.
 */
export function paidText(
  payouts: readonly PayoutLine[],
  earned: readonly string[],
  currency: string,
  period: string,
  isAll: boolean,
): string {
  const [first] = payouts;
  if (first === undefined) return "";
  const paidWord = isAll ? "Paid" : "Counted towards the payout";
  if (first.currency !== currency) {
    const converted = payouts.map((line) => `${grouped(line.amount)} ${line.currency} in ${line.period}`);
    return `${paidWord}: ${converted.join(", ")}.\n`;
  }
  const paid = sumDecimals(payouts.map(({ amount }) => amount));
  const difference = sumDecimals([paid, ...earned.map(negated)]);
  const dates = payouts.map((line) => `${grouped(line.amount)} in ${line.period}`).join(", ");
  if (isZero(difference)) return `${paidWord}: ${dates}.\n`;
  const size = grouped(difference.replace("-", ""));
  const why = difference.startsWith("-")
    ? `${size} less than was earned: other pay dates count the rest, or it was taken back of earlier periods`
    : `${size} more than was earned: the rest is of earlier periods, learned after they had ended`;
  return `${paidWord} in ${period}: ${grouped(paid)} ${first.currency}, ${why}.\n`;
}

/** Whether payouts consist of components alone. */
export function isComponentsAlone(payouts: readonly PayoutLine[], components: readonly string[]): boolean {
  return payouts.every(({ component }) => components.includes(component));
}

/** How each payout came about where more than components is in it: holds, draws, what is set off. */
export function paidOutText(payouts: readonly PayoutLine[], components: readonly string[]): string {
  const dates = [...new Set(payouts.map(({ period }) => period))];
  return dates
    .map((date) => payouts.filter(({ period }) => period === date))
    .filter((lines) => !isComponentsAlone(lines, components))
    .map((lines) => {
      const [first] = lines;
      const total = grouped(sumDecimals(lines.map(({ amount }) => amount)));
      const parts = lines
        .filter(({ amount }) => !isZero(amount))
        .map(({ component, amount }) => `${printable(component)} ${grouped(amount)}`);
      return `Paid out in ${first?.period}: ${total} ${first?.currency}, of ${parts.join(", ")}.\n`;
    })
    .join("");
}

function negated(decimal: string): string {
  return decimal.startsWith("-") ? decimal.slice(1) : `-${decimal}`;
}

function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}
