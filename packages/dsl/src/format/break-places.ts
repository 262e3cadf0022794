/** Where a line that is too long may be broken, and where it is broken first. */

import type { Token, TokenType } from "../syntax/token.js";

/** Lower is broken first: between the parts of a clause, then at operators from the weakest to the strongest. */
const weights: Partial<Record<TokenType, number>> = {
  at: 0,
  accepted: 0,
  against: 0,
  among: 0,
  clipped: 0,
  excess: 0,
  from: 0,
  leavers: 0,
  leftover: 0,
  nonrecoverable: 0,
  overrun: 0,
  past: 0,
  per: 0,
  plus: 0,
  recoverable: 0,
  released: 0,
  ties: 0,
  until: 0,
  where: 0,
  else: 2,
  or: 3,
  and: 4,
  Equals: 5,
  NotEquals: 5,
  Less: 5,
  LessEquals: 5,
  Greater: 5,
  GreaterEquals: 5,
  Bar: 6,
  Plus: 7,
  Minus: 7,
  Times: 8,
  Divide: 8,
};
const afterComma = 1;
/** A pair of brackets holds together more strongly than any operator. */
const bracket = 10;

/** How unwillingly a line is broken before each token of the range; no entry: never. */
export function breakPlaces(
  tokens: readonly Token[],
  first: number,
  last: number,
  isTight: (index: number) => boolean,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let depth = 0;
  for (let index = first; index <= last; index += 1) {
    const token = tokens[index];
    const before = tokens[index - 1];
    if (!token || !before) continue;
    if (token.type === "RParen" || token.type === "RBrace") depth -= 1;
    const weight = before.type === "Comma" ? afterComma : weights[token.type];
    // A word behind a dot is a name; a minus that touches what follows is a sign, not an operator.
    const isOperator = before.type !== "Dot" && !(token.type === "Minus" && isTight(index + 1));
    if (weight !== undefined && isOperator) places.set(index, depth * bracket + weight);
    if (token.type === "LParen" || token.type === "LBrace") depth += 1;
  }
  return places;
}
