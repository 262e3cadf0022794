/** Decision tables and choices: which rows match, and what several that match mean. */

import type { Expression, Hit, Place, RuleName, Slot } from "../../rule-set.js";
import { dayText } from "../../values/calendar.js";
import { add, compare, toExactText } from "../../values/fraction.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { type Answer, decide } from "../deciding/decide.js";
import { nameOf } from "../label.js";
import { needs } from "../program/needs.js";
import { found } from "../program/program.js";
import { noMatch, noneInForce, severalMatches, wrongValue } from "../run-faults.js";
import { standingVersion } from "../time/scope.js";
import { explained, type NodeDraft } from "../trace.js";
import {
  isProblem,
  kindText,
  type NumberValue,
  nothing,
  numberValue,
  type Result,
  textOf,
  type Value,
} from "../value.js";
import { evaluate } from "./evaluate.js";
import { owner } from "./parameter.js";
import { readingDay } from "./reading.js";

/** Explanations of larger tables show only the rows that matched. */
const mostRefusals = 12;

type Call = Extract<Expression, { op: "call" }>;
type Choose = Extract<Expression, { op: "choose" }>;

/** What a table or a choice is asked for, in messages and explanations. */
interface Question {
  readonly slot: Slot;
  readonly name: string;
  /** ` "platform", "EMEA"`: what was looked up. */
  readonly asked: string;
  readonly place: Place;
  readonly draft: Partial<NodeDraft>;
}

interface Row {
  readonly when: RuleName;
  readonly then: Slot;
  readonly place: Place;
}

export async function callTable(slot: Slot, expression: Call, context: Context): Promise<Result> {
  const { run } = context;
  const table = found(run.program.tables, expression.table);
  const values: Value[] = [];
  for (const argument of expression.arguments) {
    const value = await evaluate(argument, context);
    if (isProblem(value)) return value;
    values.push(value);
  }
  const isDated = table.versions.some(
    (version) => version.from !== undefined || version.through !== undefined,
  );
  const day = isDated ? await readingDay(context, expression.place) : 0;
  if (typeof day !== "number") return day;
  const version = standingVersion(table.versions, owner(context), day);
  if (version === undefined) {
    return absence(noneInForce(whereIn(context, expression.place), table.name, dayText(day)));
  }
  const key = answerKey(slot, table.versions.indexOf(version), values, context);
  const cached = key === undefined ? undefined : run.answers.get(key);
  if (cached !== undefined) return cached;
  const question: Question = {
    slot,
    name: table.name,
    asked: ` ${values.map(keyText).join(", ")}`,
    place: expression.place,
    draft: version.from === undefined ? {} : { effective: { name: table.name, from: version.from } },
  };
  const inside: Context = { ...context, arguments: values };
  const result = await hit(question, table.hit, version.rows, version.otherwise, inside);
  if (key !== undefined && !isProblem(result)) run.answers.set(key, result);
  return result;
}

export async function choose(slot: Slot, expression: Choose, context: Context): Promise<Result> {
  const { program } = context.run;
  const rows = expression.cases.map(({ when, then }) => ({
    when,
    then,
    place: found(program.rules, when).event.params.place,
  }));
  const question = { slot, name: "the choice", asked: "", place: expression.place, draft: {} };
  return hit(question, expression.hit, rows, expression.otherwise, context);
}

/**
 * Asks the rows in the order written. `first` stops at the first that matches; the others ask all.
 */
async function hit(
  question: Question,
  policy: Hit,
  rows: readonly Row[],
  otherwise: Slot | undefined,
  context: Context,
): Promise<Result> {
  const where = whereIn(context, question.place);
  const matches: { readonly row: Row; readonly answer: Answer }[] = [];
  const refused: Value[] = [];
  for (const row of rows) {
    const answer = await decide(row.when, context);
    if (isProblem(answer)) return answer;
    if (!answer.yes) {
      if (rows.length <= mostRefusals) refused.push(answer, nothing);
      continue;
    }
    matches.push({ row, answer });
    if (policy === "first") break;
  }
  const [only, second] = matches;
  if (only === undefined) {
    if (otherwise === undefined) return problem(noMatch(where, question.name, question.asked));
    const value = await evaluate(otherwise, context);
    if (isProblem(value)) return value;
    const detail = { hit: policy, otherwise: "yes" };
    return chosen(value, question, context, { inputs: [...refused, value], detail });
  }
  if (policy === "unique" && second !== undefined) {
    const lines = matches.map(({ row }) => row.place.line);
    return problem(severalMatches(where, question.name, question.asked, lines));
  }
  const inputs: Value[] = [...refused];
  const values: Value[] = [];
  for (const { row, answer } of matches) {
    const value = await evaluate(row.then, context);
    if (isProblem(value)) return value;
    inputs.push(answer, value);
    values.push(value);
  }
  const combined = combine(policy, values, question, context);
  return isProblem(combined)
    ? combined
    : chosen(combined, question, context, { inputs, detail: { hit: policy } });
}

function combine(policy: Hit, values: readonly Value[], question: Question, context: Context): Result {
  const [first, ...others] = values;
  const where = whereIn(context, question.place);
  if (first === undefined) return problem(noMatch(where, question.name, question.asked));
  if (policy === "unique" || policy === "first") return first;
  const numbers: NumberValue[] = [];
  for (const value of [first, ...others]) {
    if (value.kind !== "number") {
      return problem(wrongValue(where, `A row of ${question.name}`, kindText(value), "a number"));
    }
    numbers.push(value);
  }
  const [start, ...rest] = numbers.map((number) => number.value);
  if (start === undefined) return first;
  if (policy === "sum") return numberValue(rest.reduce(add, start));
  const isBetter = policy === "max" ? 1 : -1;
  return numberValue(rest.reduce((best, next) => (compare(next, best) === isBetter ? next : best), start));
}

function chosen(value: Value, question: Question, context: Context, draft: Partial<NodeDraft>): Value {
  const { program, tracer } = context.run;
  const { slot, place } = question;
  return explained(tracer, value, () => ({
    operation: "choose",
    label: nameOf(program, slot),
    place,
    ...question.draft,
    ...draft,
  }));
}

/**
 * Tables that ask nothing but their arguments answer the same again. `undefined`: the answer may
 * depend on more. An explanation is built anew, because its arguments came about elsewhere.
 */
function answerKey(
  slot: Slot,
  version: number,
  values: readonly Value[],
  context: Context,
): string | undefined {
  const { run } = context;
  if (run.tracer !== undefined) return undefined;
  const expression = run.program.expression(slot);
  if (expression.op !== "call") return undefined;
  const table = found(run.program.tables, expression.table).versions[version];
  if (table === undefined) return undefined;
  const { graph } = run.program;
  const parts = [
    ...table.rows.flatMap((row) => [graph.rule(row.when), graph.slot(row.then)]),
    ...(table.otherwise === undefined ? [] : [graph.slot(table.otherwise)]),
  ];
  if (parts.some((part) => (part.needs & ~needs.arguments) !== 0 || part.sources.size > 0)) return undefined;
  return JSON.stringify([expression.table, version, ...values.map(keyText)]);
}

function keyText(value: Value): string {
  return value.kind === "number" ? toExactText(value.value) : textOf(value);
}
