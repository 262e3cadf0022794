/** `share`, `rank`, `budget` and `final after`: what concerns everybody's amounts at once. */

import type { Among, Budget, Final, PeriodUnit, Prize, Rank, Share } from "@attain/engine";
import { writtenLength } from "../../check/statements/final-after.js";
import { invariant } from "../../invariant.js";
import type { EarningClause, FinalAfter, Name, RankPlace } from "../../syntax/ast.js";
import { membersOf } from "../expressions/changes.js";
import { lowerExpression } from "../expressions/expression.js";
import { hundredth } from "../literal.js";
import { periodScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";

type Clause<K extends EarningClause["kind"]> = Extract<EarningClause, { kind: K }>;

export function lowerShare(clause: Clause<"share">, builder: RuleSetBuilder): Share {
  const { value, among, split, leavers, leftover, span } = clause;
  return {
    amount: lowerExpression(value, periodScope, builder),
    among: lowerAmong(among, builder),
    ...(split.by && { by: lowerExpression(split.by, periodScope, builder) }),
    leavers,
    leftover,
    place: builder.place(span),
  };
}

export function lowerRank(clause: Clause<"rank">, builder: RuleSetBuilder): Rank {
  const { value, among, ties, field, places, span } = clause;
  return {
    by: lowerExpression(value, periodScope, builder),
    among: lowerAmong(among, builder),
    ties:
      typeof ties === "string" ? ties : { tiebreak: lowerExpression(ties.tiebreak, periodScope, builder) },
    ...(field && { field: Number(field.value) }),
    prizes: places.map((line) => lowerPrize(line, builder)),
    place: builder.place(span),
  };
}

function lowerPrize({ places, prize, span }: RankPlace, builder: RuleSetBuilder): Prize {
  return {
    places: lowerPlaces(places),
    prize: lowerExpression(prize, periodScope, builder),
    place: builder.place(span),
  };
}

function lowerPlaces(places: RankPlace["places"]): Prize["places"] {
  if (places.kind === "place") {
    return { first: Number(places.first.value), last: Number((places.last ?? places.first).value) };
  }
  return places.of.kind === "percent"
    ? { topShare: hundredth(places.of.value) }
    : { top: Number(places.of.value) };
}

/** Everybody, or those who are alike in a column of the roster. */
function lowerAmong(among: Name, builder: RuleSetBuilder): Among {
  if (among.text === "payees") return "payees";
  const column = builder.plan.settings.roster?.columns.get(among.text);
  invariant(column, `${among.text} is a column of the roster`);
  return { column: column.name, members: membersOf(builder) };
}

export function lowerBudget(
  { value, per, overrun, span }: Clause<"budget">,
  builder: RuleSetBuilder,
): Budget {
  const unit: PeriodUnit | undefined = per?.unit;
  return {
    value: lowerExpression(value, periodScope, builder),
    ...(unit && { per: unit }),
    overrun,
    place: builder.place(span),
  };
}

export function lowerFinal({ duration, span }: FinalAfter, builder: RuleSetBuilder): Final {
  const length = writtenLength(duration);
  invariant(length, "a length of time is written");
  return { after: length.count, unit: length.unit, place: builder.place(span) };
}
