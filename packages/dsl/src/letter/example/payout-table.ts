/** What the payee of an example is paid, and when. */

import { exact, type Fraction } from "@attain/engine";
import { periodName } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { amountText } from "../numbers/value-text.js";
import { payoutLines } from "../phrases/paying-phrases.js";
import { authored, capitalized, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import type { Example } from "./choose-example.js";
import { inTime } from "./in-time.js";

export async function payoutTable(
  { of, payee, periods }: Example,
  writing: Writing,
): Promise<readonly Block[]> {
  const { phrases } = writing;
  const { columns } = phrases.example;
  const outcomes = await Promise.all(periods.map((period) => of.outcomeOf(period)));
  const lines = new Map(
    outcomes
      .flatMap(({ payouts }) => payouts)
      .filter((line) => line.payee === payee && !exact.isZero(exact.fromText(line.amount)))
      .map((line) => [`${line.period} ${line.component}`, line]),
  );
  const own = inTime([...lines.values()], (line) => line.period, writing.plan);
  if (own.length === 0) return [];
  return [
    {
      kind: "table",
      caption: phrases.example.payouts(authored(payee)),
      columns: [
        { heading: [columns.payday], align: "start" },
        { heading: [columns.component], align: "start" },
        { heading: [columns.amount], align: "end" },
      ],
      rows: own.map((line): Text[] => [
        capitalized([periodName(line.period, writing)]),
        lineName(line.component, exact.fromText(line.amount), writing),
        [amountText(exact.fromText(line.amount), line.currency, phrases)],
      ]),
    },
  ];
}

/** A line is a component, or what else the payout did; some read otherwise where they go the other way. */
function lineName(name: string, amount: Fraction, { phrases, names, plan }: Writing): Text {
  const other = plan.symbols.has(name) ? undefined : payoutLines.find((line) => line === name);
  if (other === undefined) return capitalized(names.titleOf(name));
  const { lines, linesBack } = phrases.paying;
  const isPaid = exact.sign(amount) > 0;
  switch (other) {
    case "hold":
    case "cap":
      return [isPaid ? linesBack[other] : lines[other]];
    case "carry":
      return [isPaid ? lines.carry : linesBack.carry];
    default:
      return [lines[other]];
  }
}
