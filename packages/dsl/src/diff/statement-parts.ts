/** A statement as what stands before its braces and the rows, clauses or settings inside. */

import type { Span } from "../source/span.js";
import type { Statement } from "../syntax/ast.js";

export interface StatementPart {
  readonly span: Span;
  /** What kind of part it is, in a word: `tier`, `row`, `cap`, `column`. */
  readonly word: string;
  /** Parts of two plans with the same key are one part that may have changed. */
  readonly key: string;
  /** Of a row: where it applies, and what it says. */
  readonly at?: Span;
  readonly value?: Span;
}

type TextOf = (span: Span) => string;

/** Nothing for a statement that is one piece, as a measure is. */
export function partsOfStatement(statement: Statement, textOf: TextOf): readonly StatementPart[] {
  switch (statement.kind) {
    case "plan":
      return statement.settings.map((setting) => ({
        span: setting.span,
        word: setting.kind,
        key: setting.kind,
      }));
    case "data":
      return statement.columns.map((column) => ({
        span: column.span,
        word: "column",
        key: column.name.text,
      }));
    case "param":
      // One value without a scope has no braces.
      return statement.values.flatMap(({ span, scope, value }) =>
        scope === undefined
          ? []
          : [{ span, word: "value", key: textOf(scope.span), at: scope.span, value: value.span }],
      );
    case "tiers":
      return statement.rows.map(({ span, at, value, plus }) => ({
        span,
        word: "tier",
        key: textOf(at.span),
        at: at.span,
        value: plus ? { start: value.span.start, end: plus.span.end } : value.span,
      }));
    case "table":
      return [
        ...statement.rows.map(({ span, cells, value }) => {
          const [first, last] = [cells[0]?.span ?? span, cells.at(-1)?.span ?? span];
          const at = { start: first.start, end: last.end };
          return { span, word: "row", key: textOf(at), at, value: value.span };
        }),
        ...(statement.otherwise
          ? [
              {
                span: statement.otherwise.span,
                word: "row",
                key: "otherwise",
                value: statement.otherwise.value.span,
              },
            ]
          : []),
      ];
    case "credit":
    case "component":
    case "award":
    case "payout":
    case "journal":
    case "goal":
      return numbered(statement.clauses.map(({ span, kind }) => ({ span, word: words[kind] ?? kind })));
    case "scorecard":
      return statement.items.map(({ span, name }) => ({ span, word: "item", key: name.text }));
    default:
      return [];
  }
}

/** As the clause is written, where the tree calls it otherwise. */
const words: Readonly<Record<string, string>> = {
  receiver: "receiver",
  paidPer: "paid per",
  payComponents: "pay",
  finalAfter: "final after",
};

/** The second gate of two is another clause than the first. */
function numbered(
  clauses: readonly { readonly span: Span; readonly word: string }[],
): readonly StatementPart[] {
  const counts = new Map<string, number>();
  return clauses.map(({ span, word }) => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return { span, word, key: `${word} ${count}` };
  });
}
