/** Every value of a goal. */

import type { Goal, Slot } from "../../rule-set.js";

export function goalSlots({ versions }: Goal): readonly Slot[] {
  const slots: (Slot | undefined)[] = versions.flatMap(({ value, cover, splits, phases }) => [
    value,
    cover,
    ...splits.flatMap(({ by, limit }) => [by, limit?.from, limit?.through, limit?.of]),
    ...phases.flat(),
  ]);
  return slots.flatMap((slot) => slot ?? []);
}
