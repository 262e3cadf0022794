/** Broken rule sets for tests: the one of everything with one thing changed. */

import { readRuleSet } from "../read-rule-set.js";
import type { RuleSet } from "../rule-set.js";
import { ruleSetOfEverything } from "./rule-set-of-everything.js";

export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
export type Path = readonly (string | number)[];

/** The rule set of everything as JSON that may be broken. */
export function everything(): Json {
  return JSON.parse(JSON.stringify(ruleSetOfEverything())) as Json;
}

/** Where every value of a JSON text stands, the whole included. */
export function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

export function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => (inner as Record<string | number, Json>)[key], value);
}

/** The JSON with one value replaced, or removed where the new one is `undefined`. */
export function changed(path: Path, to: Json | undefined): Json {
  const json = everything();
  const key = path.at(-1);
  if (key === undefined) return to ?? null;
  const parent = at(json, path.slice(0, -1)) as Record<string | number, Json>;
  if (to === undefined) delete parent[key];
  else parent[key] = to;
  return json;
}

export function problemsOf(json: unknown): readonly string[] {
  const read = readRuleSet(json);
  return "problems" in read ? read.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** The rule set with something changed by hand. */
export function edited(edit: (ruleSet: Writable<RuleSet>) => void): Json {
  const ruleSet = everything();
  edit(ruleSet as unknown as Writable<RuleSet>);
  return ruleSet;
}

export type Writable<T> = T extends readonly (infer U)[]
  ? Writable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** First of a list that the fixture is known to fill. */
export function entry<T>(list: readonly T[], index = 0): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no entry ${index}`);
  return found;
}

export const place = { line: 1, column: 1, length: 1 };
export function push(
  ruleSet: Writable<RuleSet>,
  expression: Writable<RuleSet>["expressions"][number],
): number {
  return ruleSet.expressions.push(expression) - 1;
}

export function slotOf(ruleSet: Writable<RuleSet>, op: RuleSet["expressions"][number]["op"]): number {
  return ruleSet.expressions.findIndex((expression) => expression.op === op);
}
