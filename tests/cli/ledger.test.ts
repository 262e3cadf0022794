import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1

plan drawn "Drawn 2026" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data deals {
  id        : text key
  rep       : payee
  amount    : money
  closed    : date
  collected : yesno default no
}
credit sale of deals on closed {
  worth amount
  to    rep 100%
}
component commission per month { pay 10% * sum(sale) }
payout per month {
  pay      commission
  hold     50% of commission until collected
  draw     300 USD against commission recoverable from 2026-01-01 through 2026-02-28
  negative carried
  leaver   owes held waits
}
`;

const deals = `id,rep,amount,closed,collected,known
D1,ann,8000,2026-01-10,no,2026-01-10
D1,ann,8000,2026-01-10,yes,2026-03-05
D2,ann,1000,2026-02-10,no,2026-02-10
`;

function books(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "drawn.plan": plan, "data/deals.csv": deals });
  return cwd;
}

const run = (period: string, ...more: readonly string[]) => [
  ...["run", "drawn.plan", "--data", "data", "--period", period],
  ...more,
];

const keeping = ["--ledger", "paid.csv", "--write-ledger", "paid.csv"] as const;

const read = (cwd: string, file = "paid.csv") => readFileSync(join(cwd, file), "utf8");

describe("a ledger", () => {
  it("is begun, read and written run by run, and only grows", async () => {
    const cwd = books();
    const begun = await attain(run("2026-01", "--write-ledger", "paid.csv"), { cwd });
    expect(begun).toMatchObject({ exitCode: 0, stderr: "" });
    expect(begun.stdout).toContain("The ledger is written to paid.csv: 2 entries, 2 new entries\n");
    const january = read(cwd);
    expect(january).toBe(`sequence,payee,plan,component,earningPeriod,payPeriod,kind,currency,amount
1,ann,drawn,commission,2026-01,2026-01,earned,USD,800.00
2,ann,drawn,commission,2026-01,2026-01,held,USD,-400.00
`);
    expect((await attain(run("2026-02", ...keeping), { cwd })).exitCode).toBe(0);
    expect((await attain(run("2026-03", ...keeping), { cwd })).exitCode).toBe(0);
    const march = read(cwd);
    expect(march.startsWith(january)).toBe(true);
    expect(march.slice(january.length)).toBe(`3,ann,drawn,commission,2026-02,2026-02,earned,USD,100.00
4,ann,drawn,commission,2026-02,2026-02,held,USD,-50.00
5,ann,drawn,,,2026-02,advanced,USD,250.00
6,ann,drawn,commission,2026-01,2026-03,released,USD,400.00
7,ann,drawn,,,2026-03,recovered,USD,-250.00
`);
  });

  it("of the year at once is that of its months", async () => {
    const cwd = books();
    for (const month of ["2026-01", "2026-02", "2026-03"]) {
      const before = month === "2026-01" ? [] : ["--ledger", "paid.json"];
      await attain(run(month, ...before, "--write-ledger", "paid.json"), { cwd });
    }
    await attain(run("2026-Q1", "--write-ledger", "quarter.json"), { cwd });
    expect(read(cwd, "quarter.json")).toBe(read(cwd, "paid.json"));
  });

  it("is not paid twice", async () => {
    const cwd = books();
    await attain(run("2026-02", "--write-ledger", "paid.csv"), { cwd });
    const before = read(cwd);
    const again = await attain(run("2026-02", ...keeping), { cwd });
    expect(again).toMatchObject({ exitCode: 0, stderr: "" });
    expect(again.stdout).toContain("2026-02 was paid already, as the ledger says.\n");
    expect(read(cwd)).toBe(before);
    const { ledger, payouts } = JSON.parse(
      (await attain(run("2026-02", ...keeping, "--json"), { cwd })).stdout,
    );
    expect({ ledger, payouts }).toEqual({ ledger: [], payouts: [] });
  });

  it("that was kept by hand counts as it stands", async () => {
    const cwd = books();
    writeFiles(cwd, {
      "paid.csv": `sequence,payee,plan,component,earningPeriod,payPeriod,kind,currency,amount
1,ann,drawn,,,2026-01,manual,USD,1000
2,ann,other,commission,2026-01,2026-01,earned,EUR,5
`,
    });
    const { stdout } = await attain(run("2026-02", ...keeping, "--json"), { cwd });
    // The 1,000 came on top; January and February are paid in February, half of them held.
    expect(JSON.parse(stdout).payouts).toEqual([
      { payee: "ann", period: "2026-02", component: "commission", amount: "900.00", currency: "USD" },
      { payee: "ann", period: "2026-02", component: "hold", amount: "-450.00", currency: "USD" },
    ]);
    expect(read(cwd).split("\n")[3]).toBe("3,ann,drawn,commission,2026-01,2026-02,earned,USD,800.00");
  });

  it("takes a balance out by hand: written off, or paid back", async () => {
    const cwd = books();
    // January as it was paid, and 250 that February has advanced.
    const rows = [
      "1,ann,drawn,commission,2026-01,2026-01,earned,USD,800.00",
      "2,ann,drawn,commission,2026-01,2026-01,held,USD,-400.00",
      "3,ann,drawn,commission,2026-02,2026-02,earned,USD,100.00",
      "4,ann,drawn,commission,2026-02,2026-02,held,USD,-50.00",
      "5,ann,drawn,,,2026-02,advanced,USD,250.00",
    ];
    const written = [
      "6,ann,drawn,,,2026-02,recovered,USD,-250.00",
      "7,ann,drawn,,,2026-02,writtenOff,USD,250.00",
    ];
    const collected = ["6,ann,drawn,,,2026-02,collected,USD,-250.00"];
    const march = async (more: readonly string[]) => {
      const titles = "sequence,payee,plan,component,earningPeriod,payPeriod,kind,currency,amount";
      writeFiles(cwd, { "paid.csv": [titles, ...rows, ...more, ""].join("\n") });
      const { stdout } = await attain(run("2026-03", "--ledger", "paid.csv", "--json"), { cwd });
      const { payouts } = JSON.parse(stdout);
      return payouts.map((line: Record<string, string>) => `${line.component} ${line.amount}`);
    };
    expect(await march([])).toEqual(["commission 0.00", "release 400.00", "recovery -250.00"]);
    expect(await march(written)).toEqual(["commission 0.00", "release 400.00"]);
    expect(await march(collected)).toEqual(["commission 0.00", "release 400.00"]);
  });

  it("begins with nothing paid when it has no entry", async () => {
    const cwd = books();
    writeFiles(cwd, {
      "paid.csv": "sequence,payee,plan,component,earningPeriod,payPeriod,kind,currency,amount\n",
    });
    const { stdout } = await attain(run("2026-03", "--ledger", "paid.csv", "--json"), { cwd });
    expect(JSON.parse(stdout).payouts[0]).toMatchObject({ component: "commission", amount: "900.00" });
  });

  it.each([
    ["ledger-gap", "1,ann,drawn,,,2026-01,manual,USD,1\n3,ann,drawn,,,2026-01,manual,USD,1\n", 3, 1],
    ["duplicate-key", "1,ann,drawn,,,2026-01,manual,USD,1\n1,ann,drawn,,,2026-01,manual,USD,1\n", 3, 1],
    ["wrong-type", "1,ann,drawn,,,2026-01,gifted,USD,1\n", 2, 7],
    ["wrong-type", "1,ann,drawn,,,January,manual,USD,1\n", 2, 6],
    ["wrong-currency", "1,ann,drawn,,,2026-01,manual,EUR,1\n", 2, 8],
  ])("with a fault pays nothing: %s", async (code, rows, line, column) => {
    const cwd = books();
    const text = `sequence,payee,plan,component,earningPeriod,payPeriod,kind,currency,amount\n${rows}`;
    writeFiles(cwd, { "paid.csv": text });
    const { exitCode, stdout } = await attain(run("2026-02", ...keeping, "--continue", "--json"), { cwd });
    expect(exitCode).toBe(1);
    const { faults, payouts } = JSON.parse(stdout);
    expect(payouts).toEqual([]);
    expect(faults[0]).toMatchObject({ code, file: "paid.csv", line, column });
    expect(read(cwd)).toBe(text);
  });

  it("is not written for one payee alone, nor into a file of another kind", async () => {
    const cwd = books();
    const alone = await attain(run("2026-01", "--write-ledger", "paid.csv", "--payee", "ann"), { cwd });
    expect(alone.exitCode).toBe(2);
    const other = await attain(run("2026-01", "--write-ledger", "paid.parquet"), { cwd });
    expect(other).toMatchObject({ exitCode: 2, stdout: "" });
    expect(other.stderr).toContain("Name a .csv, .tsv or .json file");
    const missing = await attain(run("2026-01", "--ledger", "nowhere.csv"), { cwd });
    expect(missing).toMatchObject({ exitCode: 2, stdout: "" });
    expect(missing.stderr).toContain("nowhere.csv cannot be read: it does not exist");
  });
});

describe("--known-at", () => {
  it("gives what was given on an earlier day", async () => {
    const cwd = books();
    const known = await attain(run("2026-Q1", "--known-at", "2026-03-01", "--json"), { cwd });
    writeFiles(cwd, { "data/deals.csv": deals.replace("D1,ann,8000,2026-01-10,yes,2026-03-05\n", "") });
    expect((await attain(run("2026-Q1", "--json"), { cwd })).stdout).toBe(known.stdout);
    expect(known.stdout).not.toContain("release");
  });

  it("has rows without a day of their own known from the day they are credited", async () => {
    const cwd = books();
    const of = (...rows: readonly string[]) => ["id,rep,amount,closed", ...rows, ""].join("\n");
    writeFiles(cwd, { "data/deals.csv": of("D1,ann,8000,2026-01-10", "D2,ann,1000,2026-03-10") });
    const known = await attain(run("2026-Q1", "--known-at", "2026-03-01", "--json"), { cwd });
    writeFiles(cwd, { "data/deals.csv": of("D1,ann,8000,2026-01-10") });
    expect((await attain(run("2026-Q1", "--json"), { cwd })).stdout).toBe(known.stdout);
  });

  it("asks for a day", async () => {
    const { exitCode, stderr } = await attain(run("2026-Q1", "--known-at", "March"), { cwd: books() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Write --known-at with a day such as 2026-03-31");
  });
});

describe("a ledger in another currency", () => {
  it("says what each entry came to, and is read again", async () => {
    const cwd = books();
    writeFiles(cwd, {
      "drawn.plan": plan
        .replace("round     half even", "exchange  fx\n  round     half even")
        .replace("payout per month {", "payout per month in EUR on earning {")
        .replace("data deals", "data fx dated {\n  currency : text key\n  eur : number\n}\ndata deals"),
      "data/fx.csv": "currency,from,eur\nUSD,2026-01-01,0.9\nUSD,2026-02-01,0.8\n",
    });
    await attain(run("2026-01", "--write-ledger", "paid.csv"), { cwd });
    await attain(run("2026-02", ...keeping), { cwd });
    await attain(run("2026-03", ...keeping), { cwd });
    expect(
      read(cwd),
    ).toBe(`sequence,payee,plan,component,earningPeriod,payPeriod,kind,currency,amount,paidCurrency,paid
1,ann,drawn,commission,2026-01,2026-01,earned,USD,800.00,EUR,720.00
2,ann,drawn,commission,2026-01,2026-01,held,USD,-400.00,EUR,-360.00
3,ann,drawn,commission,2026-02,2026-02,earned,USD,100.00,EUR,80.00
4,ann,drawn,commission,2026-02,2026-02,held,USD,-50.00,EUR,-40.00
5,ann,drawn,,,2026-02,advanced,USD,250.00,EUR,200.00
6,ann,drawn,commission,2026-01,2026-03,released,USD,400.00,EUR,360.00
7,ann,drawn,,,2026-03,recovered,USD,-250.00,EUR,-200.00
`);
    await attain(run("2026-Q1", "--write-ledger", "quarter.csv"), { cwd });
    expect(read(cwd, "quarter.csv")).toBe(read(cwd));
  });
});
