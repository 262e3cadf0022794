import { describe, expect, it } from "vitest";
import { parse } from "../../syntax/parse.js";
import { check } from "../check.js";
import { findings, smallPlan } from "../testing/small-plan.js";

const uses = `credit big of deals on closed { where amount >= 5 USD  worth 2 * amount  to rep 100% }
component commission per month { pay sum(booking where amount >= 1 USD) + sum(big) + bookings }
payout per month { pay commission }`;

describe("names mean one thing", () => {
  it("reports what took a column's name once, at its definition", () => {
    expect(findings(smallPlan(uses))).toEqual([]);
    expect(findings(smallPlan(`${uses}\nmeasure amount per month = sum(booking)`))).toEqual([
      "ambiguous-name: amount",
    ]);
    const text = smallPlan(`${uses}\nparam amount : percent = 5%`);
    const [found, ...others] = check(parse(text).file).diagnostics;
    expect(others).toEqual([]);
    expect(found?.span.start).toBe(text.indexOf("amount : percent"));
    expect(found?.related).toHaveLength(4);
    expect(found?.fixes?.[0]?.edits).toHaveLength(4);
  });

  it("says nothing where the column is always read with its data in front", () => {
    const qualified = uses.replaceAll(/(?<=where |\* )amount/g, "deals.amount");
    const plan = smallPlan(`${qualified}\nmeasure amount per month = sum(booking)`);
    // Every small plan credits the bare amount.
    const text = plan.replace("worth amount", "worth deals.amount");
    expect(findings(text)).toEqual(["never-used: amount"]);
  });

  it("reports a receiver that may be a column once, too", () => {
    const text = `language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data sales { id : text key  payee : payee  partner : payee  amount : money  sold : date }
credit sale of sales on sold { worth amount  to payee 50%  to partner 50% }
credit again of sale { where payee <> partner  worth sale  overlay payee 10% }
component c per month { pay sum(again) }
payout per month { pay c }`;
    expect(findings(text)).toEqual(["ambiguous-name: payee"]);
  });
});
