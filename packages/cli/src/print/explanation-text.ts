/** An explanation as a person reads it, in one of the views. */

import {
  type Explanation,
  type FlatRow,
  flatColumns,
  renderTree,
  type Statement,
  viewsOf,
  whyNotSentence,
} from "@attain/engine";
import type { ExplainedAmount, ExplainedComponent } from "../results/explain-components.js";
import { grouped } from "./grouped.js";
import { paidText } from "./paid-text.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";
import { type Row, tableText } from "./table.js";

export const viewNames = ["sentence", "statement", "tree", "why-not", "flat"] as const;
export type ViewName = (typeof viewNames)[number];

/** A component's amounts, each in the view, then what was paid of them; `isAll` as `paidText` has it. */
export function explanationText(
  { amounts, payouts }: ExplainedComponent,
  period: string,
  view: ViewName,
  style: Style,
  isAll: boolean,
): string {
  const texts = amounts.map((amount) => viewText(amount, view, style));
  if (view === "flat") return texts.join("\n");
  const earned = amounts.map(({ explanation }) => explanation.amount);
  const currency = amounts[0]?.explanation.currency ?? "";
  return `${texts.join(view === "sentence" ? "" : "\n")}${paidText(payouts, earned, currency, period, isAll)}`;
}

function viewText({ explanation, lines }: ExplainedAmount, view: ViewName, style: Style): string {
  const views = viewsOf(explanation);
  const { component, payee, period } = explanation;
  const heading = `${style.bold(printable(`${component} of ${payee}, ${period}`))}\n`;
  switch (view) {
    case "sentence":
      return `${printable(views.sentence())}\n`;
    case "statement":
      return `${heading}${statementText(views.statement(lines), style)}`;
    case "tree":
      return `${heading}${printableLines(renderTree(views.tree()))}\n`;
    case "why-not": {
      const sentences = views.whyNot().map((reason) => `  ${printable(whyNotSentence(reason))}\n`);
      return `${heading}${sentences.length === 0 ? nothingInTheWay(explanation) : sentences.join("")}`;
    }
    case "flat":
      return `${heading}${flatText(views.flat(), style)}`;
  }
}

/** An amount of nought has no gate or tier to blame: then how it came about says why. */
function nothingInTheWay(explanation: Explanation): string {
  const isNothing = /^-?[0.]*$/.test(explanation.amount);
  return isNothing ? `  ${printable(viewsOf(explanation).sentence())}\n` : "  Nothing stood in the way.\n";
}

/** What a journal posted on one event, with everything it follows from. */
export function postingText(explanation: Explanation, view: "tree" | "flat", style: Style): string {
  const views = viewsOf(explanation);
  const { payee, period } = explanation;
  const heading = `${style.bold(printable(`${payee}, ${period}`))}\n`;
  if (view === "flat") return `${heading}${flatText(views.flat(), style)}`;
  return `${heading}${printableLines(renderTree(views.tree()))}\n`;
}

/** A row a deal; how it was priced stands under it where it was priced in several pieces. */
function statementText(statement: Statement, style: Style): string {
  const rows = statement.lines.flatMap((line): Row[] => {
    const [only, ...others] = line.pieces;
    const deal = [line.date, line.key || "no deal", line.credit];
    if (only === undefined) return [{ cells: [...deal, "", "", grouped(line.amount)] }];
    return [
      { cells: [...deal, only.base, only.rate, grouped(line.amount)] },
      ...others.map((piece) => ({ cells: ["", "", "", piece.base, piece.rate, ""] })),
    ];
  });
  for (const { label, before, after } of statement.limits) {
    rows.push({ cells: ["", label, "", before, `to ${after}`, ""] });
  }
  rows.push({ cells: ["Total", "", "", "", "", grouped(statement.total)], bold: true, ruled: true });
  return tableText(
    [
      { title: "Date", align: "left" },
      { title: "Deal", align: "left" },
      { title: "Credit", align: "left" },
      { title: "Counted", align: "right" },
      { title: "Rate", align: "right" },
      { title: statement.currency === "" ? "Given" : `Pay ${statement.currency}`, align: "right" },
    ],
    rows,
    style,
  );
}

function flatText(flat: readonly FlatRow[], style: Style): string {
  const rows = flat.map((row) => ({
    cells: flatColumns.map((column) => {
      const value = row[column];
      return value === null ? "" : String(value);
    }),
  }));
  return tableText(
    flatColumns.map((title) => ({ title, align: "left" })),
    rows,
    style,
  );
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
