/** The plans that `attain new` starts from; each is a directory under templates. */

export interface Template {
  readonly name: string;
  readonly summary: string;
  /** A period that the sample rows have pay in. */
  readonly period: string;
}

export const defaultTemplate = "tiers";

export const templates: readonly Template[] = [
  {
    name: "flat-rate",
    summary: "one rate on every sale and a bonus for each new customer",
    period: "2026-Q1",
  },
  {
    name: "tiers",
    summary: "rates by quota attainment, shared deals, a cap, paid monthly on the quarter so far",
    period: "2026-H1",
  },
  {
    name: "accelerator",
    summary: "a yearly quota: slow below half of it, fast above it, a kicker, a cap by target pay",
    period: "2026",
  },
  {
    name: "draw-with-ramp",
    summary: "new sellers: a quota that grows with the months, and a draw that later pay sets off",
    period: "2026-H1",
  },
  {
    name: "split-and-overlay",
    summary: "sellers share a deal, specialists are credited on top; product weights from a shared file",
    period: "2026-Q1",
  },
  {
    name: "rollup",
    summary: "managers earn on their people's sales, along a line of management that changes",
    period: "2026-Q1",
  },
  {
    name: "matrix",
    summary: "a quarterly bonus by revenue and margin at once, read off a matrix",
    period: "2026-H1",
  },
  {
    name: "mbo",
    summary: "objectives with weights, rated each quarter, as a share of the target bonus",
    period: "2026-H1",
  },
  {
    name: "scorecard-bonus",
    summary: "results, service, quality and 360-degree ratings as one score, grade, bonus and award",
    period: "2026-Q1",
  },
  {
    name: "team-pool",
    summary: "a pool by what the team sells, shared equally and by sales, to the cent",
    period: "2026-Q1",
  },
  {
    name: "contest",
    summary: "prizes by place with ties, and an amount a new customer until the budget is gone",
    period: "2026-Q2",
  },
  {
    name: "clawback-with-holds",
    summary: "half of the commission waits for the cash; an early cancellation takes back what was paid",
    period: "2026-H1",
  },
  {
    name: "goal-cascade",
    summary: "a company goal broken down to teams, people and quarters, planned anew at half-year",
    period: "2026",
  },
  {
    name: "currencies",
    summary: "contracts in any currency at the rate of the day, over a fiscal year from April",
    period: "2026-H1",
  },
];
