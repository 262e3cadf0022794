/** Dates: moved by days and months, and the days between two. */

import { nameOf } from "../../reference/label.js";
import { absentValue, dateOutOfRange, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Slot } from "../../rule-set.js";
import { type Frame, whereIs } from "../frame.js";
import { kindWords } from "../rows/value-text.js";
import { firstDay, lastDay, plusDays, plusMonths } from "../time/calendar.js";
import { bothGaps, empty, GapBuilder, isGap } from "../vectors/gaps.js";
import { countNumber, ratioAt } from "../vectors/numbers.js";
import type { DateVector, Vector } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { absence, numbersAt, outOfReach, problem } from "./operand.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

/** The days an expression names; nothing and other kinds of values are problems. */
export function datesAt(slot: Slot, frame: Frame): DateVector {
  const value = evaluate(slot, frame);
  if (value.kind === "date" && value.gaps === undefined) return value;
  const { prepared } = frame.run;
  const { place } = prepared.expression(slot);
  const gaps = new GapBuilder(value.size, value.gaps);
  for (let lane = 0; lane < value.size; lane += 1) {
    const state = value.gaps?.at[lane] ?? 0;
    if (state === empty)
      gaps.fail(
        lane,
        absence(() => absentValue(whereIs(frame, lane, place), nameOf(prepared, slot))),
      );
    else if (state === 0 && value.kind !== "date") {
      const found = kindWords(value, lane);
      gaps.fail(
        lane,
        problem(() => wrongValue(whereIs(frame, lane, place), nameOf(prepared, slot), found, "a date")),
      );
    }
  }
  const days = value.kind === "date" ? value.days : new Int32Array(value.size);
  return { kind: "date", size: value.size, gaps: gaps.build(), days };
}

const calendarLength = BigInt(lastDay - firstDay);

export function shiftDates(slot: Slot, { date, by, unit, place }: Of<"shift">, frame: Frame): Vector {
  const dates = datesAt(date, frame);
  const counts = numbersAt(by, frame);
  const { prepared } = frame.run;
  const gaps = new GapBuilder(frame.size, bothGaps(dates.gaps, counts.gaps));
  const days = new Int32Array(frame.size);
  for (let lane = 0; lane < frame.size; lane += 1) {
    if (gaps.isGap(lane)) continue;
    const { n, d } = ratioAt(counts, lane);
    if (n % d !== 0n) {
      gaps.fail(
        lane,
        problem(() =>
          wrongValue(whereIs(frame, lane, place), nameOf(prepared, by), "a fraction", "a whole number"),
        ),
      );
      continue;
    }
    const count = n / d;
    const isFar = count > calendarLength || count < -calendarLength;
    const shifted = unit === "days" ? plusDays : plusMonths;
    const day = isFar ? undefined : shifted(dates.days[lane] ?? 0, Number(count));
    if (day === undefined)
      gaps.fail(
        lane,
        problem(() => dateOutOfRange(whereIs(frame, lane, place), nameOf(prepared, slot))),
      );
    else days[lane] = day;
  }
  return { kind: "date", size: frame.size, gaps: gaps.build(), days };
}

/** Days from one date to another, negative when the other is earlier. */
export function daysBetween({ from, to }: Of<"days">, frame: Frame): Vector {
  const a = datesAt(from, frame);
  const b = datesAt(to, frame);
  const gaps = bothGaps(a.gaps, b.gaps);
  const days = Int32Array.from(b.days, (day, lane) => (isGap(gaps, lane) ? 0 : day - (a.days[lane] ?? 0)));
  return { ...countNumber(days), gaps };
}

/** The first or the last day of the figure's period. */
export function periodDay(slot: Slot, { on }: Of<"periodDay">, frame: Frame): Vector {
  const { period, size } = frame;
  if (period === undefined) return outOfReach(slot, frame, "it belongs to no period");
  const day = on === "opening" ? period.from : period.through;
  return { kind: "date", size, gaps: undefined, days: new Int32Array(size).fill(day) };
}
