/** Brackets within brackets: beyond a depth that no plan needs, reading would exhaust the stack. */

import type { IToken } from "chevrotain";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { tokenSpan } from "./build/building.js";
import { sign } from "./token-types.js";

const deepest = 64;

export function isTooDeep(tokens: readonly IToken[]): boolean {
  return deepestToken(tokens) !== undefined;
}

export function tooDeep(tokens: readonly IToken[]): Diagnostic {
  const token = deepestToken(tokens);
  return diagnose(
    "nested-too-deeply",
    token ? tokenSpan(token) : { start: 0, end: 0 },
    `More than ${deepest} brackets are open here`,
    {
      help: "Give parts of the expression a name of their own, as measures",
    },
  );
}

function deepestToken(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0;
  return tokens.find(({ tokenType }) => {
    if (tokenType === sign.LParen || tokenType === sign.LBrace) depth += 1;
    if (tokenType === sign.RParen || tokenType === sign.RBrace) depth = Math.max(depth - 1, 0);
    return depth > deepest;
  });
}
