/** Runs of tokens and the tokens that recovery makes up: where they stand, what they count as. */

import { type TokenType as ChevrotainType, createTokenInstance, type IToken } from "chevrotain";
import type { Span } from "../../source/span.js";
import { tokenSpan } from "../build/building.js";
import { beginningOf } from "../expected.js";
import type { RuleName } from "../grammar.js";
import { fits, membersOf, type Terminals } from "../grammar-rules.js";
import { setType } from "../lex.js";
import type { TokenType } from "../token.js";

export type Slice = readonly IToken[];

export function typeOfToken(token: IToken): TokenType {
  return token.tokenType.name as TokenType;
}

export function is(token: IToken | undefined, type: ChevrotainType): boolean {
  return token?.tokenType === type;
}

export function lineOf(token: IToken): number {
  return token.startLine ?? 0;
}

export function columnOf(token: IToken): number {
  return token.startColumn ?? 1;
}

/** Whether nothing of the slice stands before this token on its line. */
export function beginsLine(slice: Slice, at: number): boolean {
  const token = slice[at];
  const before = slice[at - 1];
  return token !== undefined && (before === undefined || lineOf(before) < lineOf(token));
}

/** Whether the grammar lets a token of this type begin the rule. */
export function mayBegin(rule: RuleName, token: IToken): boolean {
  return firstTypes(rule).has(typeOfToken(token));
}

const firstTable = new Map<RuleName, ReadonlySet<TokenType>>();

function firstTypes(rule: RuleName): ReadonlySet<TokenType> {
  const known = firstTable.get(rule);
  if (known) return known;
  const types = new Set(beginningOf(rule).next.flatMap(({ terminal }) => membersOf(terminal)));
  firstTable.set(rule, types);
  return types;
}

export function fitsTerminal(token: IToken, terminal: Terminals): boolean {
  return fits(typeOfToken(token), terminal);
}

/** A token that nobody wrote, just behind another one or just before it. */
export function virtualToken(
  type: ChevrotainType,
  at: { readonly behind: IToken } | { readonly before: IToken },
): IToken {
  const [offset, line, column] =
    "behind" in at
      ? [tokenSpan(at.behind).end, lineOf(at.behind), columnOf(at.behind) + at.behind.image.length]
      : [at.before.startOffset, lineOf(at.before), columnOf(at.before)];
  return createTokenInstance(type, "", offset, offset - 1, line, line, column, column);
}

/** Reads a token as another word for as long as `attempt` takes; keeps it so only if that succeeds. */
export function readAs<T>(token: IToken, type: ChevrotainType, attempt: () => T | undefined): T | undefined {
  const before = token.tokenType;
  setType(token, type);
  const result = attempt();
  if (result === undefined) setType(token, before);
  return result;
}

export function sliceSpan(slice: Slice): Span {
  const [first, last] = [slice[0], slice.at(-1)];
  return { start: first?.startOffset ?? 0, end: last ? tokenSpan(last).end : 0 };
}
