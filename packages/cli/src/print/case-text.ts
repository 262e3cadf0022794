/** A plan's test as a person reads it: one line when it passes, a table of values when it does not. */

import type { CaseCheck, CaseResult } from "@attain/dsl";
import { faultsText } from "./fault-text.js";
import { grouped } from "./grouped.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";
import { tableText } from "./table.js";

/** `reasons`: of each expectation how what came out instead came about, in lines. */
export function caseText(
  result: CaseResult,
  file: string,
  style: Style,
  reasons: ReadonlyMap<CaseCheck, readonly string[]> = new Map(),
): string {
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
  const why = result.checks.flatMap((check) => {
    const lines = reasons.get(check) ?? [];
    if (lines.length === 0) return [];
    const what = style.dim(`line ${check.expectation.place.line}: `);
    return [`${what}${lines.map(printable).join("\n  ")}\n`];
  });
  return `${heading}${table}${why.join("")}${faultsText(result.faults, file, style)}`;
}
