/** Tables for the terminal: words to the left, numbers to the right, a rule above each block of totals. */

import Table from "cli-table3";
import { printable } from "./printable.js";
import type { Style } from "./style.js";

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface Row {
  readonly cells: readonly string[];
  /** Totals are bold. */
  readonly bold?: boolean;
  /** A rule is drawn above the row. */
  readonly ruled?: boolean;
}

export function tableText(columns: readonly Column[], rows: readonly Row[], style: Style): string {
  const table = new Table({
    head: columns.map((column) => style.bold(printable(column.title))),
    colAligns: columns.map((column) => column.align),
    chars: noRule,
    style: { head: [], border: [] },
  });
  rows.forEach((row, index) => {
    const chars = row.ruled || index === 0 ? rule : {};
    const dressed = row.bold ? style.bold : (text: string) => text;
    table.push(row.cells.map((cell) => ({ content: dressed(printable(cell)), chars })));
  });
  return `${table.toString()}\n`;
}

// A rule whose characters are empty is not drawn at all.
const noRule = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };
const rule = { mid: "─", "left-mid": "├", "mid-mid": "┼", "right-mid": "┤" };
