/** Where a piece of a text is after the text has changed elsewhere: what is shown may be a keystroke old. */

import type { Span } from "@attain/dsl";

/** Nothing where the change touches the piece itself. */
export function spanNow({ start, end }: Span, then: string, now: string): Span | undefined {
  const least = Math.min(then.length, now.length);
  let before = 0;
  while (before < least && then[before] === now[before]) before += 1;
  let after = 0;
  while (after < least - before && then[then.length - 1 - after] === now[now.length - 1 - after]) after += 1;
  if (end <= before) return { start, end };
  const by = now.length - then.length;
  return start >= then.length - after ? { start: start + by, end: end + by } : undefined;
}
