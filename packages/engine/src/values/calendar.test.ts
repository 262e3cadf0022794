import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, dateOf, dayFrom, dayText, firstDay, lastDay, parseDay } from "./calendar.js";

const days = fc.integer({ min: firstDay, max: lastDay });

describe("calendar", () => {
  it("counts days as the platform's own calendar does", () => {
    const compare = (day: number) => {
      const date = new Date(day * 86_400_000);
      expect(dateOf(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      const iso = date.toISOString().slice(0, 10);
      expect(dayText(day)).toBe(iso);
      expect(parseDay(iso)).toBe(day);
    };
    const from = Date.UTC(1896, 0, 1) / 86_400_000;
    const to = Date.UTC(2104, 11, 31) / 86_400_000;
    for (let day = from; day <= to; day += 1) {
      const date = dateOf(day);
      if (Date.UTC(date.year, date.month - 1, date.day) !== day * 86_400_000) compare(day);
      if (parseDay(dayText(day)) !== day) compare(day);
    }
    fc.assert(fc.property(days, compare), { examples: [[firstDay], [lastDay], [0], [-1]] });
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2026-1-1",
    "2026/01/01",
    "0000-01-01",
    "2026-01-01T00:00",
    "20260101",
    "+026-01-01",
    "2026-01-0a",
    "",
  ])("refuses %j", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it("adds months, stopping at a short month's end", () => {
    const later = (text: string, months: number) => {
      const day = addMonths(parseDay(text) ?? Number.NaN, months);
      return day === undefined ? undefined : dayText(day);
    };
    expect(later("2026-01-31", 1)).toBe("2026-02-28");
    expect(later("2024-01-31", 1)).toBe("2024-02-29");
    expect(later("2026-03-31", -1)).toBe("2026-02-28");
    expect(later("2026-01-15", -13)).toBe("2024-12-15");
    expect(later("2024-02-29", 12)).toBe("2025-02-28");
    expect(later("9999-12-01", 1)).toBeUndefined();
    expect(later("0001-01-01", -1)).toBeUndefined();
  });

  it("stays in the month it should reach", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (day, months) => {
        const later = addMonths(day, months);
        fc.pre(later !== undefined);
        const [from, to] = [dateOf(day), dateOf(later)];
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBeLessThanOrEqual(from.day);
        if (to.day < from.day) expect(dateOf(later + 1).day).toBe(1);
      }),
    );
  });

  it("knows the days it counts", () => {
    expect(dayFrom(1970, 1, 1)).toBe(0);
    expect([dayText(firstDay), dayText(lastDay)]).toEqual(["0001-01-01", "9999-12-31"]);
    expect(addDays(0, -1)).toBe(-1);
    expect(addDays(lastDay, 1)).toBeUndefined();
    expect(addDays(firstDay, -1)).toBeUndefined();
  });
});
