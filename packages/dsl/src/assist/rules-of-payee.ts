/**
 * The rules behind one payee's pay, as the plan writes them: its text with everything else blanked, so that lines
 * keep their numbers. Comments, tests, versions that are for others and rows that name others are blank, too.
 */

import type { CheckedPlan, ColumnSymbol, PlanSymbol } from "../check/checked-plan.js";
import type { Compilation } from "../compile-plan.js";
import type { SourceText } from "../source/source-texts.js";
import type { Span } from "../source/span.js";
import type { PayoutStatement, Scope, Statement } from "../syntax/ast.js";
import { parse } from "../syntax/parse.js";
import { type AstNode, visitNodes } from "../syntax/visit-nodes.js";

export interface PayeeRules {
  /** The plan's own text first. */
  readonly texts: readonly {
    /** Absent for the plan's own text. */
    readonly file?: string;
    readonly text: string;
  }[];
  /** In the order of the text. */
  readonly rules: readonly PayeeRule[];
}

export interface PayeeRule {
  readonly kind: Statement["kind"];
  readonly name: string;
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

export interface RulesOf {
  readonly payee: string;
  /** Whether a text is the id of somebody, whoever that is. */
  readonly isPayee: (text: string) => boolean;
}

export function rulesOfPayee({ checked, sources }: Compilation, of: RulesOf): PayeeRules {
  const hidden = checked.file.statements.flatMap((statement) => spansOfOthers(statement, of));
  const statements = statementsBehind(checked, of, hidden);
  const found = checked.file.statements.filter((statement) => statements.has(statement));
  return {
    texts: sources.texts.map((source) => ({
      ...(source.file !== undefined && { file: source.file }),
      text: blanked(source, found, [...hidden, ...commentsOf(source)]),
    })),
    rules: found.map((statement) => {
      const { file, lines, start } = sources.holding(statement.span.start);
      const at = lines.position(statement.span.start - start);
      return { kind: statement.kind, name: nameOf(statement), ...(file !== undefined && { file }), ...at };
    }),
  };
}

/** From the payee's payout along the names that each statement reads. */
function statementsBehind(
  checked: CheckedPlan,
  of: RulesOf,
  hidden: readonly Span[],
): ReadonlySet<Statement> {
  const { settings, payout, personalPayouts, symbols, symbolOf } = checked;
  const own = personalPayouts.find(({ scope }) => isFor(scope, of.payee)) ?? payout;
  const names = [...symbolOf].filter(([{ span }]) => !hidden.some((each) => holds(each, span)));
  const first: readonly (PayoutStatement | Statement | undefined)[] = [settings.statement, own];
  const waiting = first.filter((each) => each !== undefined);
  const found = new Set<Statement>(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { span } = next;
    for (const [name, symbol] of names) {
      if (!holds(span, name.span)) continue;
      for (const statement of statementsOf(symbol, symbols)) {
        if (found.has(statement) || isForOther(scopeOf(statement), of.payee)) continue;
        found.add(statement);
        waiting.push(statement);
      }
    }
  }
  return found;
}

function statementsOf(
  symbol: PlanSymbol | ColumnSymbol,
  symbols: CheckedPlan["symbols"],
): readonly Statement[] {
  if (symbol.kind === "column") {
    const source = symbols.get(symbol.source);
    return source?.kind === "source" ? [source.statement] : [];
  }
  return "statements" in symbol ? symbol.statements : [symbol.statement];
}

function nameOf(statement: Statement): string {
  return "name" in statement ? statement.name.text : statement.kind;
}

// ---------------------------------------------------------------- what is about others

/** Parts that say something of somebody: if that is somebody else, the whole part is hidden. */
const parts: ReadonlySet<AstNode["kind"]> = new Set([
  "paramValue",
  "tableRow",
  "case",
  "receiver",
  "draw",
  "hold",
]);

function spansOfOthers(statement: Statement, { payee, isPayee }: RulesOf): readonly Span[] {
  if (isForOther(scopeOf(statement), payee)) return [statement.span];
  const spans: Span[] = [];
  visitNodes(statement, (node, parents) => {
    const namesOther =
      node.kind === "scope"
        ? isForOther(node, payee)
        : node.kind === "text" && !isSame(node.value, payee) && isPayee(node.value);
    if (namesOther) spans.push((parents.findLast(({ kind }) => parts.has(kind)) ?? node).span);
  });
  return spans;
}

function scopeOf(statement: Statement): Scope | undefined {
  return "scope" in statement ? statement.scope : undefined;
}

function isForOther(scope: Scope | undefined, payee: string): boolean {
  return scope?.payee !== undefined && !isFor(scope, payee);
}

function isFor(scope: Scope | undefined, payee: string): boolean {
  return scope?.payee !== undefined && isSame(scope.payee.text, payee);
}

function isSame(one: string, other: string): boolean {
  return one.normalize("NFC") === other.normalize("NFC");
}

// ---------------------------------------------------------------- text

function commentsOf({ text, start }: SourceText): readonly Span[] {
  return parse(text).comments.map(({ span }) => ({ start: span.start + start, end: span.end + start }));
}

function blanked({ text, start }: SourceText, shown: readonly Statement[], hidden: readonly Span[]): string {
  const keeps = new Uint8Array(text.length);
  const set = (span: Span, value: number) =>
    keeps.fill(value, Math.max(span.start - start, 0), Math.max(span.end - start, 0));
  for (const { span } of shown) set(span, 1);
  for (const span of hidden) set(span, 0);
  const characters = Array.from({ length: text.length }, (_, at) => {
    const character = text.charAt(at);
    return keeps[at] === 1 || character === "\n" || character === "\r" ? character : " ";
  });
  return characters
    .join("")
    .split("\n")
    .map((line) => (line.endsWith("\r") ? `${line.trimEnd()}\r` : line.trimEnd()))
    .join("\n");
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
