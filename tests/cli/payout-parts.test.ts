import { expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1

plan parts "Held and drawn" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data payees { id : payee key }
data deals {
  id      : text key
  rep     : payee
  amount  : money
  closed  : date
  paid_on : date optional
}
credit sale of deals on closed {
  worth amount
  to    rep 100%
}
component commission per month { pay 10% * sum(sale) }
payout per month {
  pay      commission
  hold     50% of commission until paid_on
  draw     1_000 USD recoverable
  negative carried
  leaver   owes held waits
}
`;

function company(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "parts.plan": plan,
    "data/payees.csv": "id\nann\n",
    "data/deals.csv": "id,rep,amount,closed,paid_on\nD1,ann,6000,2026-01-10,\n",
  });
  return cwd;
}

it("shows holds and draws in the table, so that its columns add up", async () => {
  const { stdout } = await attain(["run", "parts.plan", "--data", "data", "--period", "2026-01"], {
    cwd: company(),
  });
  expect(stdout).toMatch(/commission │ +hold │ +draw │ Total USD/u);
  expect(stdout).toMatch(/600\.00 │ -300\.00 │ 700\.00 │ +1,000\.00/u);
});

it("says beside an explanation what the payout consists of", async () => {
  const asked = ["explain", "parts.plan", "--data", "data", "--period", "2026-01", "--payee", "ann"];
  const { stdout } = await attain(asked, { cwd: company() });
  expect(stdout).toContain(
    "Paid out in 2026-01: 1,000.00 USD, of commission 600.00, hold -300.00, draw 700.00.\n",
  );
});
