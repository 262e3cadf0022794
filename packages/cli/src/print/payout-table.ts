/**
 * The payouts of a run as a table: a line a payee and pay date, a column a component and one for whatever
 * else was done before paying, totals both ways.
 */

import { type PayoutLine, payoutLineNames, sumDecimals } from "@attain/engine";
import { groupBy } from "./group-by.js";
import { grouped } from "./grouped.js";
import { hiddenText, mostRows } from "./most-rows.js";
import type { Style } from "./style.js";
import { type Column, type Row, tableText } from "./table.js";

/** One table a currency; `components` are the columns in their order. */
export function payoutTables(
  payouts: readonly PayoutLine[],
  components: readonly string[],
  style: Style,
): string {
  const currencies = [...new Set(payouts.map((line) => line.currency))].sort();
  return currencies
    .map((currency) => {
      const lines = payouts.filter((line) => line.currency === currency);
      return payoutTable(lines, components, currency, style);
    })
    .join("\n");
}

function payoutTable(
  lines: readonly PayoutLine[],
  components: readonly string[],
  currency: string,
  style: Style,
): string {
  const number = (title: string): Column => ({ title, align: "right" });
  const names = [...components, ...otherNames(lines, components)];
  const columns: Column[] = [
    { title: "Payee", align: "left" },
    { title: "Period", align: "left" },
    ...names.map(number),
    number(`Total ${currency}`),
  ];
  const cells = (of: readonly PayoutLine[]): string[] => [
    ...names.map((name) => total(of.filter((line) => line.component === name))),
    total(of),
  ];

  const rows: Row[] = [];
  const periods = new Set(lines.map((line) => line.period));
  const byPayee = [...groupBy(lines, (line) => line.payee)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [payee, own] of byPayee) {
    const byPeriod = groupBy(own, (line) => line.period);
    const ruled = periods.size > 1;
    [...byPeriod].forEach(([period, paid], index) => {
      rows.push({ cells: [index === 0 ? payee : "", period, ...cells(paid)], ruled: ruled && index === 0 });
    });
    if (byPeriod.size > 1) rows.push({ cells: ["", "total", ...cells(own)], bold: true });
  }
  const shown = rows.slice(0, mostRows);
  const hidden = rows.length - shown.length;
  const all: Row = { cells: ["All payees", "", ...cells(lines)], ruled: true, bold: true };
  const table = tableText(columns, byPayee.length > 1 ? [...shown, all] : shown, style);
  return `${table}${hiddenText(hidden)}`;
}

/** Holds, draws and what else stands beside the components, in the order in which they are worked out. */
function otherNames(lines: readonly PayoutLine[], components: readonly string[]): readonly string[] {
  const order: readonly string[] = payoutLineNames;
  const others = new Set(lines.map((line) => line.component).filter((name) => !components.includes(name)));
  return [...others].sort((a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1));
}

function total(lines: readonly PayoutLine[]): string {
  return lines.length === 0 ? "" : grouped(sumDecimals(lines.map((line) => line.amount)));
}
