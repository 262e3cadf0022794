/** Where the caret is in the grammar: the statement so far, and what may stand next. */

import type { Span } from "../../source/span.js";
import { type Expected, expectedAfter } from "../../syntax/expected.js";
import type { RuleName } from "../../syntax/grammar.js";
import type { Token, TokenType } from "../../syntax/token.js";
import { allWords, statementWords } from "../../syntax/words.js";
import type { PlanDocument } from "../plan-document.js";

export interface CompletionPlace {
  /** The word that is being typed, or nothing at the caret. */
  readonly replaced: Span;
  /** The tokens of the statement before that, its own word first; all tokens above the first statement. */
  readonly statement: readonly Token[];
  readonly expected: readonly Expected[];
}

/** Nothing inside of comments. */
export function completionPlace(document: PlanDocument, offset: number): CompletionPlace | undefined {
  const { comments } = document.compilation.parsed;
  if (comments.some(({ span }) => span.start < offset && offset <= span.end)) return undefined;
  const typed = document.tokens.find(({ span }) => span.start < offset && offset <= span.end);
  const isTyped = typed !== undefined && isUnfinished(typed, offset);
  const replaced = isTyped ? typed.span : { start: offset, end: offset };
  const before = document.tokens.filter(({ span }) => span.end <= replaced.start);
  return { replaced, ...readUpTo(before) };
}

const words: ReadonlySet<TokenType> = new Set<TokenType>([...allWords, "Identifier", "Code"]);

/** A word that the caret touches is being typed; a text only while the caret is inside of its marks. */
function isUnfinished({ type, text, span }: Token, offset: number): boolean {
  if (words.has(type)) return true;
  if (type === "Text") return offset < span.end || text.length === 1 || !text.endsWith('"');
  return (type === "Number" || type === "Date" || type === "Period") && offset <= span.end;
}

function readUpTo(before: readonly Token[]): Pick<CompletionPlace, "statement" | "expected"> {
  const start = statementStart(before);
  if (start === undefined) return { statement: before, expected: expectedAfter("file", before)?.next ?? [] };
  const statement = before.slice(start);
  const whole = expectedAfter("statement", statement);
  if (whole) {
    const next = whole.complete ? (expectedAfter("statement", [])?.next ?? []) : [];
    return { statement, expected: [...whole.next, ...next] };
  }
  return { statement, expected: inBrokenStatement(statement) };
}

/** The nearest statement word that begins an unindented line; without one, any line. */
function statementStart(tokens: readonly Token[]): number | undefined {
  const starts = [...tokens.keys()].filter((index) => {
    const token = tokens[index];
    return token && beginsLine(tokens, index) && statementWords.some((word) => word === token.type);
  });
  return starts.findLast((index) => tokens[index]?.column === 1) ?? starts.at(-1);
}

function beginsLine(tokens: readonly Token[], index: number): boolean {
  return index === 0 || tokens[index - 1]?.line !== tokens[index]?.line;
}

/** With a mistake further up in the statement, the clause around the caret is still understood. */
function inBrokenStatement(statement: readonly Token[]): readonly Expected[] {
  const clause = clauseRules[statement[0]?.type ?? ""];
  if (!clause) return [];
  for (let index = statement.length; index > 0; index -= 1) {
    if (index < statement.length && !beginsLine(statement, index)) continue;
    const found = expectedAfter(clause, statement.slice(index));
    if (!found) continue;
    // At the end of a clause the next may begin.
    if (index < statement.length) {
      return found.complete ? [...found.next, ...(expectedAfter(clause, [])?.next ?? [])] : found.next;
    }
    if (beginsLine(statement, index)) return found.next;
  }
  return expectedAfter(clause, [])?.next ?? [];
}

const clauseRules: Readonly<Record<string, RuleName>> = {
  plan: "planClause",
  data: "dataClause",
  param: "paramClause",
  table: "tableClause",
  matrix: "matrixClause",
  tiers: "tiersClause",
  credit: "creditClause",
  scorecard: "scorecardClause",
  goal: "goalClause",
  component: "componentClause",
  award: "componentClause",
  payout: "payoutClause",
  journal: "journalClause",
  given: "givenClause",
  test: "testClause",
};
