/** What stands open after a run's last pay date: money held, owed, put off by a cap, or paid ahead. */

import type { FigureLine } from "@attain/engine";
import { grouped } from "./grouped.js";
import { hiddenText, mostRows } from "./most-rows.js";
import type { Style } from "./style.js";
import { tableText } from "./table.js";

const titles: ReadonlyMap<string, string> = new Map([
  ["payout.held", "Held"],
  ["payout.balance", "Balance"],
  ["payout.carried", "Put off"],
  ["payout.ahead", "Paid ahead"],
]);

/** Of payees of whom anything stands open; empty where that is nobody. */
export function balancesTable(figures: readonly FigureLine[], style: Style): string {
  const last = new Map<string, Map<string, FigureLine>>();
  for (const figure of figures) {
    if (!titles.has(figure.name)) continue;
    const own = last.get(figure.payee) ?? new Map<string, FigureLine>();
    last.set(figure.payee, own);
    // Figures come by period: what is said last is said of the last pay date.
    own.set(figure.name, figure);
  }
  const open = [...last].filter(([, own]) => [...own.values()].some(({ value }) => /[1-9]/.test(value)));
  if (open.length === 0) return "";
  const names = [...titles.keys()].filter((name) => open.some(([, own]) => own.has(name)));
  const head = [
    { title: "Payee", align: "left" as const },
    { title: "After", align: "left" as const },
    ...names.map((name) => ({ title: titles.get(name) ?? name, align: "right" as const })),
  ];
  const rows = open.map(([payee, own]) => {
    const [any] = own.values();
    const amounts = names.map((name) => {
      const figure = own.get(name);
      return figure === undefined ? "" : `${grouped(figure.value)} ${figure.currency ?? ""}`.trim();
    });
    return { cells: [payee, any?.period ?? "", ...amounts] };
  });
  return `${tableText(head, rows.slice(0, mostRows), style)}${hiddenText(rows.length - mostRows)}`;
}
