import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

describe("limits count whole periods of their component", () => {
  it("accepts the component's own period and longer ones", () => {
    expect(findings(paying("pay bookings  cap 5 USD excess lost"))).toEqual([]);
    expect(findings(paying("pay bookings  cap 5 USD per month excess lost  floor 1 USD per year"))).toEqual(
      [],
    );
  });

  it("refuses shorter ones", () => {
    expect(findings(paying("pay bookings  cap 5 USD per day excess lost"))).toEqual([
      "window-does-not-fit: day",
    ]);
    expect(findings(paying("pay bookings  floor 5 USD per day"))).toEqual(["window-does-not-fit: day"]);
  });
});
