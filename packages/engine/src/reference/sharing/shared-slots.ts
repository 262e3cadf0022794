/** The values by which a component is divided among payees: shared, ranked, or held within a budget. */

import type { ComponentVersion, Slot } from "../../rule-set.js";

export function sharedSlots({ share, rank, budget }: ComponentVersion): readonly Slot[] {
  const slots: (Slot | undefined)[] = [
    share?.amount,
    share?.by,
    rank?.by,
    typeof rank?.ties === "object" ? rank.ties.tiebreak : undefined,
    ...(rank?.prizes ?? []).map(({ prize }) => prize),
    budget?.value,
  ];
  return slots.flatMap((slot) => slot ?? []);
}
