/** A plan's text cut into pieces by what tests use of it, for shading: each says what is missing of it. */

import type { Coverage, CoveredPart } from "./coverage.js";

export interface Shade {
  /** From 1 on. */
  readonly line: number;
  /** Characters of the line: the first, and the one behind the last, from nought on. */
  readonly from: number;
  readonly to: number;
  readonly covered: "all" | "partly" | "none";
  /** Ways in which no test uses it: `no`, `bound`. */
  readonly missing: readonly string[];
}

/**
 * Pieces that do not overlap, in the order of the text. Where parts lie in one another, the innermost that
 * lacks something says what, and only then one that lacks nothing.
 */
export function shadesOf(text: string, { parts }: Coverage): readonly Shade[] {
  const byLine = new Map<number, CoveredPart[]>();
  for (const part of parts) {
    byLine.set(part.place.line, [...(byLine.get(part.place.line) ?? []), part]);
  }
  return text.split(/\r\n|\n|\r/).flatMap((content, index) => {
    const own = byLine.get(index + 1);
    return own === undefined ? [] : shadesOfLine(content.length, index + 1, own);
  });
}

function shadesOfLine(length: number, line: number, parts: readonly CoveredPart[]): readonly Shade[] {
  const owner: (CoveredPart | undefined)[] = Array.from({ length });
  // What is drawn later lies over what was drawn before.
  const drawn = parts.toSorted(
    (a, b) =>
      Number(missingWays(a).length > 0) - Number(missingWays(b).length > 0) ||
      b.place.length - a.place.length,
  );
  for (const part of drawn) {
    const start = part.place.column - 1;
    for (let at = start; at < Math.min(start + part.place.length, length); at += 1) owner[at] = part;
  }
  const shades: Shade[] = [];
  for (let from = 0; from < length; ) {
    let to = from;
    while (to < length && owner[to] === owner[from]) to += 1;
    const part = owner[from];
    if (part !== undefined) shades.push({ line, from, to, ...shadeOf(part) });
    from = to;
  }
  return shades;
}

function shadeOf(part: CoveredPart): Pick<Shade, "covered" | "missing"> {
  const missing = missingWays(part);
  if (missing.length === 0) return { covered: "all", missing };
  return { covered: part.ways.some(({ isCovered }) => isCovered) ? "partly" : "none", missing };
}

/** `no`, `bound`: the ways in which no test uses a part. */
export function missingWays({ ways }: CoveredPart): readonly string[] {
  return ways.flatMap(({ name, isCovered }) => (isCovered ? [] : [name]));
}
