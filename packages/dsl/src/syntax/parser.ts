/** The one parser of the process: made when the first text comes, since that takes longer than reading it. */

import type { CstNode, IToken } from "chevrotain";
import { PlanGrammar, type RuleName } from "./grammar.js";

let grammar: PlanGrammar | undefined;

export function planGrammar(): PlanGrammar {
  grammar ??= new PlanGrammar();
  return grammar;
}

/** What a rule made of some tokens: a whole parse tree, or the place of the first token that does not fit. */
export type Reading = { readonly tree: CstNode } | { readonly tree?: never; readonly stoppedAt: number };

/** Reads all of the tokens by one rule. `stoppedAt` is their number where something is missing at the end. */
export function read(rule: RuleName, tokens: readonly IToken[]): Reading {
  const parser = planGrammar();
  parser.input = tokens as IToken[];
  const tree = parser[rule]();
  const error = parser.errors[0];
  if (!error) return { tree };
  const at = tokens.indexOf(error.token);
  return { stoppedAt: at < 0 ? tokens.length : at };
}
