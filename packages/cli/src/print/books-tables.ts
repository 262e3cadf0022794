/** The books of a run as tables: what each journal posted to its accounts, and what is left to amortise. */

import { type JournalLine, type Outcome, rollForwardTotals, sumDecimals } from "@attain/engine";
import { grouped } from "./grouped.js";
import type { Style } from "./style.js";
import { type Column, type Row, tableText } from "./table.js";

/** Nothing where nothing was posted. */
export function booksTables({ journal, rollForward }: Outcome, style: Style): string {
  const currencies = [...new Set(journal.map((line) => line.currency))].sort();
  const accounts = currencies.map((currency) => {
    const lines = journal.filter((line) => line.currency === currency);
    return accountTable(lines, currency, style);
  });
  const totals = rollForwardTotals(rollForward);
  if (totals.length === 0) return accounts.join("\n");
  const rows = totals.map((line, index): Row => {
    const { opening, capitalised, amortised, writtenOff, closing } = line;
    const amounts = [opening, capitalised, amortised, writtenOff, closing];
    const isNew = index > 0 && totals[index - 1]?.period !== line.period;
    return { cells: [line.period, line.journal, ...amounts.map(grouped), line.currency], ruled: isNew };
  });
  const titles = ["Opening", "Capitalised", "Amortised", "Written off", "Closing"];
  const columns = [left("Month"), left("Journal"), ...titles.map(right), left("")];
  return [...accounts, tableText(columns, rows, style)].join("\n");
}

/** A line an account; debits and credits of a journal are equal. */
function accountTable(lines: readonly JournalLine[], currency: string, style: Style): string {
  const rows: Row[] = [];
  for (const journal of new Set(lines.map((line) => line.journal))) {
    const own = lines.filter((line) => line.journal === journal);
    const accounts = [...new Set(own.map(({ account }) => account))].sort();
    accounts.forEach((account, index) => {
      const posted = own.filter((line) => line.account === account);
      const cells = [index === 0 ? journal : "", account, ...sides(posted)];
      rows.push({ cells, ruled: rows.length > 0 && index === 0 });
    });
  }
  rows.push({ cells: ["All journals", "", ...sides(lines)], ruled: true, bold: true });
  const columns = [left("Journal"), left("Account"), right(`Debit ${currency}`), right(`Credit ${currency}`)];
  return tableText(columns, rows, style);
}

function sides(lines: readonly JournalLine[]): readonly string[] {
  return (["dr", "cr"] as const).map((side) => {
    const amounts = lines.filter((line) => line.side === side).map(({ amount }) => amount);
    return amounts.length === 0 ? "" : grouped(sumDecimals(amounts));
  });
}

function left(title: string): Column {
  return { title, align: "left" };
}

function right(title: string): Column {
  return { title, align: "right" };
}
