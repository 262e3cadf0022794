import { describe, expect, it } from "vitest";
import { findings, paying, smallPlan } from "../testing/small-plan.js";

describe("limits count whole periods of their component", () => {
  it("accepts the component's own period and longer ones", () => {
    expect(findings(paying("pay bookings  cap 5 USD excess lost"))).toEqual([]);
    expect(findings(paying("pay bookings  cap 5 USD per month excess lost  floor 1 USD per year"))).toEqual(
      [],
    );
  });

  it("are one number of their window, so they are read for it", () => {
    const quota = "quota target per month = 5 USD\nquota year_target per year = 60 USD\n";
    const limited = (clause: string) => findings(paying(`pay bookings  ${clause}`, quota));
    expect(limited("cap year_target per year excess lost  floor sum(target) per year")).toEqual([]);
    expect(limited("cap sum(target) per year excess lost  floor target per year")).toEqual([
      "needs-aggregate: target",
    ]);
  });

  it("of a component per credit read no row, because they count several", () => {
    const perBooking = (clause: string) =>
      findings(
        smallPlan(`component c per booking { pay booking  ${clause} }\npayout per month { pay c }`),
      ).filter((finding) => !finding.startsWith("never-used"));
    expect(perBooking("cap booking.amount excess lost")).toEqual([]);
    expect(perBooking("cap booking.amount per month excess lost")).toEqual([
      "needs-aggregate: booking.amount",
    ]);
    expect(perBooking("cap 2 * bookings per month excess lost")).toEqual([]);
  });

  it("refuses shorter ones", () => {
    expect(findings(paying("pay bookings  cap 5 USD per day excess lost"))).toEqual([
      "window-does-not-fit: day",
    ]);
    expect(findings(paying("pay bookings  floor 5 USD per day"))).toEqual(["window-does-not-fit: day"]);
  });
});
