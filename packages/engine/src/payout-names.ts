/** Names that an outcome has for parts of a payout besides its components: lines, and balances after it. */

/** Lines of a payout behind those of its components, in their order; see docs/language/payout.md. */
export const payoutLineNames = [
  "hold",
  "release",
  "lost",
  "cap",
  "draw",
  "recovery",
  "carry",
  "forgiven",
  "exchange",
  "rounding",
] as const;

export type PayoutLineName = (typeof payoutLineNames)[number];

/** Figures after a pay date, as `payout.held`: money kept back, owed (below nought), waiting, paid ahead. */
export const payoutBalanceNames = ["held", "balance", "carried", "ahead"] as const;

export type PayoutBalanceName = (typeof payoutBalanceNames)[number];
