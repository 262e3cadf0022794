/** A plan's tokens and comments, found by offset, with the blanks that belong between them. */

import type { PlanFile } from "../syntax/ast.js";
import type { Comment, Token } from "../syntax/token.js";
import { visitNodes } from "../syntax/visit-nodes.js";
import { displayWidth } from "./display-width.js";

export interface PlanTokens {
  readonly tokens: readonly Token[];
  /** The comments between token `index - 1` and token `index`; `tokens.length` for those at the end. */
  commentsBefore(index: number): readonly Comment[];
  /** The first token at or behind the offset. */
  startingAt(offset: number): number;
  /** The last token that ends at or before the offset. */
  endingAt(offset: number): number;
  /** The other brace of a pair. */
  partner(brace: number): number;
  /** As the formatter writes it. */
  text(index: number): string;
  width(index: number): number;
  /** Blanks between a token and the one before it when both stand on one line. */
  space(index: number): number;
}

export function planTokens(
  tokens: readonly Token[],
  comments: readonly Comment[],
  file: PlanFile,
): PlanTokens {
  const starts = tokens.map((token) => token.span.start);
  const texts = tokens.map(canonicalText);
  const widths = texts.map(displayWidth);
  const partners = bracePairs(tokens);
  const tight = tightPlaces(file, startingAt);

  function startingAt(offset: number): number {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const gaps = new Map<number, Comment[]>();
  for (const comment of comments) {
    const index = startingAt(comment.span.start);
    const gap = gaps.get(index);
    if (gap) gap.push(comment);
    else gaps.set(index, [comment]);
  }

  return {
    tokens,
    commentsBefore: (index) => gaps.get(index) ?? [],
    startingAt,
    endingAt: (offset) => startingAt(offset) - 1,
    partner: (brace) => partners.get(brace) ?? brace,
    text: (index) => texts[index] ?? "",
    width: (index) => widths[index] ?? 0,
    space: (index) => (index === 0 || tight.has(index) ? 0 : spaceBetween(tokens[index - 1], tokens[index])),
  };
}

/** Amounts keep their digits; only the blanks before the unit become one. */
function canonicalText({ type, text }: Token): string {
  return type === "Money" || type === "Quantity" ? text.replace(/[ \t]+/, " ") : text;
}

function spaceBetween(left: Token | undefined, right: Token | undefined): number {
  switch (right?.type) {
    case "Comma":
    case "Semicolon":
    case "Dot":
    case "RParen":
      return 0;
    case "RBrace":
      return left?.type === "LBrace" ? 0 : 1;
    default:
      return left?.type === "Dot" || left?.type === "LParen" ? 0 : 1;
  }
}

function bracePairs(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === "LBrace") open.push(index);
    if (token.type !== "RBrace") continue;
    const partner = open.pop();
    if (partner === undefined) continue;
    pairs.set(partner, index);
    pairs.set(index, partner);
  }
  return pairs;
}

/** Tokens that touch the one before: the bracket of a call, and what a sign negates. */
function tightPlaces(file: PlanFile, startingAt: (offset: number) => number): ReadonlySet<number> {
  const tight = new Set<number>();
  visitNodes(file, (node) => {
    const first = startingAt(node.span.start);
    switch (node.kind) {
      case "reference":
        if (node.arguments) tight.add(first + 1);
        break;
      case "aggregate":
      case "negate":
        tight.add(first + 1);
        break;
      case "rateUse":
        tight.add(startingAt(node.tiers.span.end));
        break;
      case "table":
      case "matrix":
        tight.add(startingAt(node.name.span.end));
        break;
      case "number":
      case "money":
      case "quantity":
      case "percent":
        if (node.value.startsWith("-")) tight.add(first + 1);
        break;
      default:
        break;
    }
  });
  return tight;
}
