/** The figures that an amount of the example follows from, each with its formula. */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan, ComponentSymbol } from "../../check/checked-plan.js";
import type { Expression } from "../../syntax/ast.js";
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
  const named = (value: Expression, group?: string) =>
    tell(value, { ...writing, namesWeighted: true, ...(group !== undefined && { group }) });
  const row = (name: string, title: Text, how: Text): Text[][] => {
    const line = evidence.figures.get(name);
    const value = line ? exact.fromText(line.value) : groupsValue(name, evidence, plan);
    return value === undefined ? [] : [[title, how, [valueText(value, figureType(name, plan), phrases)]]];
  };
  const rows = [...plan.symbols.values()].flatMap((symbol) => {
    if (!used.has(symbol)) return [];
    const title = capitalized([names.of(symbol.name)]);
    if (symbol.kind === "figure") {
      const group = symbol.grain.owner === "group" ? symbol.grain.column.name : undefined;
      return row(symbol.name, title, named(symbol.statements[0].value, group));
    }
    if (symbol.kind !== "scorecard") return [];
    const { items } = symbol.statements[0];
    const parts = items.map(
      ({ weight, name }) => say`${literalText(weight, writing)} ${names.of(name.text)}`,
    );
    return [
      ...items.flatMap(({ name, value }) =>
        row(`${symbol.name}.${name.text}`, capitalized([names.of(name.text)]), named(value)),
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

/** A group's number, as the explanation of the amount has it. */
function groupsValue(
  name: string,
  { explanation }: Evidence,
  { symbols }: CheckedPlan,
): Fraction | undefined {
  const symbol = symbols.get(name);
  if (symbol?.kind !== "figure" || symbol.grain.owner !== "group") return undefined;
  const value = explanation.nodes.find(({ label }) => label === name)?.value;
  return value != null && /^-?\d+(\/\d+)?$/.test(value) ? exact.fromExactText(value) : undefined;
}
