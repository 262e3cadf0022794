import { describe, expect, it } from "vitest";
import { findings, smallPlan } from "../testing/small-plan.js";

const rate = "param rate : percent { from 2026-01-01 : 5%  for ann : 9% }";
const paid = "component commission per month { pay bookings }\npayout per month { pay commission }";

const own = (rest: string) =>
  findings(smallPlan(`${rate}\n${rest}\n${paid}`, "changes closing")).filter(
    (finding) => !finding.startsWith("never"),
  );

describe("values for single payees", () => {
  it("are read in a payee's figure, in a credit of a credit and over credits", () => {
    expect(own("measure x per month = rate * bookings")).toEqual([]);
    expect(own("measure x per plan, month = sum(booking * rate)")).toEqual([]);
    expect(own("credit more of booking { worth booking * rate  overlay payee 100% }")).toEqual([]);
    expect(own("component c per booking { pay booking * rate }")).toEqual([]);
  });

  it("are refused where a row has not been credited to anybody", () => {
    expect(own("credit more of deals on closed { worth amount * rate  to rep 100% }")).toEqual([
      "no-payee-here: rate",
    ]);
    expect(own("credit more of deals on closed { worth amount  to rep rate }")).toEqual([
      "no-payee-here: rate",
    ]);
    expect(own("data visits { id : text key  rep : payee  share : percent = rate }")).toEqual([
      "no-payee-here: rate",
    ]);
  });

  it("are refused in a number of the whole plan", () => {
    expect(own("measure x per plan, month = rate * sum(booking)")).toEqual(["no-payee-here: rate"]);
  });

  it("are refused behind another parameter, a table or tiers, too", () => {
    const credit = (worth: string) => `credit more of deals on closed { worth ${worth}  to rep 100% }`;
    expect(own(`param double : percent = rate * 2\n${credit("amount * double")}`)).toEqual([
      "no-payee-here: double",
    ]);
    const table = (scope: string) =>
      `table weight(who) : number first ${scope} { when "a" : 1  otherwise : 2 }`;
    expect(own(`${table("")}\n${table("for ann")}\n${credit('amount * weight("a")')}`)).toEqual([
      "no-payee-here: weight",
    ]);
    const tiers = (scope: string) => `tiers step retroactive ${scope} { from 0 USD : 1% }`;
    expect(own(`${tiers("")}\n${tiers("for ann")}\n${credit("amount * step(amount)")}`)).toEqual([
      "no-payee-here: step",
    ]);
  });
});
