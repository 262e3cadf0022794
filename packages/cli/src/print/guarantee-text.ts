/** What became of a claim, for a person: one line, and the rows that refute it. */

import { type Counterexample, changedTables, type Guarantee } from "@attain/dsl/search";
import { printable } from "./printable.js";
import type { Style } from "./style.js";
import { tableText } from "./table.js";

export function guaranteeText(guarantee: Guarantee, style: Style): string {
  const { name, verdict, how, accepted, counterexample, standing } = guarantee;
  const title = `${printable(name)}${standing ? style.dim(" (a law of every plan)") : ""}`;
  switch (verdict) {
    case "proved":
      return `${style.green("proved")} ${title}\n  ${printable(how)}\n`;
    case "unrefuted":
      return `${style.yellow(how.startsWith("not tried") ? "not tried" : how)} ${title}${
        how.startsWith("not tried") ? `\n  ${printable(how)}` : ""
      }\n`;
    case "refuted": {
      const reason = accepted === undefined ? "" : `\n  accepted: ${printable(accepted)}`;
      const word = accepted === undefined && !standing ? style.red("refuted") : style.yellow("refuted");
      return `${word} ${title}${reason}\n${counterexample ? exampleText(counterexample, style) : ""}`;
    }
  }
}

/** The rows, what they pay, and the test. */
export function exampleText(example: Counterexample, style: Style): string {
  const { rows, rowsBefore, payouts, test } = example;
  const changed = changedTables(example);
  const tables = Object.entries(rows).map(([name, list]) => {
    const before = changed.has(name)
      ? `${printable(name)} before\n${rowsText(rowsBefore?.[name] ?? [], style)}`
      : "";
    return `${before}${printable(name)}${changed.has(name) ? " after" : ""}\n${rowsText(list, style)}`;
  });
  const amounts = payouts.map(({ what, payee, period, amount, against }) => {
    const where = [payee, period === "plan" ? "" : period].filter((part) => part !== "").join(", ");
    const beside = rowsBefore ? "before" : "against";
    return `${printable(what)}${where === "" ? "" : ` for ${printable(where)}`}: ${printable(amount)}, ${beside} ${printable(against)}\n`;
  });
  return `${tables.join("")}${amounts.join("")}\n${test.split("\n").map(printable).join("\n")}\n`;
}

function rowsText(rows: Counterexample["rows"][string], style: Style): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return tableText(
    columns.map((title) => ({ title: printable(title), align: "left" as const })),
    rows.map((row) => ({ cells: columns.map((column) => printable(row[column] ?? "")) })),
    style,
  );
}
