/** The plans that `attain new` starts from; each is a directory under templates. */

export interface Template {
  readonly name: string;
  readonly summary: string;
  /** A period that the sample rows have pay in. */
  readonly period: string;
}

export const defaultTemplate = "quota-tiers";

export const templates: readonly Template[] = [
  {
    name: "quota-tiers",
    summary: "rates by quota attainment, shared deals, a cap, paid monthly on the quarter so far",
    period: "2026-Q1",
  },
  { name: "flat-rate", summary: "one rate on every sale and a bonus for new customers", period: "2026-Q1" },
  {
    name: "team-override",
    summary: "sellers and the managers above them, along a line of management that changes",
    period: "2026-Q1",
  },
];
