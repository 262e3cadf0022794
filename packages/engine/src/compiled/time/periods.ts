/** Periods of a plan's calendar as a unit and a number, and the stretches of days that figures belong to. */

import type { PeriodUnit, Plan } from "../../rule-set.js";
import { type Day, dateOf, dayOf, dayText, readDay } from "./calendar.js";

export type Unit = PeriodUnit | "plan";

/** Both days included. */
export interface Stretch {
  readonly from: Day;
  readonly through: Day;
}

export interface Period extends Stretch {
  readonly unit: Unit;
  /** How many units after (fiscal) year 0; 0 for the whole plan. */
  readonly number: number;
  /** `2026-Q1`; `plan` for the whole plan. */
  readonly text: string;
}

const units: readonly PeriodUnit[] = ["day", "month", "quarter", "half", "year"];
const monthsOf = { month: 1, quarter: 3, half: 6, year: 12 } as const;
const letters = { quarter: "-Q", half: "-H", month: "-", year: "" } as const;

/** The plan's days, and the periods they are cut into. */
export class Calendar implements Stretch {
  readonly from: Day;
  readonly through: Day;
  /** Months from January to the start of the fiscal year; negative where years are named by their end. */
  readonly #fiscalStart: number;
  readonly #known = new Map<string, Period>();

  constructor({ from, through, fiscal }: Plan) {
    this.from = readDay(from) ?? 0;
    this.through = readDay(through) ?? 0;
    const isNamedByEnd = fiscal.named === "end" && fiscal.month > 1;
    this.#fiscalStart = fiscal.month - 1 - (isNamedByEnd ? 12 : 0);
  }

  /** The period of this unit that a day lies in. */
  at(unit: Unit, day: Day): Period {
    if (unit === "plan") return this.whole();
    if (unit === "day") return this.numbered(unit, day);
    const { year, month } = dateOf(day);
    const start = unit === "month" ? 0 : this.#fiscalStart;
    return this.numbered(unit, Math.floor((year * 12 + month - 1 - start) / monthsOf[unit]));
  }

  whole(): Period {
    return { unit: "plan", number: 0, text: "plan", from: this.from, through: this.through };
  }

  numbered(unit: PeriodUnit, number: number): Period {
    const key = `${unit}${number}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const period: Period =
      unit === "day"
        ? { unit, number, text: dayText(number), from: number, through: number }
        : {
            unit,
            number,
            text: periodText(unit, number),
            from: this.#firstDay(unit, number),
            through: this.#firstDay(unit, number + 1) - 1,
          };
    this.#known.set(key, period);
    return period;
  }

  /** Reads `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-03-15`. */
  read(text: string): Period | undefined {
    const day = readDay(text);
    if (day !== undefined) return this.numbered("day", day);
    const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})))?$/.exec(text);
    if (match === null) return undefined;
    const year = Number(match[1]);
    if (year < 1) return undefined;
    const [, , half, quarter, month] = match;
    if (half !== undefined) return this.numbered("half", year * 2 + Number(half) - 1);
    if (quarter !== undefined) return this.numbered("quarter", year * 4 + Number(quarter) - 1);
    if (month === undefined) return this.numbered("year", year);
    const index = Number(month);
    return index >= 1 && index <= 12 ? this.numbered("month", year * 12 + index - 1) : undefined;
  }

  /** So many periods earlier; `undefined` when it ends before the plan starts. */
  earlier(period: Period, back: number): Period | undefined {
    if (back === 0) return period;
    if (period.unit === "plan") return undefined;
    const earlier = this.numbered(period.unit, period.number - back);
    return earlier.through < this.from ? undefined : earlier;
  }

  /** Periods of a unit with a day both in the plan and in the given days, in order. */
  touched(unit: Unit, days: Stretch): readonly Period[] {
    const common = overlap(this, days);
    if (common === undefined) return [];
    if (unit === "plan") return [this.whole()];
    const periods: Period[] = [];
    for (let next = this.at(unit, common.from); next.from <= common.through; ) {
      periods.push(next);
      next = this.numbered(unit, next.number + 1);
    }
    return periods;
  }

  #firstDay(unit: Exclude<PeriodUnit, "day">, number: number): Day {
    const months = number * monthsOf[unit] + (unit === "month" ? 0 : this.#fiscalStart);
    const year = Math.floor(months / 12);
    return dayOf(year, months - year * 12 + 1, 1);
  }
}

export function overlap(a: Stretch, b: Stretch): Stretch | undefined {
  const from = Math.max(a.from, b.from);
  const through = Math.min(a.through, b.through);
  return from <= through ? { from, through } : undefined;
}

/** Stretches cut where something may change. */
export function cutAt(days: readonly Stretch[], changes: readonly Day[]): readonly Stretch[] {
  return days.flatMap(({ from, through }) => {
    const starts = [from, ...changes.filter((day) => day > from && day <= through)];
    return starts.map((start, index) => ({ from: start, through: (starts[index + 1] ?? through + 1) - 1 }));
  });
}

export function isLonger(a: Unit, b: Unit): boolean {
  if (a === b || b === "plan") return false;
  return a === "plan" || units.indexOf(a) > units.indexOf(b);
}

/** A period as one number, for columns: equal periods have equal codes. */
export function periodCode(unit: PeriodUnit, number: number): number {
  return number * 8 + units.indexOf(unit);
}

export function periodOfCode(code: number, calendar: Calendar): Period {
  const unit = units[((code % 8) + 8) % 8] ?? "day";
  return calendar.numbered(unit, Math.floor(code / 8));
}

/** By first day, then the shorter first. */
export function comparePeriodCodes(a: number, b: number, calendar: Calendar): number {
  const unitA = ((a % 8) + 8) % 8;
  const unitB = ((b % 8) + 8) % 8;
  if (unitA === unitB) return Math.floor(a / 8) - Math.floor(b / 8);
  return periodOfCode(a, calendar).from - periodOfCode(b, calendar).from || unitA - unitB;
}

function periodText(unit: Exclude<PeriodUnit, "day">, number: number): string {
  const count = 12 / monthsOf[unit];
  const year = Math.floor(number / count);
  const name = String(year).padStart(4, "0");
  if (unit === "year") return name;
  const index = String(number - year * count + 1);
  return `${name}${letters[unit]}${unit === "month" ? index.padStart(2, "0") : index}`;
}
