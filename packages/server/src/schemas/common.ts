/** What many answers and questions share: names, days, amounts as texts, pages, refusals. */

import { type Static, type TObject, type TSchema, Type } from "typebox";

/** An identifier that the server gave out. */
export const Id = Type.String({
  pattern: "^[a-z0-9]{20}$",
  description: "an identifier given out by the server",
});
/** A moment in UTC. */
export const Moment = Type.String({ maxLength: 40, description: "a moment in UTC, ISO 8601" });
export const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "a day, ISO 8601" });
export const PeriodText = Type.String({
  minLength: 4,
  maxLength: 10,
  pattern: "^\\d{4}(-(H[12]|Q[1-4]|\\d{2}))?$",
  description: "2026, 2026-H1, 2026-Q1 or 2026-03",
});
export const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 in lower-case hex" });
/** Money and numbers never travel as binary fractions. */
export const DecimalText = Type.String({ description: "decimal text" });
/** A name that a plan or a company gave: of a payee, a component, a data set. */
export const GivenName = Type.String({ minLength: 1, maxLength: 200, pattern: "^[^\\u0000-\\u001f]+$" });
export const Title = Type.String({ minLength: 1, maxLength: 200, pattern: "^[^\\u0000-\\u001f]+$" });
export const Remark = Type.String({ minLength: 1, maxLength: 4_000, pattern: "^[^\\u0000]*$" });

/** Who asks may leave out what has a default; whoever answers always has it. */
export function withDefaults<Schema extends TObject>(schema: Schema): Schema {
  const { required = [], properties } = schema;
  const asked = required.filter((name) => !("default" in (properties[name] ?? {})));
  return { ...schema, required: asked };
}

export const Page = withDefaults(
  Type.Object(
    {
      offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
      limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100 }),
    },
    { additionalProperties: false },
  ),
);
export type Page = Static<typeof Page>;

/** Of a list: what is put away, instead of what is worked with. */
export const Archived = Type.Object(
  { archived: Type.Optional(Type.Boolean({ description: "what is put away, instead of the others" })) },
  { additionalProperties: false },
);
export const PutAway = Type.Object({ archived: Type.Boolean() }, { additionalProperties: false });

/** A part of a list, and how long the whole is. */
export function pageOf<Row extends TSchema>(row: Row) {
  return Type.Object({ total: Type.Integer(), offset: Type.Integer(), rows: Type.Array(row) });
}

export const Refused = Type.Object(
  {
    error: Type.Object({
      code: Type.String({ description: "words joined by hyphens; does not change between versions" }),
      message: Type.String({ description: "what is wrong, in one sentence" }),
      help: Type.Optional(Type.String({ description: "what to do about it" })),
    }),
  },
  { description: "why the server did not do what was asked" },
);
export type Refused = Static<typeof Refused>;

/** Every route may be refused in these ways. */
export const refusals = {
  400: Refused,
  401: Refused,
  403: Refused,
  404: Refused,
  409: Refused,
  413: Refused,
  415: Refused,
  422: Refused,
  429: Refused,
  503: Refused,
} as const;

export const Nothing = Type.Null({ description: "nothing" });

export const InWorkspace = Type.Object({ workspace: Id }, { additionalProperties: false });
