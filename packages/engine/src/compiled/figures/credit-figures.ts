/** Figures and components of one number a credit: calculated for all credits of a statement, day by day. */

import { figureCycle } from "../../reference/run-faults.js";
import type { Place } from "../../rule-set.js";
import type { CreditPart } from "../credits/credit-book.js";
import { evaluate } from "../evaluate/evaluate.js";
import { allFail } from "../evaluate/operand.js";
import { everyLane, type Frame, frameOf } from "../frame.js";
import { evaluateComponent } from "../pay/component.js";
import { countCredits, countsSeveral, rounds } from "../pay/credits-so-far.js";
import type { Definition } from "../plan/figure-reach.js";
import type { Run, View } from "../run.js";
import { standingDuring } from "../time/versions.js";
import { Uncovered } from "../uncovered.js";
import { mergedParts, type Part, put } from "../vectors/select.js";
import { takeIntegers, type Vector } from "../vectors/vector.js";
import { pending } from "./figure-memo.js";
import type { FigureNumbers } from "./figure-numbers.js";
import { sole } from "./read-figure.js";

export function numbersOfCredits(
  figure: Definition,
  part: CreditPart,
  asked: View,
  run: Run,
  place: Place,
  isLimited: boolean,
): FigureNumbers {
  const { name } = figure.definition;
  const reach = run.prepared.reach(name);
  if (isLimited && reach.readsCredits) throw new Uncovered("numbers of credits in a walk", place);
  const key = `${name} ${asked.key}`;
  const known = asked.ofCredits.get(key);
  if (known === pending) {
    return sole(
      allFail(laneFrame(part, everyLane(part.size), asked, run), place, (where) => figureCycle(where, name)),
    );
  }
  if (known !== undefined) return known;
  asked.ofCredits.set(key, pending);
  const isSeveral = figure.kind === "component" && countsSeveral(figure.definition);
  // One day at a time: the day is the period of a number of a credit.
  const parts: { readonly lanes: Int32Array; readonly numbers: FigureNumbers }[] = [];
  for (let start = 0; start < part.size; ) {
    const day = part.dates[start] ?? 0;
    let end = start + 1;
    while (end < part.size && part.dates[end] === day) end += 1;
    const lanes = everyLane(end - start).map((lane) => lane + start);
    const together = isSeveral ? rounds(lanes, part.payees) : [lanes];
    for (const own of together) {
      const numbers = dayNumbers(figure, laneFrame(part, own, asked, run));
      parts.push({ lanes: own, numbers });
      if (isSeveral) countCredits(figure.definition, numbers, own, part.payees, day, asked, run);
    }
    start = end;
  }
  const numbers = together(parts, part.size, figure);
  asked.ofCredits.set(key, numbers);
  return numbers;
}

/** Credits of one day, each with its receiver. */
export function laneFrame(part: CreditPart, at: Int32Array, view: View, run: Run): Frame {
  const payees = takeIntegers(part.payees, at);
  const dates = takeIntegers(part.dates, at);
  return frameOf({
    run,
    view,
    size: at.length,
    period: run.prepared.calendar.at("day", dates[0] ?? 0),
    owners: {
      payees,
      limits: undefined,
      memo: run.payeeMemo,
      at: payees.map((payee) => run.indexOf(payee)),
    },
    rows: { table: part.table, at: takeIntegers(part.rows, at) },
    credits: { part, at },
    reading: dates,
  });
}

function dayNumbers(figure: Definition, frame: Frame): FigureNumbers {
  if (figure.kind === "component") return evaluateComponent(figure.definition, frame);
  const { versions, place } = figure.definition;
  const { run, period, owners, size } = frame;
  const parts: Part[] = [];
  const standing = everyLane(size).map((lane) => {
    const payee = owners?.payees?.[lane];
    return period === undefined
      ? -1
      : standingDuring(versions, payee === undefined ? undefined : run.texts.textOf(payee), period);
  });
  for (const [index, { value }] of versions.entries()) {
    const lanes = everyLane(size).filter((lane) => standing[lane] === index);
    if (lanes.length === size) return sole(evaluate(value, frame));
    if (lanes.length > 0) throw new Uncovered("versions of a number of credits for one payee", place);
  }
  return sole(mergedParts(size, parts, place));
}

function together(
  parts: readonly { readonly lanes: Int32Array; readonly numbers: FigureNumbers }[],
  size: number,
  { definition }: Definition,
): FigureNumbers {
  const { place } = definition;
  const all = (pick: (numbers: FigureNumbers) => Vector | undefined): Vector =>
    mergedParts(
      size,
      parts.flatMap(({ lanes, numbers }) => {
        const vector = pick(numbers);
        return vector === undefined ? [] : [{ lanes, vector }];
      }),
      place,
    );
  const excess = parts.some(({ numbers }) => numbers.excess !== undefined)
    ? all(({ excess }) => excess)
    : undefined;
  const isCapped = new Uint8Array(size);
  for (const { lanes, numbers } of parts) put(isCapped, numbers.isCapped, lanes);
  return {
    amount: all(({ amount }) => amount),
    uncapped: all(({ uncapped }) => uncapped),
    isCapped,
    ...(excess?.kind === "number" && { excess }),
  };
}
