import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1

plan small {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data payees { id : payee key }
data deals {
  id     : text key
  rep    : payee
  amount : money
  stage  : text
  closed : date
}
credit booking of deals on closed {
  where stage = "won"
  worth amount
  to    rep 100%
}
measure bookings per month = sum(booking)
tiers rate retroactive {
  from      0 USD : 5%
  from 10_000 USD : 8%
}
component commission per month {
  pay bookings at rate(bookings)
  cap 5_000 USD excess lost
}
payout per month {
  pay commission
}
given payees (id) { ann }
test "a small month" {
  given deals (id, rep, amount, stage, closed) { D1, ann, 1_000 USD, "won", 2026-01-10 }
  expect commission for ann, 2026-01 = WANTED USD
}
`;

function planWith(wanted = "50"): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "small.plan": plan.replace("WANTED", wanted),
    "data/payees.csv": "id\nann\n",
    "data/deals.csv":
      "id,rep,amount,stage,closed\n1,ann,20000,won,2026-01-10\n2,ann,70000,won,2026-02-10\n3,ann,70000,lost,2026-03-10\n",
  });
  return cwd;
}

describe("attain test", () => {
  it("says how what came out instead came about", async () => {
    const { stdout } = await attain(["test", "small.plan"], { cwd: planWith("51") });
    expect(stdout).toContain("ann earned 50.00 USD commission for 2026-01: 1,000.00 USD at 5 %");
  });

  it("--coverage says what no test uses, as the evaluator saw it", async () => {
    const cwd = planWith();
    const { exitCode, stdout } = await attain(
      ["test", "small.plan", "--coverage", "--threshold", "90", "--html", "coverage.html"],
      { cwd },
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('small.plan:17 stage = "won": never no');
    expect(stdout).toContain("small.plan:24 from 10_000 USD : 8%: never reached");
    expect(stdout).toContain("small.plan:28 cap 5_000 USD excess lost: never bound");
    expect(stdout).not.toContain("from 0 USD : 5%:");
    const page = readFileSync(join(cwd, "coverage.html"), "utf8");
    expect(page).toContain('<mark class="none" title="never reached">from 10_000 USD : 8%</mark>');
    expect(page).toContain('<mark class="some" title="never no">');
  });

  it("--mutate tells changes that pay something else from those that do not", async () => {
    const { exitCode, stdout } = await attain(
      ["test", "small.plan", "--mutate", "--data", "data", "--json"],
      { cwd: planWith() },
    );
    expect(exitCode).toBe(1);
    const [{ survived, equivalent, noticed, changes }] = JSON.parse(stdout).mutants;
    const changeOf = (list: readonly { before: string; after: string }[]) =>
      list.map((each) => `${each.before} -> ${each.after}`);
    expect(changeOf(survived)).toEqual([
      'where stage = "won" -> ',
      "8% -> 8.8%",
      "cap 5_000 USD excess lost -> ",
      "5_000 USD -> 5500 USD",
    ]);
    expect(changeOf(equivalent)).toContain("10_000 USD -> 11000 USD");
    expect(noticed + survived.length + equivalent.length).toBe(changes);
  });

  it("--suggest writes tests that pass and use what none used", async () => {
    const cwd = planWith();
    const { stdout } = await attain(["test", "small.plan", "--suggest", "--json"], { cwd });
    const [{ tests, missing }] = JSON.parse(stdout).suggestions;
    expect(tests.length).toBeGreaterThan(0);
    const all = tests.map(({ text }: { text: string }) => text).join("\n");
    writeFiles(cwd, { "more.plan": `${plan.replace("WANTED", "50")}${all}` });
    const more = await attain(["test", "more.plan", "--coverage"], { cwd });
    expect(more.exitCode).toBe(0);
    expect(missing).not.toContain("from 10_000 USD : 8%: at its edge");
    expect(more.stdout).toContain("coverage 100.0 %");
  });

  it("refuses options that say nothing", async () => {
    const { exitCode, stderr } = await attain(["test", "small.plan", "--threshold", "50"], {
      cwd: planWith(),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--threshold says nothing without --coverage");
  });
});
