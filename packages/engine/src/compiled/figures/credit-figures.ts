/** Figures and components of one number a credit: calculated for all credits of a statement, day by day. */

import { figureCycle } from "../../reference/run-faults.js";
import type { Place } from "../../rule-set.js";
import { type CreditPart, creditBook } from "../credits/credit-book.js";
import { dealId, placesOfDeals } from "../credits/deal-id.js";
import { evaluate } from "../evaluate/evaluate.js";
import { allFail } from "../evaluate/operand.js";
import { everyLane, type Frame, frameOf } from "../frame.js";
import { evaluateComponent } from "../pay/component.js";
import { countCredits, countsSeveral, rounds } from "../pay/credits-so-far.js";
import { becomesFinal, finalLookOfCredit, takenNumbers } from "../pay/final.js";
import { mergedNumbers, type Piece } from "../pay/merged-numbers.js";
import type { Definition } from "../plan/figure-reach.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { standingDuring } from "../time/versions.js";
import { Uncovered } from "../uncovered.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { takeIntegers } from "../vectors/vector.js";
import { type Pending, pending } from "./figure-memo.js";
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
  const byPart = asked.ofCredits.get(name) ?? new Map<CreditPart, FigureNumbers | Pending>();
  asked.ofCredits.set(name, byPart);
  const known = byPart.get(part);
  if (known === pending) {
    return sole(
      allFail(laneFrame(part, everyLane(part.size), asked, run), place, (where) => figureCycle(where, name)),
    );
  }
  if (known !== undefined) return known;
  byPart.set(part, pending);
  const isSeveral = figure.kind === "component" && countsSeveral(figure.definition);
  // One day at a time: the day is the period of a number of a credit.
  const parts: Piece[] = [];
  for (let start = 0; start < part.size; ) {
    const day = part.dates[start] ?? 0;
    let end = start + 1;
    while (end < part.size && part.dates[end] === day) end += 1;
    const lanes = everyLane(end - start).map((lane) => lane + start);
    for (const { look, at } of looksOf(figure, lanes, part, day, asked, run)) {
      const together = isSeveral && look === asked ? rounds(at, part.payees) : [at];
      for (const own of together) {
        const numbers =
          look === asked
            ? dayNumbers(figure, laneFrame(part, own, asked, run))
            : numbersThen(figure, own, part, look, run, place);
        parts.push({ lanes: own, numbers });
        if (isSeveral) countCredits(figure.definition, numbers, own, part.payees, day, asked, run);
      }
    }
    start = end;
  }
  const numbers = mergedNumbers(parts, part.size, figure.definition.place);
  byPart.set(part, numbers);
  return numbers;
}

/** The credits of a day, those together that count as they were known on one day. */
function looksOf(
  figure: Definition,
  lanes: Int32Array,
  part: CreditPart,
  day: Day,
  asked: View,
  run: Run,
): readonly { readonly look: View; readonly at: Int32Array }[] {
  if (figure.kind !== "component" || !becomesFinal(figure.definition)) return [{ look: asked, at: lanes }];
  const looks = [...lanes].map((lane) =>
    finalLookOfCredit(figure.definition, part.payees[lane] ?? -1, day, asked, run),
  );
  return [...new Set(looks)].map((look) => ({ look, at: lanes.filter((_, index) => looks[index] === look) }));
}

/** Numbers of the same deals' credits, as they were known then; nothing is paid of what became known too late. */
function numbersThen(
  figure: Definition,
  lanes: Int32Array,
  part: CreditPart,
  look: View,
  run: Run,
  place: Place,
): FigureNumbers {
  const then = run.prepared.found(creditBook(run, look).parts, part.statement.name);
  const places = placesOfDeals(then);
  const at = lanes.map((lane) => places.get(dealId(part, lane)) ?? -1);
  const there = everyLane(lanes.length).filter((lane) => at[lane] !== -1);
  const late = everyLane(lanes.length).filter((lane) => at[lane] === -1);
  const numbers = numbersOfCredits(figure, then, look, run, place, false);
  const zero = constantNumber(0n, 0, late.length, run.settings.isWide);
  const pieces: Piece[] = [];
  if (there.length > 0)
    pieces.push({ lanes: there, numbers: takenNumbers(numbers, takeIntegers(at, there)) });
  if (late.length > 0) pieces.push({ lanes: late, numbers: sole(zero) });
  return mergedNumbers(pieces, lanes.length, place);
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
