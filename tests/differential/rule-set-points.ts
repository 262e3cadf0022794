/** What a rule set can say, as the schema of rule sets has it: every property, and every answer from a closed list. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
interface Schema {
  readonly $ref?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema | true>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const file = new URL("../../packages/engine/src/rule-set.schema.json", import.meta.url);
const root: Schema = JSON.parse(readFileSync(fileURLToPath(file), "utf8"));

/** Where a statement stands in its text says nothing. */
const unsaid = new Set(["place", "format", "name"]);

/** Everything that can be said, as `definition.property` or `definition.property=answer`. */
export function allPoints(): ReadonlySet<string> {
  const points = new Set<string>();
  const seen = new Set<string>();
  const walk = (schema: Schema | boolean | undefined, path: string): void => {
    if (schema === undefined || typeof schema === "boolean") return;
    const name = definitionOf(schema);
    if (name !== undefined) {
      if (seen.has(name)) return;
      seen.add(name);
      walk(root.definitions?.[name], name);
      return;
    }
    for (const value of answersOf(schema)) points.add(`${path}=${value}`);
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      if (unsaid.has(key)) continue;
      points.add(`${path}.${key}`);
      walk(inner, `${path}.${key}`);
    }
    walk(schema.items, path);
    walk(schema.additionalProperties, path);
    for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) walk(part, path);
    walk(schema.then, path);
    walk(schema.else, path);
  };
  walk(root, "ruleSet");
  return points;
}

/** What one rule set says. */
export function pointsIn(ruleSet: object, into: Set<string>): void {
  const walk = (schema: Schema | boolean | undefined, value: Json | undefined, path: string): void => {
    if (schema === undefined || typeof schema === "boolean" || value === undefined) return;
    const name = definitionOf(schema);
    if (name !== undefined) {
      walk(root.definitions?.[name], value, name);
      return;
    }
    if (answersOf(schema).includes(value)) into.add(`${path}=${value}`);
    if (Array.isArray(value)) for (const item of value) walk(schema.items, item, path);
    else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) {
        const own = schema.properties?.[key];
        if (own === undefined) walk(schema.additionalProperties, inner, path);
        else if (!unsaid.has(key)) {
          into.add(`${path}.${key}`);
          walk(own, inner, `${path}.${key}`);
        }
      }
    }
    walk(
      schema.anyOf?.find((branch) => fits(branch, value)),
      value,
      path,
    );
    for (const part of schema.allOf ?? []) walk(part, value, path);
    if (schema.if !== undefined) walk(fits(schema.if, value) ? schema.then : schema.else, value, path);
  };
  walk(root, JSON.parse(JSON.stringify(ruleSet)), "ruleSet");
}

function definitionOf({ $ref }: Schema): string | undefined {
  return $ref?.slice($ref.lastIndexOf("/") + 1);
}

function answersOf(schema: Schema): readonly Json[] {
  return schema.const === undefined ? (schema.enum ?? []) : [schema.const];
}

/** Whether a value is meant by a branch: it has what the branch wants, and nothing that it forbids. */
function fits(schema: Schema | true, value: Json): boolean {
  if (schema === true) return true;
  const name = definitionOf(schema);
  const own = name === undefined ? schema : root.definitions?.[name];
  if (own === undefined) return false;
  const answers = answersOf(own);
  if (answers.length > 0 && !answers.includes(value)) return false;
  if (!isRecord(value)) return own.type === undefined || own.type === typeOf(value);
  if (own.type !== undefined && own.type !== "object") return false;
  const isClosed = own.additionalProperties === false;
  return (
    (own.required ?? []).every((key) => key in value) &&
    Object.entries(value).every(([key, inner]) => {
      const property = own.properties?.[key];
      return property === undefined ? !isClosed : isDecided(property) || fits(property, inner);
    })
  );
}

/** Only answers from closed lists tell branches apart. */
function isDecided(property: Schema | true): boolean {
  return property === true || answersOf(property).length === 0;
}

function typeOf(value: Json): string {
  return typeof value === "number" ? "integer" : typeof value;
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
