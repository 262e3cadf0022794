/** What would be paid: with other values of parameters, or by another version. */

import { type Static, Type } from "typebox";
import { DecimalText, GivenName, Id, PeriodText } from "./common.js";
import { Fault, PlanText, UsedFiles } from "./language.js";
import { DataChoice, PlanChoice, RunOptions, Total } from "./runs.js";

/** A text that is not saved yet, or one that is. */
const Text = Type.Object(
  { text: PlanText, files: Type.Optional(UsedFiles) },
  { additionalProperties: false },
);
export const PlanOrText = Type.Union([PlanChoice, Text]);
export type PlanOrText = Static<typeof PlanOrText>;

export const Scenario = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    parameters: Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 60 }), {
      description: "by name: a number as decimal text (12 % is 0.12)",
    }),
  },
  { additionalProperties: false },
);

export const SweepRequest = Type.Object(
  {
    workspace: Id,
    plan: PlanOrText,
    data: DataChoice,
    period: PeriodText,
    options: Type.Optional(RunOptions),
    scenarios: Type.Array(Scenario, { minItems: 1, maxItems: 50 }),
    payees: Type.Optional(
      Type.Boolean({ default: true, description: "whether each payee's pay is answered, too" }),
    ),
  },
  { additionalProperties: false },
);
export type SweepRequest = Static<typeof SweepRequest>;

const PaidPayee = Type.Object({
  payee: Type.String(),
  currency: Type.String(),
  amount: DecimalText,
  change: DecimalText,
});
const Effect = Type.Object({
  totals: Type.Array(Total),
  change: Type.Array(Total),
  winners: Type.Integer({ description: "payees with more pay" }),
  losers: Type.Integer(),
  payees: Type.Array(PaidPayee),
});
export const Swept = Type.Object({
  base: Type.Array(Total),
  scenarios: Type.Array(Type.Object({ name: Type.String(), ...Effect.properties })),
  faults: Type.Array(Fault),
});
export type Swept = Static<typeof Swept>;

export const CompareRequest = Type.Object(
  {
    workspace: Id,
    before: PlanOrText,
    after: PlanOrText,
    data: DataChoice,
    period: PeriodText,
    options: Type.Optional(RunOptions),
    payee: Type.Optional(GivenName),
  },
  { additionalProperties: false },
);
export type CompareRequest = Static<typeof CompareRequest>;
export const Compared = Type.Object({
  before: Type.Array(Total),
  after: Effect,
  /** By payee and component, where it differs. */
  differences: Type.Array(
    Type.Object({
      payee: Type.String(),
      period: Type.String(),
      component: Type.String(),
      currency: Type.String(),
      before: DecimalText,
      after: DecimalText,
      change: DecimalText,
    }),
  ),
  faults: Type.Array(Fault),
});
export type Compared = Static<typeof Compared>;
