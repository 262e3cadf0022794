/**
 * `scorecard`: a figure for each item, one for what they come to together, and one for the grade, named
 * `performance.teamwork`, `performance` and `performance.grade`.
 */

import type { Figure, Slot } from "@attain/engine";
import type { ScorecardSymbol } from "../../check/checked-plan.js";
import { gradePart } from "../../check/declare/scorecard.js";
import { invariant, unreachable } from "../../invariant.js";
import type { Span } from "../../source/span.js";
import type { ScorecardStatement, WeightedItem } from "../../syntax/ast.js";
import { compareSlots } from "../condition.js";
import { lowerExpression } from "../expressions/expression.js";
import type { LoweringScope } from "../lowering-scope.js";
import { partName } from "../part-name.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerGrain, scopeOfGrain } from "./figure.js";
import { lowerScope } from "./scope.js";
import { lowerItem, lowerMean } from "./weighted.js";

export function lowerScorecard(card: ScorecardSymbol, builder: RuleSetBuilder): readonly Figure[] {
  const [first] = card.statements;
  const scope = scopeOfGrain(card.grain);
  const shared = { kind: "measure", grain: lowerGrain(card.grain) } as const;
  const items = [...card.parts]
    .filter(([name]) => name !== gradePart)
    .map(([name, { type }]): Figure => {
      const versions = card.statements.flatMap((statement) => {
        const item = statement.items.find((each) => each.name.text === name);
        if (item === undefined) return [];
        const value = orMissing(item, statement, scope, builder);
        return [{ ...lowerScope(statement.scope), value, place: builder.place(item.span) }];
      });
      const place = versions[0]?.place ?? builder.place(first.name.span);
      return { ...shared, name: partName(card, name), type: valueType(type), versions, place };
    });
  const whole: Figure = {
    ...shared,
    name: card.name,
    type: valueType(card.type),
    versions: card.statements.map((statement) => ({
      ...lowerScope(statement.scope),
      value: lowerScore(card, statement, scope, builder),
      place: builder.place(statement.name.span),
    })),
    ...(first.documentation !== undefined && { documentation: first.documentation }),
    place: builder.place(first.name.span),
  };
  return [...items, whole, ...lowerGrades(card, shared, scope, builder)];
}

/** What an item without a value counts, decided once so that everybody who reads the item sees the same. */
function orMissing(
  item: WeightedItem,
  { missing }: ScorecardStatement,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const value = lowerItem(item, scope, builder);
  const place = builder.place(item.span);
  switch (missing) {
    case "shared":
      return orNothing(value, item.span, builder);
    case "zero": {
      const zero = builder.slot({ op: "constant", type: { kind: "number" }, value: "0", place });
      return builder.slot({ op: "else", value, otherwise: zero, place });
    }
    case "fault":
      return value;
    case undefined:
      return invariant(false, "a scorecard says what becomes of a missing item") as never;
    default:
      return unreachable(missing);
  }
}

/** What is not there is nobody's fault until somebody needs it. */
function orNothing(value: Slot, span: Span, builder: RuleSetBuilder): Slot {
  const place = builder.place(span);
  return builder.slot({ op: "else", value, otherwise: builder.slot({ op: "none", place }), place });
}

/** Where those items that are there share the weight, and none is, there is no score. */
function lowerScore(
  card: ScorecardSymbol,
  statement: ScorecardStatement,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const { items, missing, name } = statement;
  const values = items.map((item) =>
    builder.slot({
      op: "figure",
      name: partName(card, item.name.text),
      place: builder.place(item.name.span),
    }),
  );
  invariant(missing, "a scorecard says what becomes of a missing item");
  const mean = lowerMean({ items, missing, span: name.span }, values, scope, builder);
  return missing === "shared" ? orNothing(mean, name.span, builder) : mean;
}

/** The highest row that the score reaches; the first one holds for everything under it. */
function lowerGrades(
  card: ScorecardSymbol,
  shared: Pick<Figure, "kind" | "grain">,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): readonly Figure[] {
  const versions = card.statements.flatMap((statement) => {
    const [first, ...others] = statement.grades;
    if (first === undefined) return [];
    const text = (row: typeof first) => lowerExpression(row.grade, scope, builder);
    const cases = others.toReversed().map((row) => {
      const score = builder.slot({ op: "figure", name: card.name, place: builder.place(row.span) });
      const operator = row.edge === "from" ? "decimalGreaterOrEqual" : "decimalGreater";
      const condition = compareSlots(operator, score, lowerExpression(row.at, scope, builder));
      return { when: builder.rule("case", row.span, condition), then: text(row) };
    });
    const place = builder.place(first.span);
    const otherwise = text(first);
    const grade =
      cases.length === 0 ? otherwise : builder.slot({ op: "choose", hit: "first", cases, otherwise, place });
    const isThere = statement.missing !== "shared" || cases.length === 0;
    const value = isThere ? grade : orNothing(grade, first.span, builder);
    return [{ ...lowerScope(statement.scope), value, place }];
  });
  const place = versions[0]?.place;
  if (place === undefined) return [];
  return [{ ...shared, name: partName(card, gradePart), type: { kind: "text" }, versions, place }];
}
