import { describe, expect, it } from "vitest";
import { compilePlan } from "../compile-plan.js";
import { rulesOfPayee } from "./rules-of-payee.js";

const plan = `language 1

plan own "Own" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  changes   closing
  round     half even
}
data payees { id : payee key }
data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
}
data unread { id : text key }
credit sale of deals on closed {
  worth amount // what counts
  to    rep 100%
}
/// Bob negotiated his own.
param rate : percent {
  from 2026-01-01            : 5%
  for "B-2" from 2026-03-01  : 8%
  for ann                    : 6%
}
param unused : percent = 1%
table bonus(who) : money first {
  when "B-2" : 900 USD
  when "ann" : 10 USD
  otherwise  : 5 USD
}
quota target per month = 1_000 USD
quota target per month for "B-2" = 7_000 USD
measure sold per month = sum(sale) / target
component commission per month { pay sum(sale * rate) + bonus(payee.id) gate sold > 0 }
component other per month { pay 1 USD }
payout per month { pay commission }
payout per month for "B-2" { pay commission, other }
test "bob" { given payees (id) { "B-2" }  expect rate_of for "B-2", 2026-01 = 5% }
`;

const isPayee = (text: string) => ["ann", "B-2"].includes(text);
const ofAnn = (text = plan) => rulesOfPayee(compilePlan(text), { payee: "ann", isPayee });

describe("rulesOfPayee", () => {
  it("keeps the rules behind the payee's payout, each on its own line", () => {
    const [own] = ofAnn().texts;
    const lines = plan.split("\n");
    const shown = own?.text.split("\n") ?? [];
    expect(shown).toHaveLength(lines.length);
    for (const rule of [
      "  for ann ",
      "  worth amount",
      "measure sold",
      "component commission",
      "data deals {",
    ]) {
      const at = lines.findIndex((line) => line.startsWith(rule));
      expect(shown[at], rule).toBe(lines[at]?.replace(/ \/\/.*/, ""));
    }
    expect(ofAnn().rules.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...[
        "plan own",
        "data payees",
        "data deals",
        "credit sale",
        "param rate",
        "table bonus",
        "quota target",
      ],
      ...["measure sold", "component commission", "payout payout"],
    ]);
    expect(ofAnn().rules.find(({ kind }) => kind === "credit")?.line).toBe(
      lines.findIndex((line) => line.startsWith("credit")) + 1,
    );
  });

  it("shows nothing of others, no comment, no test, and nothing that is not behind it", () => {
    const [own] = ofAnn().texts;
    expect(own?.text).not.toMatch(
      /B-2|8%|900|7_000|negotiated|what counts|unused|unread|component other|test/,
    );
    const bob = rulesOfPayee(compilePlan(plan), { payee: "B-2", isPayee });
    expect(bob.texts[0]?.text).toMatch(
      /for "B-2" from 2026-03-01 {2}: 8%[\s\S]*900[\s\S]*7_000[\s\S]*component other/,
    );
    expect(bob.texts[0]?.text).not.toMatch(/ann/);
  });

  it("keeps lines that end as other systems end them", () => {
    const [own] = ofAnn(plan.replaceAll("\n", "\r\n")).texts;
    expect(own?.text.split("\r\n")).toEqual(ofAnn().texts[0]?.text.split("\n"));
  });
});
