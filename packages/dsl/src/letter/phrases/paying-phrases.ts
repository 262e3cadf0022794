/** Phrases on how what was earned is paid. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import type { Part, Text } from "../text.js";

/** What a payout has lines for besides the components. */
export const payoutLines = [
  "hold",
  "release",
  "lost",
  "cap",
  "draw",
  "recovery",
  "carry",
  "forgiven",
  "exchange",
  "manual",
  "collected",
  "rounding",
] as const;

export type PayoutLineName = (typeof payoutLines)[number];

export interface PayingPhrases {
  readonly lines: Readonly<Record<PayoutLineName, string>>;
  /** Lines that read otherwise where they go the other way: back out of a hold, from behind a cap, off a balance. */
  readonly linesBack: Readonly<Record<"hold" | "cap" | "carry", string>>;
  readonly introduction: (unit: PeriodUnitWord) => Text;
  readonly toDate: Text;
  readonly labels: Readonly<
    Record<
      "hold" | "draw" | "guarantee" | "cap" | "negative" | "leaver" | "round" | "currency" | "inForce",
      string
    >
  >;
  /** A column that holds a day. */
  readonly dayIn: (column: Part) => Text;
  readonly holdUntil: (share: Part, component: Part, until: Part) => Text;
  readonly holdReleasedBy: (share: Part, component: Part, by: Part) => Text;
  readonly draw: (amount: Part, unit: PeriodUnitWord, against: readonly Part[]) => Text;
  readonly drawAdvance: (amount: Part, unit: PeriodUnitWord, against: readonly Part[]) => Text;
  /** The draw is against some of the components only: balances stand apart. */
  readonly settledApart: (against: readonly Part[]) => Text;
  readonly drawLeaving: Text;
  readonly recoverable: Text;
  readonly nonrecoverable: Text;
  readonly forgiven: (date: string) => Text;
  readonly drawWhen: (validity: Part) => Text;
  readonly cap: (amount: Part, per: PeriodUnitWord | undefined) => Text;
  readonly negative: Readonly<Record<"carried" | "collected", Text>>;
  readonly leaver: Readonly<Record<"owes" | "forgiven", Text>>;
  readonly held: Readonly<Record<"paid" | "lost" | "waits", Text>>;
  readonly currency: (name: string, on: "earning" | "payday") => Text;
  readonly round: (mode: "half even" | "half up" | "up" | "down", places: string) => Text;
}
