/** `scorecard`: items that are numbers, weights that are the whole, and what becomes of a missing one. */

import type { ScorecardStatement } from "../../syntax/ast.js";
import type { ScorecardPart, ScorecardSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { gradePart } from "../declare/scorecard.js";
import { checkWeights, inferItems } from "../infer/items.js";
import { readNumber } from "../infer/read.js";
import { figureScope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { isNumeric, unify, unknown } from "../types/unify.js";

export function checkScorecard(card: ScorecardSymbol, checking: Checking): void {
  const draft: Mutable<ScorecardSymbol> = card;
  const parts = new Map<string, ScorecardPart>(card.parts);
  let type: Type = { kind: "none" };
  for (const statement of card.statements) {
    const types = checkItems(statement, card, checking);
    statement.items.forEach(({ name }, index) => {
      const own = types[index] ?? unknown;
      const before = parts.get(name.text);
      if (before) parts.set(name.text, { ...before, type: together(before.type, own) });
      type = together(type, own);
    });
    for (const { at } of statement.grades) {
      readNumber(at, "A grade", figureScope(card.grain, card, statement.scope), checking);
    }
    checkForm(statement, checking);
  }
  draft.type = type.kind === "none" ? unknown : type;
  draft.parts = parts;
}

function checkItems(
  statement: ScorecardStatement,
  card: ScorecardSymbol,
  checking: Checking,
): readonly Type[] {
  const { items, name, scope, broken } = statement;
  const within = figureScope(card.grain, card, scope);
  const what = `\`${card.name}\``;
  const values = inferItems(items, what, within, checking);
  if (!broken) checkWeights(items, what, name.span, checking);
  return values.map(({ type }, index) => {
    const item = items[index];
    if (item === undefined || type.kind !== "money") return type;
    checking.report({
      code: "type-mismatch",
      span: item.value.span,
      message: `\`${item.name.text}\` is an amount of money, and the items of a scorecard are numbers`,
      help: "Divide it by its target, or by 1 in its currency",
    });
    return unknown;
  });
}

/** An item whose type is not known, or nothing, says nothing of the whole. */
function together(so: Type, far: Type): Type {
  if (so.kind === "unknown") return far;
  return (isNumeric(far) || far.kind === "none" ? unify(so, far) : undefined) ?? so;
}

function checkForm({ name, items, missing, broken }: ScorecardStatement, checking: Checking): void {
  if (broken) return;
  const grade = items.find((item) => item.name.text === gradePart);
  if (grade) {
    checking.report({
      code: "built-in-name",
      span: grade.name.span,
      message: "`grade` is the part of a scorecard that holds the grade",
      help: "Give the item another name",
    });
  }
  if (missing !== undefined) return;
  checking.report({
    code: "missing-clause",
    span: name.span,
    message: `\`${name.text}\` does not say what becomes of an item without a value`,
    help: "Add `missing shared` (the others take its weight), `missing zero` or `missing fault`",
  });
}
