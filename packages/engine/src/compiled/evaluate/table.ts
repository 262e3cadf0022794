/** Decision tables and choices: which rows match, and what several that match mean. */

import { noMatch, severalMatches, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Hit, Place, RuleName, Slot } from "../../rule-set.js";
import { everyLane, type Frame, someLanes, whereIs } from "../frame.js";
import { askedText, kindWords } from "../rows/value-text.js";
import { added } from "../vectors/arithmetic.js";
import { failed, GapBuilder } from "../vectors/gaps.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeLanes, type Vector } from "../vectors/vector.js";
import { extreme } from "./arithmetic.js";
import { decide } from "./decide.js";
import { evaluate } from "./evaluate.js";
import { problem } from "./operand.js";
import { byVersion, standingVersions } from "./parameter.js";

type Call = Extract<Expression, { op: "call" }>;
type Choose = Extract<Expression, { op: "choose" }>;

interface Row {
  readonly when: RuleName;
  readonly then: Slot;
  readonly place: Place;
}

interface Question {
  readonly name: string;
  readonly place: Place;
  readonly hit: Hit;
  readonly rows: readonly Row[];
  readonly otherwise: Slot | undefined;
  /** What a lane asked for, in messages. */
  asked(frame: Frame, lane: number): string;
}

export function choose(expression: Choose, frame: Frame): Vector {
  return answered(questionOf(expression, frame), frame);
}

function questionOf({ hit, cases, otherwise, place }: Choose, { run }: Frame): Question {
  const rows = cases.map(({ when, then }) => ({
    when,
    then,
    place: run.prepared.rule(when).event.params.place,
  }));
  return { name: "the choice", place, hit, rows, otherwise, asked: () => "" };
}

export function callTable(expression: Call, frame: Frame): Vector {
  const { run, size } = frame;
  const table = run.prepared.table(expression.table);
  const values = expression.arguments.map((argument) => evaluate(argument, frame));
  const gaps = new GapBuilder(size);
  for (const { gaps: own } of values)
    for (const [lane, failure] of own?.problems ?? []) gaps.fail(lane, failure);
  const failures = gaps.build();
  const sound =
    failures === undefined ? everyLane(size) : everyLane(size).filter((lane) => failures.at[lane] === 0);
  const outer = failures === undefined ? frame : someLanes(frame, sound);
  const own = failures === undefined ? values : values.map((value) => takeLanes(value, sound));
  const standing = standingVersions(table.versions, table.name, expression.place, outer);
  // The arguments of a table around this one are met in the values of these.
  const inside: Frame = { ...outer, arguments: own, known: new Map() };
  const answers = byVersion(standing, table.versions.length, inside, expression.place, (index, inner) => {
    const version = table.versions[index];
    if (version === undefined) return mergedParts(inner.size, [], expression.place);
    return answered(tableQuestion(table.name, table.hit, version, expression.place), inner);
  });
  if (failures === undefined) return answers;
  const bad = everyLane(size).filter((lane) => failures.at[lane] !== 0);
  const without: Vector = { kind: "nothing", size, gaps: failures };
  return mergedParts(
    size,
    [
      { lanes: sound, vector: answers },
      { lanes: bad, vector: takeLanes(without, bad) },
    ],
    expression.place,
  );
}

function tableQuestion(
  name: string,
  hit: Hit,
  version: { readonly rows: readonly Row[]; readonly otherwise?: Slot },
  place: Place,
): Question {
  return {
    name,
    place,
    hit,
    rows: version.rows,
    otherwise: version.otherwise,
    asked: ({ run, arguments: values = [] }, lane) =>
      ` ${values.map((value) => askedText(value, lane, run.texts, run.prepared.calendar)).join(", ")}`,
  };
}

function answered(question: Question, frame: Frame): Vector {
  return question.hit === "first" ? firstMatch(question, frame) : allMatches(question, frame);
}

/** Asks each row only where none before has matched. */
function firstMatch(question: Question, frame: Frame): Vector {
  const { size } = frame;
  const parts: Part[] = [];
  let open = everyLane(size);
  let part = frame;
  for (const row of question.rows) {
    if (open.length === 0) break;
    if (part.size !== open.length) part = someLanes(frame, open);
    const answer = decide(row.when, part);
    const matching: number[] = [];
    const failing: number[] = [];
    const left: number[] = [];
    for (let index = 0; index < open.length; index += 1) {
      if (answer.gaps !== undefined && answer.gaps.at[index] === failed) failing.push(index);
      else (answer.yes[index] === 1 ? matching : left).push(index);
    }
    if (matching.length > 0) {
      const inner = matching.length === part.size ? part : someLanes(part, Int32Array.from(matching));
      parts.push({ lanes: pick(open, matching), vector: evaluate(row.then, inner) });
    }
    if (failing.length > 0 && answer.gaps !== undefined) {
      const failures: Vector = { kind: "nothing", size: part.size, gaps: answer.gaps };
      parts.push({ lanes: pick(open, failing), vector: takeLanes(failures, Int32Array.from(failing)) });
    }
    if (left.length < open.length) open = pick(open, left);
  }
  if (open.length > 0) parts.push({ lanes: open, vector: unmatched(question, someLanes(frame, open)) });
  return mergedParts(size, parts, question.place);
}

function pick(lanes: Int32Array, indexes: readonly number[]): Int32Array {
  return Int32Array.from(indexes, (index) => lanes[index] ?? 0);
}

function unmatched({ otherwise, place, name, asked }: Question, frame: Frame): Vector {
  if (otherwise !== undefined) return evaluate(otherwise, frame);
  const gaps = new GapBuilder(frame.size);
  for (let lane = 0; lane < frame.size; lane += 1) {
    gaps.fail(
      lane,
      problem(() => noMatch(whereIs(frame, lane, place), name, asked(frame, lane))),
    );
  }
  const built = gaps.build();
  return { kind: "nothing", size: frame.size, gaps: built ?? { at: new Uint8Array(0), problems: new Map() } };
}

/** Asks all rows of all lanes. */
function allMatches(question: Question, frame: Frame): Vector {
  const { hit, rows, place } = question;
  const { size } = frame;
  const gaps = new GapBuilder(size);
  const matches: number[][] = Array.from({ length: size }, () => []);
  for (const [index, row] of rows.entries()) {
    const answer = decide(row.when, frame);
    for (let lane = 0; lane < size; lane += 1) {
      const failure = answer.gaps?.problems.get(lane);
      if (failure !== undefined) gaps.fail(lane, failure);
      else if (answer.yes[lane] === 1) matches[lane]?.push(index);
    }
  }
  for (let lane = 0; lane < size; lane += 1) {
    const own = matches[lane] ?? [];
    if (hit !== "unique" || own.length < 2 || gaps.isGap(lane)) continue;
    const lines = own.map((index) => rows[index]?.place.line ?? 0);
    gaps.fail(
      lane,
      problem(() =>
        severalMatches(whereIs(frame, lane, place), question.name, question.asked(frame, lane), lines),
      ),
    );
  }
  const failures = gaps.build();
  const parts: Part[] = [];
  if (failures !== undefined) {
    const bad = everyLane(size).filter((lane) => failures.at[lane] !== 0);
    parts.push({ lanes: bad, vector: takeLanes({ kind: "nothing", size, gaps: failures }, bad) });
  }
  const isSound = (lane: number) => failures === undefined || failures.at[lane] === 0;
  const without = everyLane(size).filter((lane) => isSound(lane) && matches[lane]?.length === 0);
  if (without.length > 0)
    parts.push({ lanes: without, vector: unmatched(question, someLanes(frame, without)) });
  // Lanes that match the same rows are answered together.
  const groups = new Map<string, number[]>();
  for (let lane = 0; lane < size; lane += 1) {
    const own = matches[lane] ?? [];
    if (!isSound(lane) || own.length === 0) continue;
    const key = own.join(" ");
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [lane]);
    else list.push(lane);
  }
  for (const [key, lanes] of groups) {
    const inner = someLanes(frame, Int32Array.from(lanes));
    const values = key.split(" ").flatMap((index) => {
      const row = rows[Number(index)];
      return row === undefined ? [] : [evaluate(row.then, inner)];
    });
    parts.push({ lanes: Int32Array.from(lanes), vector: together(question, values, inner) });
  }
  return mergedParts(size, parts, place);
}

function together({ hit, name, place }: Question, values: readonly Vector[], frame: Frame): Vector {
  const [first] = values;
  if (first === undefined) return mergedParts(frame.size, [], place);
  if (hit === "unique" || hit === "first") return first;
  const gaps = new GapBuilder(frame.size);
  for (const value of values)
    for (const [lane, failure] of value.gaps?.problems ?? []) gaps.fail(lane, failure);
  for (const value of values) {
    for (let lane = 0; lane < frame.size; lane += 1) {
      const isNumber = value.kind === "number" && (value.gaps === undefined || value.gaps.at[lane] === 0);
      if (isNumber || gaps.isGap(lane)) continue;
      const found = kindWords(value, lane);
      gaps.fail(
        lane,
        problem(() => wrongValue(whereIs(frame, lane, place), `A row of ${name}`, found, "a number")),
      );
    }
  }
  const numbers = values.flatMap((value): readonly NumberVector[] =>
    value.kind === "number" ? [{ ...value, gaps: undefined }] : [],
  );
  const [start, ...rest] = numbers;
  if (start === undefined || numbers.length < values.length) {
    return {
      kind: "nothing",
      size: frame.size,
      gaps: gaps.build() ?? { at: new Uint8Array(frame.size), problems: new Map() },
    };
  }
  const total = rest.reduce(
    (best, next) => (hit === "sum" ? added(best, next) : extreme(best, next, hit === "max" ? 1 : -1)),
    start,
  );
  return { ...total, gaps: gaps.build() };
}

/** Of a frame of one lane: the value that was chosen, and where it was calculated. */
export function chosenSlot(
  expression: Call | Choose,
  frame: Frame,
): { readonly slot: Slot; readonly frame: Frame } | undefined {
  let inner = frame;
  let question: Question;
  if (expression.op === "choose") question = questionOf(expression, frame);
  else {
    const table = frame.run.prepared.table(expression.table);
    const { version } = standingVersions(table.versions, table.name, expression.place, frame);
    const standing = table.versions[version[0] ?? -1];
    if (standing === undefined) return undefined;
    inner = {
      ...frame,
      arguments: expression.arguments.map((argument) => evaluate(argument, frame)),
      known: new Map(),
    };
    question = tableQuestion(table.name, table.hit, standing, expression.place);
  }
  if (question.hit !== "first" && question.hit !== "unique") return undefined;
  for (const row of question.rows)
    if (decide(row.when, inner).yes[0] === 1) return { slot: row.then, frame: inner };
  return question.otherwise === undefined ? undefined : { slot: question.otherwise, frame: inner };
}
