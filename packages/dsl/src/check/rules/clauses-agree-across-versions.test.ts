import { describe, expect, it } from "vitest";
import { findings, smallPlan } from "../testing/small-plan.js";

const versions = (first: string, second: string) =>
  findings(
    smallPlan(`component commission per month { pay bookings ${first} }
component commission per month from 2026-07-01 { pay 2 * bookings ${second} }
payout per month { pay commission }`),
  );

describe("versions of a component agree on when they are paid and how they round", () => {
  it("accepts what is the same in all", () => {
    expect(versions("", "")).toEqual([]);
    expect(versions("paid per quarter round up", "round up paid per quarter")).toEqual([]);
  });

  it("refuses what differs", () => {
    expect(versions("paid per quarter", "")).toEqual(["versions-differ: commission"]);
    expect(versions("round up", "round up 1 places")).toEqual(["versions-differ: commission"]);
  });
});
