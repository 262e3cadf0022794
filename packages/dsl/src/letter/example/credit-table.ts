/** What is credited to the payee of an example, in the period that it looks at. */

import { exact } from "@attain/engine";
import { dateText } from "../expressions/tell-time.js";
import type { Block, Table } from "../letter.js";
import { valueText } from "../numbers/value-text.js";
import { authored, capitalized } from "../text.js";
import type { Writing } from "../writing.js";
import type { Example } from "./choose-example.js";

export async function creditTable(
  { of, payee, periods }: Example,
  writing: Writing,
): Promise<readonly Block[]> {
  const { example } = writing.phrases;
  const { columns } = example;
  const outcomes = await Promise.all(periods.map((period) => of.outcomeOf(period)));
  const keys = new Set<string>();
  const own = outcomes
    .flatMap(({ credits }) => credits)
    .filter((line) => {
      const key = JSON.stringify([line.date, line.key, line.credit, line.share]);
      return line.payee === payee && !keys.has(key) && keys.add(key);
    });
  if (own.length === 0) return [];
  const table: Table = {
    kind: "table",
    caption: example.credited(authored(payee)),
    columns: [
      { heading: [columns.date], align: "start" },
      { heading: [columns.entry], align: "start" },
      { heading: [columns.credit], align: "start" },
      { heading: [columns.share], align: "end" },
      { heading: [columns.value], align: "end" },
    ],
    rows: own.map((line) => [
      [dateText(line.date, writing.phrases)],
      authored(line.key),
      capitalized([writing.names.of(line.credit)]),
      [valueText(exact.fromText(line.share), { kind: "percent" }, writing.phrases)],
      [
        valueText(
          exact.fromText(line.value),
          line.currency === undefined ? { kind: "number" } : { kind: "money", currency: line.currency },
          writing.phrases,
        ),
      ],
    ]),
  };
  return [table];
}
