/** Reads the list in a block's braces, clause by clause, so that a broken one costs no other. */

import type { CstNode, IToken } from "chevrotain";
import { tokenMatcher } from "chevrotain";
import type { RuleName } from "../grammar.js";
import { read } from "../parser.js";
import { AnyWord, sign } from "../token-types.js";
import { explain } from "./explain.js";
import { type Finding, finding } from "./findings.js";
import { readMisspelt } from "./misspelt.js";
import { beginsLine, columnOf, is, mayBegin, type Slice } from "./slice.js";

export interface List {
  readonly body: RuleName;
  readonly clause: RuleName;
}

export interface ReadClauses {
  readonly trees: readonly CstNode[];
  readonly findings: readonly Finding[];
  /** The runs of tokens that could not be read. */
  readonly unread: readonly Slice[];
}

/** Reads a slice that the list's own rules cannot; undefined if it does not concern it. */
export type SpecialReader = (slice: Slice) => readonly Finding[] | undefined;

/** Reads what stands between the braces; the braces inside must pair. `opener` is what stands before. */
export function readClauses(
  list: List,
  opener: IToken | undefined,
  tokens: Slice,
  special?: SpecialReader,
): ReadClauses {
  const trees: CstNode[] = [];
  const findings: Finding[] = [];
  const unread: Slice[] = [];
  for (const slice of cut(list, opener, tokens)) {
    const specially = read(list.body, slice).tree ? undefined : special?.(slice);
    if (specially) {
      findings.push(...specially);
      continue;
    }
    const part = readSlice(list, slice);
    trees.push(...part.trees);
    findings.push(...part.findings);
    unread.push(...part.unread);
  }
  return { trees, findings, unread };
}

/** A clause begins with a line that stands no deeper than the block's first, or that only a clause can begin. */
function cut(list: List, opener: IToken | undefined, tokens: Slice): Slice[] {
  const behindOpener = opener ? [opener, ...tokens] : tokens;
  const slices: IToken[][] = [];
  let indent: number | undefined;
  let depth = 0;
  tokens.forEach((token, at) => {
    if (depth === 0 && beginsLine(behindOpener, opener ? at + 1 : at)) {
      indent ??= columnOf(token);
      const begins = columnOf(token) <= indent && !goesOn(token);
      if (begins || canBegin(list, tokens, at)) slices.push([]);
    }
    if (slices.length === 0) slices.push([]);
    if (is(token, sign.LBrace)) depth += 1;
    if (is(token, sign.RBrace)) depth -= 1;
    slices.at(-1)?.push(token);
  });
  return slices;
}

/** A sign goes on with what stands before it, wherever its line begins; a minus may begin a row. */
function goesOn({ tokenType }: IToken): boolean {
  return tokenType !== sign.Minus && Object.values(sign).includes(tokenType);
}

/** Columns may have any name, so only the colon behind it tells one; rows of `given` begin with their line. */
export function canBegin(list: List, tokens: Slice, at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (list.clause === "dataClause") return tokenMatcher(token, AnyWord) && is(tokens[at + 1], sign.Colon);
  if (list.clause === "givenClause") return is(tokens[at - 1], sign.Semicolon) || beginsLine(tokens, at);
  return mayBegin(list.clause, token);
}

/** Reads clauses of one slice until it ends; behind an error, the first told, it goes on where one may begin. */
function readSlice(list: List, slice: Slice): ReadClauses {
  const trees: CstNode[] = [];
  const findings: Finding[] = [];
  const unread: Slice[] = [];
  let rest = slice;
  while (rest.length > 0) {
    const whole = read(list.body, rest);
    if (whole.tree) {
      trees.push(...childrenOf(whole.tree));
      break;
    }
    const mended = readMisspelt(list.body, rest, whole.stoppedAt);
    if (mended) {
      trees.push(...childrenOf(mended.tree));
      if (findings.length === 0) findings.push(mended.finding);
      break;
    }
    const before = readBefore(list, rest, whole.stoppedAt);
    if (before) {
      trees.push(...before.trees);
      rest = rest.slice(before.length);
      continue;
    }
    // Where a row ends is told by the line break, which the list's own rule does not show.
    const rule = list.clause === "givenClause" ? list.clause : list.body;
    if (findings.length === 0) findings.push(finding(explain(rule, rest, whole.stoppedAt), slice));
    const next = nextStart(list, rest, whole.stoppedAt);
    unread.push(rest.slice(0, next));
    rest = rest.slice(next);
  }
  return { trees, findings, unread };
}

function childrenOf(body: CstNode): CstNode[] {
  return Object.values(body.children)
    .flat()
    .filter((child): child is CstNode => "children" in child);
}

/** The last whole clause ends near the place where reading stopped. */
const mostTries = 20;

/** The clauses that are whole before the place where reading stopped. */
function readBefore(
  list: List,
  slice: Slice,
  stoppedAt: number,
): { readonly trees: CstNode[]; readonly length: number } | undefined {
  let tries = 0;
  for (let at = Math.min(stoppedAt, slice.length - 1); at > 0 && tries < mostTries; at -= 1) {
    if (!canBegin(list, slice, at)) continue;
    tries += 1;
    const before = read(list.body, slice.slice(0, at));
    if (before.tree) return { trees: childrenOf(before.tree), length: at };
  }
  return undefined;
}

function nextStart(list: List, slice: Slice, stoppedAt: number): number {
  let depth = 0;
  for (const [at, token] of slice.entries()) {
    if (depth === 0 && at > 0 && at >= stoppedAt && canBegin(list, slice, at)) return at;
    if (is(token, sign.LBrace)) depth += 1;
    if (is(token, sign.RBrace)) depth -= 1;
  }
  return slice.length;
}
