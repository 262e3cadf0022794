/** What the JSON Schema refuses, in words, with one problem for each part of the rule set that fails. */

import * as generated from "../generated/rule-set-validator.js";
import type { RuleSet } from "../rule-set.js";
import { Problems, pointer, quoted, type RuleSetProblem } from "./problem.js";

/** As ajv's generated functions report; `params` depends on the keyword. */
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** The parts that are validated one by one, to find more than the first error of the whole. */
const parts: readonly (readonly [key: string, validator: Validator, isList: boolean])[] = [
  ["plan", generated.isPlan, false],
  ["sources", generated.isSource, true],
  ["parameters", generated.isParameter, true],
  ["tables", generated.isTable, true],
  ["tiers", generated.isTiers, true],
  ["matrices", generated.isMatrix, true],
  ["credits", generated.isCredit, true],
  ["figures", generated.isFigure, true],
  ["components", generated.isComponent, true],
  ["payout", generated.isPayout, false],
  ["personalPayouts", generated.isPersonalPayout, true],
  ["goals", generated.isGoal, true],
  ["journals", generated.isJournal, true],
  ["rules", generated.isRule, true],
  ["expressions", generated.isExpression, true],
];

export function isRuleSet(value: unknown): value is RuleSet {
  return generated.isRuleSet(value);
}

/** Problems of a value that `isRuleSet` refuses; at least one. */
export function schemaProblems(value: unknown): readonly RuleSetProblem[] {
  const problems = new Problems();
  const whole = errorsOf(generated.isRuleSet, value);
  if (typeof value === "object" && value !== null) {
    for (const [key, validator, isList] of parts) {
      const part: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
      if (part === undefined) continue;
      if (!isList) report(errorsOf(validator, part), pointer("", key), problems);
      else if (Array.isArray(part)) {
        for (const [index, item] of part.entries()) {
          if (problems.full) break;
          report(errorsOf(validator, item), pointer(pointer("", key), index), problems);
        }
      }
    }
  }
  if (problems.list.length === 0) report(whole, "", problems);
  return problems.list;
}

function errorsOf(validator: Validator, value: unknown): readonly SchemaError[] {
  return validator(value) ? [] : (validator.errors ?? []);
}

/** The first error that names a cause; `if` and `anyOf` only repeat that something inside failed. */
function report(errors: readonly SchemaError[], path: string, problems: Problems): void {
  const error = errors.find(({ keyword }) => keyword !== "if" && keyword !== "anyOf") ?? errors[0];
  if (error === undefined) return;
  problems.add(
    path + error.instancePath,
    messageOf(error),
    "Compare it with rule-set.schema.json, which lists every key and its values",
  );
}

function messageOf({ keyword, params }: SchemaError): string {
  switch (keyword) {
    case "required":
      return `The key ${quoted(String(params.missingProperty))} is missing`;
    case "additionalProperties":
      return `The key ${quoted(String(params.additionalProperty))} is not known here`;
    case "type":
      return `Expected ${String(params.type)}`;
    case "const":
      return `Expected ${JSON.stringify(params.allowedValue)}`;
    case "enum":
      return `Expected one of ${listOf(params.allowedValues)}`;
    case "minItems":
      return `The list needs at least ${String(params.limit)} entries`;
    case "maxItems":
      return `The list has more than ${String(params.limit)} entries`;
    case "minLength":
      return "The text is empty";
    case "maxLength":
      return `The text is longer than ${String(params.limit)} characters`;
    case "minimum":
      return `The number is below ${String(params.limit)}`;
    case "maximum":
      return `The number is above ${String(params.limit)}`;
    case "minProperties":
    case "maxProperties":
      return `The object needs ${keyword === "minProperties" ? "at least" : "at most"} ${String(params.limit)} keys`;
    case "pattern":
      return `The text is not written as ${String(params.pattern)} asks`;
    default:
      return `The value breaks the rule "${keyword}"`;
  }
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(", ") : "the known values";
}
