/** `goal`: a target that is handed down to people and periods. */

import { unreachable } from "../../invariant.js";
import type { GoalClause, GoalStatement } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { dateText } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { capitalized, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { placesOf } from "./earning/round.js";

export function tellGoal(goal: GoalStatement, writing: Writing): readonly Block[] {
  const { phrases } = writing;
  const { target } = phrases;
  const name = writing.names.of(goal.name.text);
  const from = goal.scope?.from && dateText(goal.scope.from.value, phrases);
  const heading = from === undefined ? [name] : target.plannedAnew(name, from);
  // Weights and limits are anybody's, not only the reader's.
  const ofAnybody: Writing = { ...writing, isOfAnybody: true };
  return [
    { kind: "heading", text: capitalized(heading) },
    ...documentationBlocks(goal.documentation),
    { kind: "paragraph", text: target.goal(tell(goal.value, writing)) },
    {
      kind: "list",
      items: [
        ...goal.clauses.flatMap((clause) => clauseTexts(clause, ofAnybody)),
        from === undefined ? target.planned : target.plannedOn(from),
      ],
    },
  ];
}

function clauseTexts(clause: GoalClause, writing: Writing): readonly Text[] {
  const { target, time, earning } = writing.phrases;
  switch (clause.kind) {
    case "cover":
      return [target.cover(tell(clause.value, writing))];
    case "level": {
      const level = writing.names.of(clause.name.text);
      const { by } = clause.split;
      const { limit } = clause;
      return [
        by ? target.levelBy(level, tell(by, writing)) : target.levelEqually(level),
        ...(limit
          ? [
              target.limit(tell(limit.from, writing), tell(limit.through, writing), tell(limit.of, writing)),
              target.clipped[limit.clipped],
            ]
          : []),
      ];
    }
    case "phase":
      return [
        target.phase(
          time.unit[clause.unit.unit],
          clause.shares.map((share) => tell(share, writing)),
        ),
      ];
    case "roundLeftover":
      return [
        target.round(clause.round.mode, placesOf(clause.round, writing)),
        earning.leftover[clause.leftover],
      ];
    default:
      return unreachable(clause);
  }
}
