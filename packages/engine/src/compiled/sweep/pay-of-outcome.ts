/** The payouts of an outcome as columns, as a scenario has them. */

import type { Evaluator } from "../../evaluate-outcome.js";
import type { Outcome, PayoutLine } from "../../outcome.js";
import { readDecimal } from "../numbers/decimal-text.js";
import { powerOfTen } from "../numbers/integer.js";
import type { PayoutColumn } from "../result/payout-columns.js";
import { orderTexts } from "../rows/texts.js";
import type { GivenParameters } from "./read-changes.js";
import type { ScenarioPay } from "./scenario-pay.js";

export function payOfOutcome(
  { payouts, faults }: Outcome,
  changes: GivenParameters,
  evaluator: Evaluator,
): ScenarioPay {
  const payees = [...new Set(payouts.map(({ payee }) => payee))].sort(orderTexts);
  const places = new Map(payees.map((payee, place) => [payee, place]));
  const lists = new Map<string, PayoutLine[]>();
  for (const line of payouts) {
    const key = [line.period, line.component, line.currency].join("\u0000");
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [line]);
    else list.push(line);
  }
  const columns = [...lists.values()].flatMap((lines) => columnOf(lines, places) ?? []);
  return { payees, payouts: columns, faults, changes, evaluator };
}

function columnOf(
  lines: readonly PayoutLine[],
  places: ReadonlyMap<string, number>,
): PayoutColumn | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const { period, component, currency } = first;
  const amounts = lines.map(({ amount }) => readDecimal(amount));
  const scale = Math.max(...amounts.map((amount) => amount.scale));
  const units = new Array<bigint>(places.size).fill(0n);
  const shown = new Uint8Array(places.size);
  for (const [index, { payee }] of lines.entries()) {
    const amount = amounts[index];
    const place = places.get(payee);
    if (amount === undefined || place === undefined) continue;
    units[place] = (units[place] ?? 0n) + amount.units * powerOfTen(scale - amount.scale);
    shown[place] = 1;
  }
  return { period, component, currency, units, scale, shown };
}
