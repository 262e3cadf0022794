/** The figures that an amount of the example follows from, each with its formula. */

import { exact } from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import { tell } from "../expressions/tell-expression.js";
import { literalText } from "../expressions/tell-literal.js";
import type { Block } from "../letter.js";
import { valueText } from "../numbers/value-text.js";
import { capitalized, joined, say, type Text } from "../text.js";
import { behind } from "../uses.js";
import type { Writing } from "../writing.js";
import type { Evidence } from "./evidence.js";
import { figureType } from "./figure-type.js";

/** In the order of the plan. */
export function figureTable(
  evidence: Evidence,
  component: ComponentSymbol,
  writing: Writing,
): readonly Block[] {
  const { phrases, plan, names } = writing;
  const { columns } = phrases.example;
  const used = new Set(behind(component.statements, plan));
  const row = (name: string, title: Text, how: Text): Text[][] => {
    const line = evidence.figures.get(name);
    if (line === undefined) return [];
    return [[title, how, [valueText(exact.fromText(line.value), figureType(name, plan), phrases)]]];
  };
  const rows = [...plan.symbols.values()].flatMap((symbol) => {
    if (!used.has(symbol)) return [];
    const title = capitalized([names.of(symbol.name)]);
    if (symbol.kind === "figure") return row(symbol.name, title, tell(symbol.statements[0].value, writing));
    if (symbol.kind !== "scorecard") return [];
    const { items } = symbol.statements[0];
    const parts = items.map(
      ({ weight, name }) => say`${literalText(weight, writing)} ${names.of(name.text)}`,
    );
    return [
      ...items.flatMap(({ name, value }) =>
        row(`${symbol.name}.${name.text}`, capitalized([names.of(name.text)]), tell(value, writing)),
      ),
      ...row(symbol.name, title, joined(parts, phrases.marks.comma)),
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: [],
      columns: [
        { heading: [columns.figure], align: "start" },
        { heading: [columns.how], align: "start" },
        { heading: [columns.value], align: "end" },
      ],
      rows,
    },
  ];
}
