/** A tree whose places count from another offset: the text it was read from stands behind others. */

import type { Span } from "../source/span.js";

export function moved<T>(tree: T, by: number): T {
  return by === 0 ? tree : (copied(tree, by) as T);
}

function copied(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((part) => copied(part, by));
  if (isSpan(value)) return { start: value.start + by, end: value.end + by };
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part, by)]));
}

/** Nothing else in a tree or a diagnostic has a start and an end. */
function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}
