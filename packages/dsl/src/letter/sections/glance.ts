/** What the plan pays, on one page: each component with its period, its pay day and its clause. */

import type { ComponentSymbol } from "../../check/checked-plan.js";
import type { Block, Table } from "../letter.js";
import { clauseTexts, paidPer } from "../sentences/earning/earning.js";
import { grainText } from "../sentences/figure.js";
import { capitalized, joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";

export function glance(components: readonly ComponentSymbol[], writing: Writing): readonly Block[] {
  const { phrases, names } = writing;
  const { glance: headings } = phrases.letter;
  const clauses = components.map(({ statements }) => statements.flatMap(clauseTexts));
  const hasClauses = clauses.some((texts) => texts.length > 0);
  const table: Table = {
    kind: "table",
    caption: [],
    columns: [headings.what, headings.measured, headings.paid, ...(hasClauses ? [headings.clause] : [])].map(
      (heading) => ({ heading: [heading], align: "start" }),
    ),
    rows: components.map((component, index): Text[] => [
      capitalized(names.titleOf(component.name)),
      capitalized(grainText(component.grain, component.statements[0].grain, writing)),
      capitalized([phrases.time.each[paidPer(component, writing)]]),
      ...(hasClauses ? [joined(clauses[index] ?? [], phrases.marks.comma)] : []),
    ]),
  };
  return [{ kind: "paragraph", text: phrases.letter.glanceIntroduction }, table];
}
