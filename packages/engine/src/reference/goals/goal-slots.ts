/** Every value of a goal. */

import type { Goal, Slot } from "../../rule-set.js";

export function goalSlots({ versions }: Goal): readonly Slot[] {
  return versions.flatMap(({ value, cover, splits, phases }) => {
    const ofSplits = splits.flatMap(({ by, limit }) => [by, limit?.from, limit?.through, limit?.of]);
    return [value, cover, ...ofSplits, ...phases.flat()].flatMap((slot) => slot ?? []);
  });
}
