/** The field's standard words that a letter explains where the plan makes use of them. */

export const glossaryTerms = [
  "credit",
  "overlay",
  "measure",
  "quota",
  "attainment",
  "tiers",
  "marginal",
  "retroactive",
  "reached",
  "topRate",
  "curve",
  "accumulating",
  "gate",
  "multiplier",
  "floor",
  "cap",
  "budget",
  "proration",
  "toDate",
  "draw",
  "hold",
  "clawback",
  "pool",
  "ranking",
  "scorecard",
  "vesting",
] as const;

export type GlossaryTerm = (typeof glossaryTerms)[number];
