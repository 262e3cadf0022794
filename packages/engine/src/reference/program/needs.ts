/** What a value needs from its surroundings, as bits. */

export const needs = {
  row: 1,
  credit: 2,
  payee: 4,
  period: 8,
  /** The day on which dated values are read. */
  reading: 16,
  arguments: 32,
  /** Figures or aggregates of the payee and period: the day of looking matters. */
  figures: 64,
  /** A goal, whose parts depend on everybody who has one. */
  goals: 128,
} as const;
