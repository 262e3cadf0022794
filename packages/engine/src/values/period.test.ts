import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFrom, dayText, parseDay } from "./calendar.js";
import {
  calendarYear,
  comparePeriods,
  containsDay,
  containsPeriod,
  daysIn,
  type FiscalCalendar,
  firstDayOf,
  isCoarser,
  lastDayOf,
  type Period,
  parsePeriod,
  periodHolding,
  periodOf,
  periodsWithin,
  periodText,
  periodUnits,
  samePeriod,
  shiftPeriod,
} from "./period.js";

const calendars: readonly FiscalCalendar[] = Array.from({ length: 12 }, (_, index) => index + 1).flatMap(
  (month): FiscalCalendar[] => [
    { month, named: "start" },
    { month, named: "end" },
  ],
);
const days = fc.integer({ min: dayFrom(1900, 1, 1), max: dayFrom(2200, 12, 31) });
const units = fc.constantFrom(...periodUnits);
const calendar = fc.constantFrom(...calendars);

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed) throw new Error(`${text} is no period`);
  return parsed;
}

function span(calendar: FiscalCalendar, text: string): string {
  const of = period(text);
  return `${dayText(firstDayOf(calendar, of))} ${dayText(lastDayOf(calendar, of))}`;
}

describe("period", () => {
  it("has a text that reads back", () => {
    fc.assert(
      fc.property(calendar, units, days, (calendar, unit, day) => {
        const of = periodOf(calendar, unit, day);
        expect(parsePeriod(periodText(of))).toEqual(of);
      }),
    );
    for (const text of [
      "2026",
      "2026-H1",
      "2026-H2",
      "2026-Q1",
      "2026-Q4",
      "2026-03",
      "2026-03-15",
      "0001",
    ]) {
      expect(periodText(period(text))).toBe(text);
    }
  });

  it.each([
    "",
    "26",
    "2026-",
    "2026-H3",
    "2026-H0",
    "2026-Q5",
    "2026-q1",
    "2026-13",
    "2026-3",
    "2026-02-30",
    "2026Q1",
    "20260",
    "0000",
    " 2026",
    "2026-Q1 ",
  ])("refuses %j", (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it("splits time without gap or overlap, for every fiscal month", () => {
    fc.assert(
      fc.property(calendar, units, days, (calendar, unit, day) => {
        const of = periodOf(calendar, unit, day);
        expect(containsDay(calendar, of, day)).toBe(true);
        expect(firstDayOf(calendar, shiftPeriod(of, 1))).toBe(lastDayOf(calendar, of) + 1);
        expect(lastDayOf(calendar, shiftPeriod(of, -1))).toBe(firstDayOf(calendar, of) - 1);
        expect(samePeriod(periodOf(calendar, unit, firstDayOf(calendar, of)), of)).toBe(true);
        expect(samePeriod(periodOf(calendar, unit, lastDayOf(calendar, of)), of)).toBe(true);
        expect(daysIn(calendar, of)).toBe(lastDayOf(calendar, of) - firstDayOf(calendar, of) + 1);
      }),
    );
  });

  it("nests: finer periods fill coarser ones exactly", () => {
    fc.assert(
      fc.property(calendar, units, units, days, (calendar, unit, finer, day) => {
        const outer = periodOf(calendar, unit, day);
        const inner = periodsWithin(calendar, outer, finer);
        if (isCoarser(finer, unit)) {
          expect(inner).toEqual([]);
          return;
        }
        expect(inner.reduce((sum, each) => sum + daysIn(calendar, each), 0)).toBe(daysIn(calendar, outer));
        for (const each of inner) {
          expect(containsPeriod(calendar, outer, each)).toBe(true);
          expect(periodHolding(calendar, unit, each)).toEqual(outer);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("starts fiscal units with the fiscal year and leaves months alone", () => {
    expect(span(calendarYear, "2026-Q1")).toBe("2026-01-01 2026-03-31");
    expect(span({ month: 2, named: "start" }, "2026")).toBe("2026-02-01 2027-01-31");
    expect(span({ month: 2, named: "end" }, "2026")).toBe("2025-02-01 2026-01-31");
    expect(span({ month: 10, named: "end" }, "2026-Q2")).toBe("2026-01-01 2026-03-31");
    expect(span({ month: 7, named: "start" }, "2026-H2")).toBe("2027-01-01 2027-06-30");
    expect(span({ month: 7, named: "end" }, "2026-02")).toBe("2026-02-01 2026-02-28");
    expect(span({ month: 1, named: "end" }, "2026")).toBe("2026-01-01 2026-12-31");
    const fiscal: FiscalCalendar = { month: 2, named: "start" };
    expect(periodText(periodOf(fiscal, "quarter", parseDay("2027-01-15") ?? 0))).toBe("2026-Q4");
  });

  it("orders by first day, the shorter first", () => {
    const texts = ["2026", "2026-Q2", "2026-01", "2026-Q1", "2025-12", "2026-01-01", "2026-02", "2026-H1"];
    const sorted = texts.map(period).sort((a, b) => comparePeriods(calendarYear, a, b));
    expect(sorted.map(periodText)).toEqual([
      "2025-12",
      "2026-01-01",
      "2026-01",
      "2026-Q1",
      "2026-H1",
      "2026",
      "2026-02",
      "2026-Q2",
    ]);
  });
});
