/** A plan's test as a person reads it: one line when it passes, a table of values when it does not. */

import type { CaseResult } from "@attain/dsl";
import { faultsText } from "./fault-text.js";
import { grouped } from "./grouped.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";
import { tableText } from "./table.js";

export function caseText(result: CaseResult, file: string, style: Style): string {
  const title = printable(result.case.title);
  if (result.passed) return `${style.green("passed")} ${title}\n`;
  const heading = `${style.red("failed")} ${title} ${style.dim(`(${printable(file)}:${result.case.place.line})`)}\n`;
  const rows = result.checks.map(({ expectation, actual, passed }) => ({
    cells: [
      passed ? "ok" : "wrong",
      `line ${expectation.place.line}`,
      expectation.text.replace(/\s+/g, " "),
      grouped(expectation.expected),
      actual === undefined ? "nothing" : grouped(actual),
    ],
    bold: !passed,
  }));
  const table = tableText(
    [
      { title: "", align: "left" },
      { title: "", align: "left" },
      { title: "Expected of", align: "left" },
      { title: "Expected", align: "right" },
      { title: "Actual", align: "right" },
    ],
    rows,
    style,
  );
  return `${heading}${table}${faultsText(result.faults, file, style)}`;
}
