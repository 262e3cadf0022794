/** A month that was paid stays paid: what comes to light later is paid, or taken back, on the next pay date. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Company, endedRun, openCompany, type Person, personOf } from "./company.js";

const text = `language 1

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

const january = `id,rep,amount,closed,collected
D1,ann,8000,2026-01-10,no
`;
/** A deal of January that arrived late and does not say so, and D1 was collected. */
const february = `id,rep,amount,closed,collected
D1,ann,8000,2026-01-10,yes
D2,ann,1000,2026-01-31,no
`;
/** D2 was half as large. */
const march = february.replace("D2,ann,1000", "D2,ann,500");

let company: Company;
let at: string;
let finance: Person;
let author: Person;
let approver: Person;
let plan: string;
let dataSet: string;

beforeAll(async () => {
  company = await openCompany();
  at = `/v1/workspaces/${company.workspace}`;
  [finance, author, approver] = [
    personOf(company, "finance"),
    personOf(company, "author"),
    personOf(company, "approver"),
  ];
  plan = (await company.ask(author, "POST", `${at}/plans`, { name: "Drawn", text })).json.id;
  await company.ask(author, "POST", `${at}/plans/${plan}/versions`, { message: "First", revision: 1 });
  await company.ask(approver, "POST", `${at}/plans/${plan}/versions/1/decision`, { decision: "approved" });
  dataSet = (await company.ask(finance, "POST", `${at}/data-sets`, { name: "drawn" })).json.id;
}, 120_000);
afterAll(() => company.close());

async function runOf(period: string, rows?: string, version: number | undefined = 1) {
  if (rows !== undefined) {
    const table = `${at}/data-sets/${dataSet}/tables/deals?format=csv`;
    await company.ask(finance, "PUT", table, Buffer.from(rows));
  }
  const body = { plan, version, dataSet, period };
  const { json } = await company.ask(finance, "POST", `${at}/runs`, body);
  return endedRun(company, finance, json.id);
}

const close = (run: { id: string }, who = finance) => company.ask(who, "POST", `${at}/runs/${run.id}/close`);

async function paid(run: { id: string }): Promise<string[]> {
  const { json } = await company.ask(finance, "GET", `${at}/runs/${run.id}/payouts`);
  return json.rows.map((row: Record<string, string>) => `${row.period} ${row.component} ${row.amount}`);
}

describe("a closed run", () => {
  it("is known to the next: holds, draws, late deals and corrections are settled once", async () => {
    const first = await runOf("2026-01", january);
    expect(await paid(first)).toEqual(["2026-01 commission 800.00", "2026-01 hold -400.00"]);
    const early = await runOf("2026-02", february);
    const closed = await close(first, approver);
    expect(closed.json.closed).toMatchObject({ payDates: ["2026-01"], by: "Approver" });
    expect((await close(first)).json.closed).toEqual(closed.json.closed);
    expect((await close(early)).json.error.code).toBe("ledger-moved");

    // The late deal is of January, and is paid in February.
    const second = await runOf("2026-02");
    expect(second.ledgerHash).not.toBeNull();
    // Of January 400 was held, and 50 of the late deal still is.
    expect(await paid(second)).toEqual(["2026-02 commission 100.00", "2026-02 release 350.00"]);
    expect((await close(second)).status).toBe(200);

    const third = await runOf("2026-03", march);
    expect(await paid(third)).toEqual([
      "2026-03 commission -50.00",
      "2026-03 hold 25.00",
      "2026-03 carry 25.00",
    ]);
    expect((await close(third)).status).toBe(200);

    // Whatever was closed since: the same inputs, the same bytes.
    const again = await company.ask(finance, "POST", `${at}/runs/${second.id}/rerun`);
    const rerun = await endedRun(company, finance, again.json.id);
    expect(rerun.resultHash).toBe(second.resultHash);

    const { json } = await company.ask(finance, "GET", `${at}/plans/${plan}/closings`);
    expect(json.rows.map(({ payDates }: { payDates: string[] }) => payDates)).toEqual([
      ["2026-03"],
      ["2026-02"],
      ["2026-01"],
    ]);
    const ledger = (await company.ask(finance, "GET", `${at}/plans/${plan}/ledger`)).json;
    expect(ledger.rows.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
      Array.from({ length: ledger.total }, (_, index) => index + 1),
    );
  });

  it("pays nothing a second time, and cannot be closed a second time", async () => {
    const again = await runOf("2026-02");
    expect(await paid(again)).toEqual([]);
    expect((await close(again)).json.error.code).toBe("already-closed");
  });

  it("is of an approved version, and closed by who may", async () => {
    const { json } = await company.ask(finance, "POST", `${at}/runs`, { plan, dataSet, period: "2026-04" });
    const trial = await endedRun(company, finance, json.id);
    expect((await close(trial)).json.error.code).toBe("not-approved");
    expect((await close(trial, author)).status).toBe(403);
  });

  it("does not change, whoever asks the database", async () => {
    const { db } = company.services;
    const change = db.updateTable("closings").set({ pay_dates: "[]" }).execute();
    await expect(change).rejects.toThrow(/only added/);
    await expect(db.deleteFrom("closed_pay_dates").execute()).rejects.toThrow(/only added/);
    const { run_id } = await db.selectFrom("closings").select("run_id").executeTakeFirstOrThrow();
    await expect(
      db.updateTable("runs").set({ result_hash: null }).where("id", "=", run_id).execute(),
    ).rejects.toThrow(/does not change/);
    await expect(db.deleteFrom("run_lines").where("run_id", "=", run_id).execute()).rejects.toThrow(
      /does not change/,
    );
  });
});

describe("what is put away", () => {
  it("is not listed, is not calculated, and comes back", async () => {
    const away = { archived: true };
    expect(
      (await company.ask(author, "PUT", `${at}/plans/${plan}/archived`, away)).json.archived,
    ).not.toBeNull();
    const listed = async (query: string) =>
      (await company.ask(author, "GET", `${at}/plans${query}`)).json.plans.map(
        ({ id }: { id: string }) => id,
      );
    expect(await listed("")).not.toContain(plan);
    expect(await listed("?archived=true")).toEqual([plan]);
    const refused = await company.ask(finance, "POST", `${at}/runs`, { plan, dataSet, period: "2026-04" });
    expect(refused.json.error.code).toBe("archived");
    await company.ask(author, "PUT", `${at}/plans/${plan}/archived`, { archived: false });
    expect(await listed("")).toContain(plan);
  });
});
