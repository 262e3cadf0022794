/** The plan as a tree of its statements and what is in them, for an outline or a jump list. */

import { unreachable } from "../invariant.js";
import type { Span } from "../source/span.js";
import type { Statement } from "../syntax/ast.js";
import type { PlanDocument } from "./plan-document.js";

export interface OutlineEntry {
  readonly name: string;
  /** `plan`, `data`, `column`, `clause`, `test`, ...: the word it is written with, where it has one. */
  readonly kind: string;
  /** What follows the name, shortened. */
  readonly detail: string;
  readonly span: Span;
  /** What to select when it is chosen. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

const longestDetail = 80;

export function outline({ compilation, text }: PlanDocument): readonly OutlineEntry[] {
  const { file } = compilation.parsed;

  /** From behind the name to the end of the line or the block's brace. */
  function detail(span: Span, nameSpan: Span): string {
    const [line = ""] = text.slice(nameSpan.end, Math.max(nameSpan.end, span.end)).split(/[\r\n{]/);
    const plain = line.replace(/^\s*[:=]?\s*/, "").trimEnd();
    return plain.length > longestDetail ? `${plain.slice(0, longestDetail)} ...` : plain;
  }

  function entry(
    kind: string,
    span: Span,
    nameSpan: Span,
    children: readonly OutlineEntry[] = [],
  ): OutlineEntry {
    const name = text.slice(nameSpan.start, nameSpan.end).replace(/^"|"$/g, "");
    return { name, kind, detail: detail(span, nameSpan), span, nameSpan, children };
  }

  /** Something without a name: it is listed under its first word. */
  function line({ span }: { readonly span: Span }): OutlineEntry {
    const [word = ""] = text.slice(span.start, span.end).split(/[\s:({]/);
    return entry("clause", span, { start: span.start, end: span.start + word.length });
  }

  function childrenOf(statement: Statement): OutlineEntry[] {
    switch (statement.kind) {
      case "plan":
        return statement.settings.map(line);
      case "data":
        return statement.columns.map((column) => entry("column", column.span, column.name.span));
      case "param":
        return statement.values.filter((value) => value.scope !== undefined).map(line);
      case "table":
        return [...statement.rows, ...(statement.otherwise ? [statement.otherwise] : [])].map(line);
      case "matrix":
      case "tiers":
        return statement.rows.map(line);
      case "credit":
      case "goal":
      case "journal":
      case "component":
      case "award":
      case "payout":
        return statement.clauses.map(line);
      case "scorecard":
        return statement.items.map((item) => entry("item", item.span, item.name.span));
      case "test":
        return [
          ...statement.givens.map((given) => entry("given", given.span, given.name.span)),
          ...statement.expectations.map((expectation) =>
            entry("expect", expectation.span, expectation.what.span),
          ),
        ];
      case "measure":
      case "quota":
      case "given":
      case "prove":
        return [];
      default:
        return unreachable(statement);
    }
  }

  return file.statements.map((statement) =>
    entry(statement.kind, statement.span, nameSpanOf(statement), childrenOf(statement)),
  );
}

function nameSpanOf(statement: Statement): Span {
  switch (statement.kind) {
    case "test":
    case "prove":
      return statement.title.span;
    case "payout":
      return { start: statement.span.start, end: statement.span.start + "payout".length };
    default:
      return statement.name.span;
  }
}
