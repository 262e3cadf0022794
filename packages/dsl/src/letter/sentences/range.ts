/** A stretch of numbers or dates between two edges, in words. */

import type { RangePhrases } from "../phrases/phrases.js";
import { plainText, type Text } from "../text.js";

export interface Edges {
  readonly lower?: { readonly edge: "from" | "above"; readonly at: Text };
  readonly upper?: { readonly edge: "below" | "through"; readonly at: Text };
}

export function rangeText({ lower, upper }: Edges, range: RangePhrases): Text {
  if (lower === undefined) return upper === undefined ? [] : range[upper.edge](upper.at);
  if (upper === undefined) return range[lower.edge](lower.at);
  if (plainText(lower.at) === plainText(upper.at)) return lower.at;
  if (lower.edge === "from") {
    return upper.edge === "below"
      ? range.fromBelow(lower.at, upper.at)
      : range.fromThrough(lower.at, upper.at);
  }
  return upper.edge === "below"
    ? range.aboveBelow(lower.at, upper.at)
    : range.aboveThrough(lower.at, upper.at);
}
