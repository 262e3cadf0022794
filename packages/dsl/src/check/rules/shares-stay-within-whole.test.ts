import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const shared = (receivers: string) => findings(paying("pay bookings").replace("to    rep 100%", receivers));

describe("shares of a credit", () => {
  it("may be the whole or less, exactly", () => {
    expect(shared("to rep 33.3%\nto rep 66.7%")).toEqual([]);
    expect(shared("to rep 1/3\nto rep 2/3")).toEqual([]);
    expect(shared("to rep 10%")).toEqual([]);
    expect(shared("to rep 100%\noverlay rep 100%")).toEqual([]);
  });

  it("are not more than the whole where they are plain to see", () => {
    expect(shared("to rep 33.4%\nto rep 66.7%")).toEqual(["shares-exceed-whole: to rep 66.7%"]);
    expect(shared("to rep 150%\nto rep rest")).toEqual(["shares-exceed-whole: to rep 150%"]);
  });

  it("leave a rest to one receiver, and not of an overlay", () => {
    expect(shared("to rep rest\nto rep rest")).toEqual(["written-twice: to rep rest"]);
    expect(shared("to rep 100%\noverlay rep rest")).toEqual(["rest-of-overlay: overlay rep rest"]);
  });
});
