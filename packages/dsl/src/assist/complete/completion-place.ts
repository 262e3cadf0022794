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

/** More brackets than the parser lets stand open, with the braces around them. */
const deepestNesting = 70;

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
  const statement = withoutEarlierRows(before.slice(start));
  if (isTooDeep(statement)) return { statement, expected: [] };
  const whole = expectedAfter("statement", statement);
  if (whole) {
    const next = whole.complete ? (expectedAfter("statement", [])?.next ?? []) : [];
    return { statement, expected: [...whole.next, ...next] };
  }
  return { statement, expected: inBrokenStatement(statement) };
}

/**
 * Given rows above the caret's do not matter for what may come next, but there can be thousands of
 * them. Only a list of columns has its bracket before a brace in these statements.
 */
function withoutEarlierRows(statement: readonly Token[]): readonly Token[] {
  const word = statement[0]?.type;
  if (word !== "given" && word !== "test") return statement;
  const kept: Token[] = [];
  for (let index = 0; index < statement.length; index += 1) {
    const token = statement[index];
    if (token) kept.push(token);
    if (token?.type !== "LBrace" || statement[index - 1]?.type !== "RParen") continue;
    let end = index + 1;
    let row = end;
    for (; end < statement.length && statement[end]?.type !== "RBrace"; end += 1) {
      if (statement[end - 1]?.type === "Semicolon" || beginsLine(statement, end)) row = end;
    }
    if (end === statement.length) {
      const last = statement.at(-1)?.type === "Semicolon" ? end : row;
      return [...kept, ...statement.slice(last)];
    }
    index = end - 1;
  }
  return kept;
}

/** What the parser reads no further cannot be gone on with either. */
function isTooDeep(statement: readonly Token[]): boolean {
  let depth = 0;
  return statement.some(({ type }) => {
    if (type === "LParen" || type === "LBrace") depth += 1;
    if (type === "RParen" || type === "RBrace") depth -= 1;
    return depth > deepestNesting;
  });
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
