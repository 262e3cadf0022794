/** Looks through every decision table and every choice of a plan. */

import type { Analysing } from "../analysing.js";
import type { Decision } from "./decision.js";
import { decisionOfChoice } from "./decision-of-choice.js";
import { decisionOfTable } from "./decision-of-table.js";
import { rowsAreComplete } from "./rows-are-complete.js";
import { rowsAreTaken } from "./rows-are-taken.js";
import { rowsExcludeEachOther } from "./rows-exclude-each-other.js";
import { rowsSayOneThing } from "./rows-say-one-thing.js";

const analyses: readonly ((decision: Decision, analysing: Analysing) => void)[] = [
  rowsAreComplete,
  rowsExcludeEachOther,
  rowsAreTaken,
  rowsSayOneThing,
];

export function decisionsAreSound(analysing: Analysing): void {
  for (const decision of decisions(analysing)) {
    for (const analysis of analyses) analysis(decision, analysing);
  }
}

function decisions(analysing: Analysing): readonly Decision[] {
  const tables = [...analysing.plan.symbols.values()].flatMap((symbol) =>
    symbol.kind !== "table"
      ? []
      : symbol.statements.flatMap((statement) =>
          statement.broken || !analysing.isSound(statement.span)
            ? []
            : (decisionOfTable(symbol, statement, analysing) ?? []),
        ),
  );
  const choices = analysing.uses.choices.flatMap((use) =>
    analysing.isSound(use.statement.span) ? (decisionOfChoice(use, analysing) ?? []) : [],
  );
  return [...tables, ...choices];
}
