import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1
plan drawn {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data deals {
  id      : text key
  rep     : payee
  amount  : money
  closed  : date
  paid_on : date optional
}
credit booking of deals on closed {
  worth amount
  to    rep 100%
}
component commission per month {
  pay 10% * sum(booking)
}
payout per month {
  pay      commission
  hold     50% of commission until paid_on
  draw     400 USD recoverable
  negative carried
  leaver   owes held waits
}
`;
const deals = `id,rep,amount,closed,paid_on
D1,ann,2000,2026-01-10,
D2,bob,9000,2026-01-10,2026-01-12
D3,eve,8000,2026-01-10,
`;

function drawn(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "drawn.plan": plan,
    "data/deals.csv": deals,
  });
  return cwd;
}

describe("what stands open after a payout", () => {
  it("is listed of those who owe or have money held, and of nobody else", async () => {
    const asked = ["run", "drawn.plan", "--data", "data", "--period", "2026-01"];
    const { stdout } = await attain(asked, { cwd: drawn() });
    const open = stdout.slice(stdout.indexOf("Still open"));
    expect(open).toMatch(/│ ann +│ 2026-01 +│ 100.00 USD +│ -300.00 USD +│/);
    expect(open).toMatch(/│ eve +│ 2026-01 +│ 400.00 USD +│ +0.00 USD +│/);
    expect(open).not.toContain("bob");
  });

  it("is told of those whom two plans pay the same", async () => {
    const cwd = drawn();
    writeFiles(cwd, {
      "held.plan": plan.replace("50% of commission until paid_on", "95% of commission until paid_on"),
    });
    const held = ["diff", "drawn.plan", "held.plan", "--data", "data", "--period", "2026-01", "--cases", "2"];
    const { stdout: text } = await attain(held, { cwd });
    expect(text).toContain("3 are paid as before; what is held or owed after it stands otherwise for 2");
  });
});
