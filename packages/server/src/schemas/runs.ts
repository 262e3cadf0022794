/** Runs: what is calculated, how far it is, and what it came to. */

import { type Static, Type } from "typebox";
import {
  Archived,
  Day,
  DecimalText,
  GivenName,
  Id,
  Moment,
  Page,
  PeriodText,
  Sha256,
  withDefaults,
} from "./common.js";

/** Which text is meant: a version, or the draft as it is now. */
export const PlanChoice = Type.Object(
  {
    plan: Id,
    version: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: "the draft when absent" }),
    ),
  },
  { additionalProperties: false },
);
export type PlanChoice = Static<typeof PlanChoice>;

/** Which rows are meant. */
export const DataChoice = Type.Object(
  {
    dataSet: Id,
    revision: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: "the newest when absent" }),
    ),
  },
  { additionalProperties: false },
);
export type DataChoice = Static<typeof DataChoice>;

export const RunOptions = withDefaults(
  Type.Object(
    {
      continue: Type.Boolean({ default: false, description: "leave out rows and payees at fault" }),
      knownAt: Type.Optional(Day),
      empty: Type.Array(GivenName, { maxItems: 100, default: [], description: "data sets without rows" }),
      evaluator: Type.Union([Type.Literal("compiled"), Type.Literal("reference")], { default: "compiled" }),
      deals: Type.Boolean({ default: true, description: "keep every credit and deal line" }),
      ledger: Type.Union([Type.Literal("closed"), Type.Literal("none")], {
        default: "closed",
        description:
          "what was paid before: as closed runs of the plan paid it, or as the plan would have paid it",
      }),
    },
    { additionalProperties: false },
  ),
);
export type RunOptions = Static<typeof RunOptions>;

export const NewRun = Type.Object(
  {
    ...PlanChoice.properties,
    ...DataChoice.properties,
    period: PeriodText,
    options: Type.Optional(RunOptions),
  },
  { additionalProperties: false },
);
export type NewRun = Static<typeof NewRun>;

export const RunHeaders = Type.Object({
  "idempotency-key": Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: "^[\\x21-\\x7e]+$",
      description: "the same key gives the same run",
    }),
  ),
});

export const runStates = ["queued", "running", "done", "failed", "cancelled"] as const;
export const RunState = Type.Enum([...runStates]);
export type RunState = (typeof runStates)[number];

export const Total = Type.Object({ currency: Type.String(), amount: DecimalText });

export const Run = Type.Object({
  id: Id,
  plan: Id,
  planName: Type.String(),
  version: Type.Union([Type.Integer(), Type.Null()], { description: "null: a draft, as a trial" }),
  dataSet: Id,
  revision: Type.Integer(),
  period: Type.String(),
  options: RunOptions,
  state: RunState,
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  planHash: Sha256,
  dataHash: Sha256,
  engineVersion: Type.String(),
  evaluator: Type.Union([Type.String(), Type.Null()]),
  isPaid: Type.Union([Type.Boolean(), Type.Null()], { description: "no when faults stopped the pay" }),
  faultCount: Type.Union([Type.Integer(), Type.Null()]),
  payeeCount: Type.Union([Type.Integer(), Type.Null()]),
  totals: Type.Array(Total),
  resultHash: Type.Union([Sha256, Type.Null()], { description: "of the bytes of the result" }),
  rerunOf: Type.Union([Id, Type.Null()]),
  ledgerHash: Type.Union([Sha256, Type.Null()], {
    description: "of what closed runs had paid, which this one pays on from; null: nothing",
  }),
  closed: Type.Union(
    [Type.Null(), Type.Object({ at: Moment, by: Type.String(), payDates: Type.Array(Type.String()) })],
    { description: "since when what it pays is paid for good" },
  ),
  archived: Type.Union([Moment, Type.Null()], { description: "since when it is put away" }),
  requestedBy: Type.String(),
  created: Moment,
  started: Type.Union([Moment, Type.Null()]),
  finished: Type.Union([Moment, Type.Null()]),
  published: Type.Union([Moment, Type.Null()], { description: "since when payees see it" }),
  error: Type.Union([Type.Null(), Type.Object({ code: Type.String(), message: Type.String() })]),
});
export type Run = Static<typeof Run>;

export const RunsQuery = withDefaults(
  Type.Object(
    { ...Page.properties, plan: Type.Optional(Id), state: Type.Optional(RunState), ...Archived.properties },
    { additionalProperties: false },
  ),
);
export const RunAddress = Type.Object({ workspace: Id, run: Id }, { additionalProperties: false });
export const PayeeAddress = Type.Object(
  { workspace: Id, run: Id, payee: GivenName },
  { additionalProperties: false },
);

const OptionalText = Type.Optional(Type.String());

export const Payout = Type.Object({
  payee: Type.String(),
  period: Type.String(),
  component: Type.String(),
  amount: DecimalText,
  currency: Type.String(),
});
export const Figure = Type.Object({
  payee: Type.String(),
  period: Type.String(),
  group: OptionalText,
  name: Type.String(),
  value: DecimalText,
  currency: OptionalText,
});
export const Credit = Type.Object({
  credit: Type.String(),
  payee: Type.String(),
  date: Type.String(),
  key: Type.String(),
  share: DecimalText,
  value: DecimalText,
  currency: OptionalText,
  kind: Type.Union([Type.Literal("to"), Type.Literal("overlay")]),
  file: Type.String(),
  line: Type.Integer(),
});
export const DealLine = Type.Object({
  payee: Type.String(),
  period: Type.String(),
  component: Type.String(),
  credit: Type.String(),
  key: Type.String(),
  date: Type.String(),
  amount: DecimalText,
  currency: Type.String(),
});
export type DealLine = Static<typeof DealLine>;
/** Lists that only some plans have: awards, goals, books. */
export const AnyLine = Type.Record(Type.String(), Type.Unknown());

export const ListQuery = withDefaults(
  Type.Object(
    {
      ...Page.properties,
      payee: Type.Optional(GivenName),
      component: Type.Optional(GivenName),
    },
    { additionalProperties: false },
  ),
);
export type ListQuery = Static<typeof ListQuery>;

export const exportFormats = ["csv", "xlsx", "pdf"] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const ExportQuery = Type.Object(
  {
    format: Type.Enum([...exportFormats]),
    payee: Type.Optional(GivenName),
    component: Type.Optional(GivenName),
  },
  { additionalProperties: false },
);
export const StatementExportQuery = Type.Object(
  { format: Type.Enum([...exportFormats]) },
  { additionalProperties: false },
);

export const PayeeSummary = Type.Object({
  payee: Type.String(),
  totals: Type.Array(Total),
  components: Type.Array(
    Type.Object({ component: Type.String(), amount: DecimalText, currency: Type.String() }),
  ),
});
export type PayeeSummary = Static<typeof PayeeSummary>;
