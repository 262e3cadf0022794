/** Which `///` lines document what: those straight above a token, by the token's offset. */

import type { IToken } from "chevrotain";
import type { Comment } from "./token.js";

export function documentationByOffset(
  tokens: readonly IToken[],
  comments: readonly Comment[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let next = 0;
  for (const comment of comments) {
    if (comment.kind !== "documentation") continue;
    while (next < tokens.length && (tokens[next]?.startOffset ?? 0) < comment.span.end) next += 1;
    const offset = tokens[next]?.startOffset;
    if (offset === undefined) break;
    const line = comment.text.slice(3).trim();
    const above = found.get(offset);
    found.set(offset, above === undefined ? line : `${above}\n${line}`);
  }
  return found;
}
