/** What a payee is shown: pay, the deals behind it, the rows behind those, and why. */

import { languages } from "@attain/engine";
import { type Static, Type } from "typebox";
import { DecimalText, GivenName, Id, Moment, Page, Remark, withDefaults } from "./common.js";
import { Fault } from "./language.js";
import { Figure, Payout, Total } from "./runs.js";

export const SourceRow = Type.Object({
  file: Type.String(),
  line: Type.Integer(),
  cells: Type.Array(Type.Object({ header: Type.String(), value: Type.Union([Type.String(), Type.Null()]) })),
});
export type SourceRow = Static<typeof SourceRow>;

export const StatementDeal = Type.Object({
  component: Type.String(),
  period: Type.String(),
  credit: Type.String({ description: "empty where no deal earned it" }),
  key: Type.String(),
  date: Type.String(),
  amount: DecimalText,
  currency: Type.String(),
  /** Where the row stands that earned it. */
  row: Type.Union([Type.Null(), Type.Object({ file: Type.String(), line: Type.Integer() })]),
  questions: Type.Integer({ description: "how many questions stand on this line" }),
});

export const StatementComponent = Type.Object({
  component: Type.String(),
  label: Type.Union([Type.String(), Type.Null()]),
  /** Where the plan says what it pays. */
  place: Type.Union([
    Type.Null(),
    Type.Object({ file: Type.Union([Type.String(), Type.Null()]), line: Type.Integer() }),
  ]),
  totals: Type.Array(Total),
  dealCount: Type.Integer({ description: "how many deals there are, of which `offset` and `limit` choose" }),
  deals: Type.Array(StatementDeal),
});

export const StatementQuery = withDefaults(
  Type.Object(
    {
      offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
      limit: Type.Integer({
        minimum: 0,
        maximum: 10_000,
        default: 5_000,
        description: "deals of each component",
      }),
    },
    { additionalProperties: false },
  ),
);

export const PayeeStatement = Type.Object({
  run: Id,
  payee: Type.String(),
  plan: Id,
  planName: Type.String(),
  version: Type.Union([Type.Integer(), Type.Null()]),
  period: Type.String(),
  totals: Type.Array(Total),
  payouts: Type.Array(Payout),
  figures: Type.Array(Figure),
  components: Type.Array(StatementComponent),
});
export type PayeeStatement = Static<typeof PayeeStatement>;

export const views = ["sentence", "statement", "tree", "why-not", "flat"] as const;
export const ExplanationQuery = Type.Object(
  {
    component: Type.Optional(GivenName),
    language: Type.Optional(
      Type.Union(
        languages.map((language) => Type.Literal(language)),
        { description: "of the sentences; English unless said otherwise" },
      ),
    ),
  },
  { additionalProperties: false },
);
export const Explanations = Type.Object({
  explanations: Type.Array(
    Type.Object({
      component: Type.String(),
      period: Type.String(),
      amount: DecimalText,
      currency: Type.Union([Type.String(), Type.Null()]),
      sentence: Type.String(),
      statement: Type.Unknown({ description: "deal by deal, adding up to the amount" }),
      tree: Type.Unknown({ description: "every step from the rows to the amount" }),
      whyNot: Type.Unknown({ description: "what did not hold, and what would have made it hold" }),
      whyNotSentence: Type.Union([Type.String(), Type.Null()]),
      whyNotSentences: Type.Array(Type.String()),
      flat: Type.Unknown({ description: "every step as a line of a table" }),
    }),
  ),
  paid: Type.Array(Type.String(), { description: "why the pay dates paid what they did" }),
  payDates: Type.Array(
    Type.Object({
      period: Type.String({ description: "the pay period" }),
      reasons: Type.Array(
        Type.Object({
          text: Type.String(),
          deals: Type.Array(Type.String(), { description: "the deals behind it, a sentence each" }),
        }),
      ),
    }),
    { description: "the same by pay date, with the deals behind each reason" },
  ),
  faults: Type.Array(Fault),
});
export type Explanations = Static<typeof Explanations>;

export const Rules = Type.Object({
  text: Type.String({
    description:
      "the plan's text with everything but the rules behind the payee's pay blanked: lines keep their numbers",
  }),
  files: Type.Array(Type.Object({ name: Type.String(), text: Type.String() }), {
    description: "the same of the files that the plan uses",
  }),
  rules: Type.Array(
    Type.Object({
      kind: Type.String({ description: "the word that the rule begins with: credit, measure, component" }),
      name: Type.String(),
      file: Type.Union([Type.String(), Type.Null()], { description: "null: the plan's own text" }),
      line: Type.Integer(),
      column: Type.Integer(),
    }),
  ),
});
export type Rules = Static<typeof Rules>;

export const RowQuery = Type.Object(
  {
    file: GivenName,
    line: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
  },
  { additionalProperties: false },
);

export const NewQuestion = Type.Object(
  {
    component: Type.Optional(GivenName),
    credit: Type.Optional(GivenName),
    key: Type.Optional(GivenName),
    text: Remark,
  },
  { additionalProperties: false },
);
export type NewQuestion = Static<typeof NewQuestion>;
export const NewAnswer = Type.Object({ text: Remark }, { additionalProperties: false });
export const Question = Type.Object({
  id: Id,
  run: Id,
  payee: Type.String(),
  component: Type.Union([Type.String(), Type.Null()]),
  credit: Type.Union([Type.String(), Type.Null()]),
  key: Type.Union([Type.String(), Type.Null()]),
  text: Type.String(),
  askedBy: Type.String(),
  asked: Moment,
  answers: Type.Array(Type.Object({ text: Type.String(), by: Type.String(), at: Moment })),
});
export type Question = Static<typeof Question>;
export const Questions = Type.Object({
  total: Type.Integer(),
  offset: Type.Integer(),
  rows: Type.Array(Question),
});
export const QuestionsQuery = withDefaults(
  Type.Object(
    {
      ...Page.properties,
      run: Type.Optional(Id),
      payee: Type.Optional(GivenName),
      open: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
);
export const QuestionAddress = Type.Object({ workspace: Id, question: Id }, { additionalProperties: false });
