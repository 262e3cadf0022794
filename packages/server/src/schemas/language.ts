/** What the language is asked about a text that nobody has to keep: does it compile, what do its tests say. */

import { type Static, Type } from "typebox";
import { DecimalText, GivenName, PeriodText, Sha256, withDefaults } from "./common.js";

export const longestPlan = 1_000_000;
export const PlanText = Type.String({
  maxLength: longestPlan,
  pattern: "^[^\\u0000]*$",
  description: "a plan, as its author wrote it",
});

/** Files that the plan uses, by name. */
export const UsedFiles = Type.Array(
  Type.Object({ name: GivenName, text: PlanText }, { additionalProperties: false }),
  { maxItems: 100 },
);

export const PlanSource = Type.Object(
  { text: PlanText, files: Type.Optional(UsedFiles) },
  { additionalProperties: false },
);
export type PlanSource = Static<typeof PlanSource>;

export const Diagnostic = Type.Object({
  code: Type.String(),
  severity: Type.Enum(["error", "warning", "information"]),
  message: Type.String(),
  help: Type.Union([Type.String(), Type.Null()]),
  file: Type.Union([Type.String(), Type.Null()], {
    description: "the used file in which it stands, or null for the plan itself",
  }),
  line: Type.Integer(),
  column: Type.Integer(),
});
export type Diagnostic = Static<typeof Diagnostic>;

export const Compiled = Type.Object({
  plan: Type.Union([Type.String(), Type.Null()]),
  digest: Type.Union([Sha256, Type.Null()], { description: "of the rule set's one text" }),
  ruleSet: Type.Unknown({ description: "null when a diagnostic is an error" }),
  diagnostics: Type.Array(Diagnostic),
});

export const Formatted = Type.Object({
  text: Type.Union([Type.String(), Type.Null()], { description: "null when the plan cannot be read" }),
  diagnostics: Type.Array(Diagnostic),
});

export const Fault = Type.Object({
  code: Type.String(),
  message: Type.String(),
  help: Type.String(),
  file: Type.Union([Type.String(), Type.Null()]),
  planFile: Type.Optional(Type.String()),
  line: Type.Integer(),
  column: Type.Integer(),
  payee: Type.Union([Type.String(), Type.Null()]),
  period: Type.Union([Type.String(), Type.Null()]),
  found: Type.Optional(Type.String()),
  expected: Type.Optional(Type.String()),
});

export const Tested = Type.Object({
  passed: Type.Integer(),
  failed: Type.Integer(),
  tests: Type.Array(
    Type.Object({
      title: Type.String(),
      line: Type.Integer(),
      passed: Type.Boolean(),
      expectations: Type.Array(
        Type.Object({
          text: Type.String(),
          line: Type.Integer(),
          expected: Type.String(),
          actual: Type.Union([Type.String(), Type.Null()]),
          passed: Type.Boolean(),
        }),
      ),
      faults: Type.Array(Fault),
    }),
  ),
  diagnostics: Type.Array(Diagnostic),
});
export type Tested = Static<typeof Tested>;

export const ProveRequest = withDefaults(
  Type.Object(
    {
      text: PlanText,
      files: Type.Optional(UsedFiles),
      cases: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 2_000,
          description: "companies to try for each claim and law; otherwise as many as `attain prove` tries",
        }),
      ),
      seed: Type.Integer({ minimum: 0, maximum: 999_999_999, default: 1 }),
      laws: Type.Boolean({ default: true, description: "try the laws of every plan too" }),
    },
    { additionalProperties: false },
  ),
);
export type ProveRequest = Static<typeof ProveRequest>;

const Rows = Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.String())), {
  description: "by data set, each row by column, as a plan writes values",
});
const Counterexample = Type.Object({
  rows: Rows,
  rowsBefore: Type.Optional(Rows),
  payouts: Type.Array(
    Type.Object({
      what: Type.String(),
      payee: Type.String(),
      period: Type.String(),
      amount: Type.String(),
      against: Type.String({ description: "the amount before, or the bound" }),
    }),
  ),
  test: Type.String({ description: "to be pasted into the plan, where it fails with the same numbers" }),
});

export const Proved = Type.Object({
  guarantees: Type.Array(
    Type.Object({
      name: Type.String(),
      verdict: Type.Union([Type.Literal("proved"), Type.Literal("refuted"), Type.Literal("unrefuted")]),
      line: Type.Union([Type.Integer(), Type.Null()]),
      law: Type.Boolean({ description: "a law of every plan, which nobody wrote" }),
      how: Type.String(),
      cases: Type.Integer(),
      accepted: Type.Union([Type.String(), Type.Null()]),
      counterexample: Type.Union([Counterexample, Type.Null()]),
    }),
  ),
  diagnostics: Type.Array(Diagnostic),
});
export type Proved = Static<typeof Proved>;

export const EvaluateRequest = Type.Object(
  {
    ruleSet: Type.Unknown({ description: "a rule set, as compile gives it" }),
    facts: Type.Record(
      Type.String({ maxLength: 200 }),
      Type.Array(
        Type.Record(
          Type.String({ maxLength: 200 }),
          Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
        ),
        { maxItems: 200_000 },
      ),
      { description: "rows by data set, with the plan's column names for keys" },
    ),
    period: PeriodText,
    payees: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10_000 })),
    parameters: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 60 }), {
        description: "parameters given instead of read from the plan",
      }),
    ),
    empty: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 })),
  },
  { additionalProperties: false },
);
export type EvaluateRequest = Static<typeof EvaluateRequest>;

export const Evaluated = Type.Object({
  evaluator: Type.Union([Type.Literal("compiled"), Type.Literal("reference")]),
  outcome: Type.Unknown({ description: "payouts, figures, credits, deal lines, faults" }),
  total: Type.Array(Type.Object({ currency: Type.String(), amount: DecimalText })),
});
export type Evaluated = Static<typeof Evaluated>;
