/** What a curve supposes: for whom it is drawn, and what it takes in and leaves out. */

import { tell } from "../expressions/tell-expression.js";
import type { Block } from "../letter.js";
import { data, joined, type Text } from "../text.js";
import { type Drawing, textOf } from "./drawing.js";

export function curveNotes(drawing: Drawing): readonly Block[] {
  const sentences = notes(drawing);
  const text = joined(sentences, drawing.writing.phrases.marks.betweenSentences);
  return sentences.length === 0 ? [] : [{ kind: "paragraph", text }];
}

function notes({ line, tiers, evidence, writing }: Drawing): readonly Text[] {
  const { curve } = writing.phrases;
  const { example, drawn, left } = line;
  const words = (limits: readonly (typeof drawn)[number][]) => limits.map((limit) => curve.limit[limit]);
  const others = left.filter((limit) => limit !== "gate");
  const type = example && writing.plan.typeOf.get(example.what);
  const value = example ? textOf(example.value, type ?? { kind: "number" }, writing) : "";
  const [mode] = tiers.statements.map((statement) => statement.mode.kind);
  return [
    ...(example
      ? [
          evidence === undefined || example.isRound
            ? curve.roundExample(tell(example.what, writing), value)
            : curve.example(tell(example.what, writing), value, data(evidence.of.case.title)),
        ]
      : []),
    ...(drawn.length === 0 ? [] : [curve.withLimits(words(drawn))]),
    ...(left.includes("gate") ? [curve.gateOpen] : []),
    ...(others.length === 0 ? [] : [curve.without(words(others))]),
    ...(mode === "reached" ? [curve.smallCredits] : []),
  ];
}
