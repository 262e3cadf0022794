import { languageService } from "@attain/dsl";
import { describe, expect, it } from "vitest";

const plan = `language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data visits { id : text key  rep : payee  day : date }
data deals { id : text key  rep : payee  amount : money  closed : date  churned : date optional }
credit visit of visits on day { worth 1  to rep 100% }
credit sale of deals on closed { worth amount  to rep 100% }
component commission per month { pay 10% * sum(sale) }
payout per month { pay commission }
/// What it costs to win a contract.
journal cost of commission {
  where churned = none
  over 36 months from closed until churned by 37 - instalment leftover last
  dr "Asset" cr "Payable" on earning
  dr "Expense" cr "Asset" on amortising
  dr "Loss" cr "Asset" on writeoff
}
test "t" {
  given deals (id, rep, amount, closed) { D1, ann, 100 USD, 2026-01-10 }
  expect cost.balance for ann, 2026-01 = 0 USD
}
`;

/** Behind the first place where `before` stands. */
function labelsBehind(before: string, text = plan): readonly string[] {
  const offset = text.indexOf(before) + before.length;
  return languageService()
    .open(text)
    .complete(offset)
    .map(({ label }) => label);
}

describe("a journal", () => {
  it("is offered the components, and the columns of the deals they are earned on", () => {
    expect(labelsBehind("journal cost of ")).toContain("commission");
    expect(labelsBehind("journal cost of ")).not.toContain("sale");
    const deals = labelsBehind("  over 36 months from ");
    expect(deals).toEqual(expect.arrayContaining(["closed", "churned"]));
    expect(deals).not.toContain("day");
    expect(labelsBehind("from closed until ")).toContain("churned");
  });

  it("is offered the number of the month where months are weighed, and nowhere else", () => {
    expect(labelsBehind("until churned by 37 - ")).toContain("instalment");
    expect(labelsBehind("  where ")).not.toContain("instalment");
  });

  it("is offered its lines and their events", () => {
    expect(labelsBehind("on amortising\n  ")).toEqual(expect.arrayContaining(["dr", "over", "where"]));
    expect(labelsBehind('cr "Payable" on ')).toEqual(
      expect.arrayContaining(["earning", "payment", "amortising", "writeoff"]),
    );
    expect(labelsBehind("instalment leftover ")).toEqual(
      expect.arrayContaining(["largest", "first", "last", "running"]),
    );
  });

  it("is offered to tests, with what they can look at", () => {
    expect(labelsBehind("expect ")).toContain("cost");
    expect(labelsBehind("expect cost.")).toEqual(["amortising", "balance", "earning", "writeoff"]);
  });

  it("is described where it is named, and so is the number of the month", () => {
    const service = languageService().open(plan);
    expect(service.hover(plan.indexOf("cost.balance"))).toMatchObject({
      title: "journal cost",
      documentation: "What it costs to win a contract.",
    });
    expect(service.hover(plan.indexOf("instalment"))?.details[0]).toContain("the first is 1");
    expect(service.references(plan.indexOf("cost of"))).toHaveLength(2);
  });
});
