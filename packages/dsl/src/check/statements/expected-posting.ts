/** `expect contract_cost.amortising for ann, 2026-03`: what a journal posted, or what is left in its books. */

import type { Expectation, Name } from "../../syntax/ast.js";
import type { FigureGrain, JournalSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportUnknown, words } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { bookedGrain, journalParts } from "../types/journal-parts.js";

interface ExpectedPosting {
  readonly grain: FigureGrain;
  readonly type: Type;
  readonly what: string;
}

export function expectedPosting(
  journal: JournalSymbol,
  part: Name | undefined,
  expectation: Expectation,
  checking: Checking,
): ExpectedPosting | undefined {
  const { statement, name } = journal;
  const parts = journalParts(statement);
  if (part === undefined) {
    if (statement.broken) return undefined;
    checking.report({
      code: "wrong-kind",
      span: expectation.what.span,
      message: `\`${name}\` is a journal, which has several amounts`,
      help: `Say which: ${parts.map((each) => `\`${name}.${each}\``).join(", ")}`,
    });
    return undefined;
  }
  if (!parts.includes(part.text)) {
    if (statement.broken) return undefined;
    reportUnknown(
      {
        name: part,
        message: `\`${name}\` posts nothing on \`${part.text}\``,
        candidates: () => words(parts),
        help: () => `Its amounts are ${parts.map((each) => `\`${each}\``).join(", ")}`,
      },
      checking,
    );
    return undefined;
  }
  return {
    grain: bookedGrain(journal, expectation),
    type: { kind: "money", currency: checking.settings.currency },
    what: `\`${name}.${part.text}\``,
  };
}
