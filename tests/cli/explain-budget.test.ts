import { expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1

plan spif_plan "A SPIF" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
}
credit sale of deals on closed {
  worth amount
  to    rep 100%
}
component spif per sale {
  pay    600 USD * sale.share
  budget 1_000 USD overrun cut
}
payout per month { pay spif }
`;

it("says which amount a budget left, and how the others came about", async () => {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "spif.plan": plan,
    "data/deals.csv": "id,rep,amount,closed\nD1,ann,500,2026-01-10\nD2,ann,500,2026-01-11\n",
  });
  const asked = ["explain", "spif.plan", "--data", "data", "--period", "2026-01", "--payee", "ann", "--view"];
  const whyNot = await attain([...asked, "why-not"], { cwd });
  expect(whyNot.stdout).toContain("The budget left 400.00 USD of 600.00 USD.");
  const tree = await attain([...asked, "tree"], { cwd });
  // The deal that the budget does not touch is explained as well.
  expect(tree.stdout.match(/600\.00 USD \* share = 600\.00 USD/gu)).toHaveLength(2);
});
