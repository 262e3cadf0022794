/** Values for a JSON schema, and values that nearly fit: what a route says it takes is what it is asked. */

import fc from "fast-check";

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

/** Texts that programs stumble over. */
const hostile = [
  "",
  "__proto__",
  "constructor",
  "ann",
  "\u0000",
  "../../etc",
  "' or 1=1 --",
  "𝕏",
  "\ud800",
  "=1+1",
  "ﬀ\u202e",
];
const usual = [
  "ann",
  "2026-Q1",
  "2026-01-31",
  "commission",
  "deals.csv",
  "a@b",
  "payees",
  "0.12",
  "x".repeat(300),
];

/** `known` are texts that mean something to the server, such as its identifiers. */
export function fromSchema(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const fitting = fits(schema, known);
  return fc.oneof(
    { weight: 12, arbitrary: fitting },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

function fits(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => fits(each, known)));
  switch (schema.type) {
    case "string":
      return textFor(schema, known);
    case "integer":
    case "number":
      return fc.oneof(
        fc.integer({
          min: schema.minimum ?? 0,
          max: Math.min(schema.maximum ?? 5, (schema.minimum ?? 0) + 5),
        }),
        fc.constantFrom(-1, 0, 1.5, 2 ** 53, schema.maximum ?? 7),
      );
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(fits(schema.items ?? {}, known), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case "object":
      return objectFor(schema, known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textFor({ pattern }: Schema, known: readonly string[]): fc.Arbitrary<string> {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, "u");
  const right = [...known, ...usual].filter((text) => expression === undefined || expression.test(text));
  const all: { weight: number; arbitrary: fc.Arbitrary<string> }[] = [
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  ];
  if (right.length > 0) all.push({ weight: 14, arbitrary: fc.constantFrom(...right) });
  return fc.oneof(...all);
}

function objectFor(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], patternProperties } = schema;
  if (patternProperties !== undefined) {
    const [each = {}] = Object.values(patternProperties);
    return fc.dictionary(
      fc.constantFrom(...hostile.filter((name) => name !== "__proto__")),
      fits(each, known),
      {
        maxKeys: 3,
      },
    );
  }
  const entries = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, fits(each, known)]),
  );
  return fc.record(entries, { requiredKeys: required.filter((name) => name in entries) });
}
