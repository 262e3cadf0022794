import { describe, expect, it } from "vitest";
import { findings, smallPlan } from "../testing/small-plan.js";

const measures = (settings: string, ...versions: readonly string[]) =>
  findings(
    smallPlan(
      `${versions.map((version) => `measure x ${version} = sum(booking)`).join("\n")}
component commission per month { pay bookings }
payout per month { pay commission }
test "x" { given deals (id, rep, amount, closed) { D1, ann, 1 USD, 2026-01-01 }  expect x for ann, 2026-Q1 = 1 USD }`,
      settings,
    ),
  ).filter((finding) => finding.startsWith("version"));

const components = (...versions: readonly string[]) =>
  findings(
    smallPlan(`${versions.map((version) => `component c per quarter ${version} { pay 10% * sum(bookings)  paid per quarter }`).join("\n")}
payout per month { pay c }`),
  );

describe("versions change between periods", () => {
  it("accepts a version that begins where a period begins", () => {
    expect(components("from 2026-01-01 through 2026-03-31", "from 2026-04-01")).toEqual([]);
    expect(components("from 2026-01-01", "from 2026-07-01")).toEqual([]);
    expect(components("from 2026-01-01", "for ann from 2026-04-01 through 2026-06-30")).toEqual([]);
  });

  it("refuses one that begins inside a period, for a component and for a measure", () => {
    expect(components("from 2026-01-01 through 2026-02-14", "from 2026-02-15")).toEqual([
      "version-changes-inside-period: from 2026-02-15",
    ]);
    expect(measures("", "per quarter from 2026-01-01", "per quarter from 2026-05-01")).toEqual([
      "version-changes-inside-period: from 2026-05-01",
    ]);
  });

  it("accepts several versions where each has its own periods, with days of neither between them", () => {
    expect(components("from 2026-01-01 through 2026-02-14", "from 2026-04-01")).toEqual([]);
    expect(components("from 2026-02-15 through 2026-05-14")).toEqual([]);
    expect(components("from 2026-01-01 through 2026-02-14", "from 2026-03-01")).toEqual([
      "version-changes-inside-period: from 2026-03-01",
    ]);
  });

  it("refuses one payee's version that begins or ends inside a period, once", () => {
    expect(components("from 2026-01-01", "for ann from 2026-02-15 through 2026-05-15")).toEqual([
      "version-changes-inside-period: for ann from 2026-02-15 through 2026-05-15",
    ]);
    expect(components("from 2026-01-01", "for ann from 2026-01-01 through 2026-05-15")).toEqual([
      "version-changes-inside-period: for ann from 2026-01-01 through 2026-05-15",
    ]);
    expect(components("for ann from 2026-01-01 through 2026-05-15", "for bob from 2026-02-16")).toEqual([]);
  });

  it("reads the fiscal calendar", () => {
    const february = "fiscal from February named start";
    const from = (day: string) => [`per quarter from 2026-01-01`, `per quarter from ${day}`];
    expect(measures(february, ...from("2026-05-01"))).toEqual([]);
    expect(measures(february, ...from("2026-04-01"))).toEqual([
      "version-changes-inside-period: from 2026-04-01",
    ]);
  });

  it("looks at the plan's days alone", () => {
    expect(measures("", "per quarter from 2025-01-01", "per quarter from 2025-11-15")).toEqual([]);
    expect(measures("", "per quarter from 2026-01-01", "per quarter from 2027-02-15")).toEqual([]);
  });

  it("knows no period boundary within the plan for one number over all of it", () => {
    expect(measures("", "per payee from 2026-01-01", "per payee from 2026-07-01")).toEqual([
      "version-changes-inside-period: from 2026-07-01",
    ]);
  });

  it("says nothing more of two versions that begin on one day", () => {
    expect(components("from 2026-01-01 through 2026-02-14", "from 2026-01-01 through 2026-12-31")).toEqual([
      "duplicate-name: c",
    ]);
  });
});
