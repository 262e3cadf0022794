/** Plans that use other files, from the command line: what is read, what is not, and how places are told. */

import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const rates = `language 1

param nought : number = 0

table rate(size) : percent unique {
  when "big"   : 5%
  when "small" : 1% / nought
}
`;

const plan = (path = "shared/rates.plan") => `language 1

use "${path}" { rate }

plan small "Small" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}

data payees { id : payee key }
data deals {
  id     : text key
  rep    : payee
  amount : money
  size   : "big" | "small"
  closed : date
}

credit booking of deals on closed {
  worth amount * rate(size)
  to    rep 100%
}

measure commission_base per month = sum(booking)
component commission per month { pay commission_base }
payout per month { pay commission }

test "a big one" {
  given payees (id) { ann }
  given deals (id, rep, amount, size, closed) { D1, ann, 1_000 USD, "big", 2026-01-10 }
  expect commission for ann, 2026-01 = 50.00 USD
}
`;

const deals = (size: string) => `id,rep,amount,size,closed\nD1,ann,1000,${size},2026-01-10\n`;

function company(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "plans/small.plan": plan(),
    "plans/shared/rates.plan": rates,
    "data/payees.csv": "id\nann\n",
    "data/deals.csv": deals("big"),
    ...files,
  });
  return cwd;
}

const file = join("plans", "small.plan");
const run = ["run", file, "--data", "data", "--period", "2026-01"];

describe("a plan that uses another file", () => {
  it("is checked, tested, compiled, run and explained", async () => {
    const cwd = company();
    expect((await attain(["check", file], { cwd })).stdout).toBe("fine\n");
    expect((await attain(["test", file], { cwd })).exitCode).toBe(0);
    const compiled = await attain(["compile", file], { cwd });
    expect(JSON.parse(compiled.stdout).tables[0].versions[0].place).toMatchObject({
      file: "shared/rates.plan",
    });
    const paid = await attain([...run, "--json"], { cwd });
    expect(JSON.parse(paid.stdout).payouts).toMatchObject([{ payee: "ann", amount: "50.00" }]);
    const explained = await attain(
      ["explain", file, "--data", "data", "--period", "2026-01", "--payee", "ann", "--view", "tree"],
      { cwd },
    );
    expect(explained.stdout).toContain("shared/rates.plan:6");
  });

  it("is found from any directory", async () => {
    const cwd = company();
    expect((await attain(["check", "small.plan"], { cwd: join(cwd, "plans") })).stdout).toBe("fine\n");
    expect((await attain(["check", join(cwd, file)], { cwd: dirname(cwd) })).stdout).toBe("fine\n");
  });

  it("is told in the plan letter as if it stood in the plan", async () => {
    const apart = (await attain(["docs", file], { cwd: company() })).stdout;
    const joined = plan().replace(/use .*\n/, rates.replace("language 1\n", ""));
    const whole = (await attain(["docs", file], { cwd: company({ [file]: joined }) })).stdout;
    expect(apart).toContain("small");
    // The rule set says where things stand, and its digest with it.
    const withoutDigest = (letter: string) => letter.replace(/[0-9a-f]{64}/g, "");
    expect(withoutDigest(apart)).toBe(withoutDigest(whole));
  });

  it("is laid out by itself, and so is the other", async () => {
    const cwd = company({ "plans/shared/rates.plan": rates.replace("param nought", "param   nought") });
    expect((await attain(["fmt", file], { cwd })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "plans/shared/rates.plan"), "utf8")).toContain("param   nought");
    expect((await attain(["fmt", join("plans", "shared", "rates.plan")], { cwd })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "plans/shared/rates.plan"), "utf8")).toContain("param nought");
  });

  it("names the other file in faults of the run", async () => {
    const cwd = company({ "data/deals.csv": deals("small") });
    const { exitCode, stdout } = await attain([...run, "--json"], { cwd });
    expect(exitCode).toBe(1);
    const told = JSON.parse(stdout).faults[0];
    expect(told).toMatchObject({ code: "division-by-zero" });
    expect(told.message).toContain("line 7 of shared/rates.plan");
  });

  it("names the other file in errors, as a person finds it", async () => {
    const cwd = company({ "plans/shared/rates.plan": rates.replace("1% / nought", "1 USD") });
    const { exitCode, stdout } = await attain(["check", file], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("[error-in-used-file]");
    expect(stdout).toContain(join("plans", "shared", "rates.plan:7:18"));
    const { findings } = JSON.parse((await attain(["check", file, "--json"], { cwd })).stdout);
    expect(findings).toMatchObject([
      { file, line: 3, related: [{ file: join("plans", "shared", "rates.plan"), line: 7, column: 18 }] },
    ]);
    expect(await attain(run, { cwd })).toMatchObject({ exitCode: 1, stdout: "" });
  });
});

describe("a file for other plans", () => {
  it("is fine by itself and cannot be run", async () => {
    const cwd = company();
    const shared = join("plans", "shared", "rates.plan");
    const { exitCode, stdout } = await attain(["check", shared], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("[shared-file]");
    expect((await attain(["test", shared], { cwd })).stdout).toContain("0 passed, 0 failed");
    for (const argv of [
      ["compile", shared],
      ["run", shared, ...run.slice(2)],
    ]) {
      const refused = await attain(argv, { cwd });
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain("[shared-file]");
    }
    const { stdout: json } = await attain(["run", shared, ...run.slice(2), "--json"], { cwd });
    expect(JSON.parse(json).faults).toMatchObject([{ code: "shared-file" }]);
  });
});

describe("what a plan may not read", () => {
  const told = async (cwd: string) => {
    const { stdout } = await attain(["check", file, "--json"], { cwd });
    return JSON.parse(stdout).findings.map(({ code, message }: { code: string; message: string }) => ({
      code,
      message,
    }));
  };

  it.each(["../secret.plan", "/etc/passwd", "shared/../../secret.plan", "C:\\secret.plan"])(
    "%s",
    async (path) => {
      const cwd = company({ "plans/small.plan": plan(path), "secret.plan": rates });
      expect(await told(cwd)).toMatchObject([{ code: "forbidden-file" }]);
    },
  );

  it("a link out of its directory, to a file or through one", async () => {
    const cwd = company({ "plans/small.plan": plan("out/rates.plan"), "elsewhere/rates.plan": rates });
    symlinkSync(join(cwd, "elsewhere"), join(cwd, "plans", "out"));
    expect(await told(cwd)).toMatchObject([
      { code: "unknown-file", message: expect.stringContaining("link") },
    ]);
    symlinkSync(join(cwd, "elsewhere", "rates.plan"), join(cwd, "plans", "link.plan"));
    writeFiles(cwd, { [file]: plan("link.plan") });
    expect(await told(cwd)).toMatchObject([
      { code: "unknown-file", message: expect.stringContaining("link") },
    ]);
  });

  it("a link within its directory it may", async () => {
    const cwd = company({ "plans/small.plan": plan("inner.plan") });
    symlinkSync(join(cwd, "plans", "shared", "rates.plan"), join(cwd, "plans", "inner.plan"));
    expect(await told(cwd)).toEqual([]);
  });

  it("a directory, something that is no text, nothing", async () => {
    const cwd = company({
      [file]: plan("folder.plan"),
      "plans/binary.plan": Buffer.from([0xff, 0xfe, 0x00]),
    });
    mkdirSync(join(cwd, "plans", "folder.plan"));
    expect(await told(cwd)).toMatchObject([{ message: "`folder.plan` cannot be read: it is not a file" }]);
    writeFiles(cwd, { [file]: plan("binary.plan") });
    expect(await told(cwd)).toMatchObject([
      { message: "`binary.plan` cannot be read: it is not a text in UTF-8" },
    ]);
    writeFiles(cwd, { [file]: plan("none.plan") });
    expect(await told(cwd)).toMatchObject([{ message: "`none.plan` is not there" }]);
  });
});
