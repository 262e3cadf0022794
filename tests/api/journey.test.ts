import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read as readWorkbook, utils, write } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Company,
  endedRun,
  openCompany,
  type Person,
  personOf,
  sampleDirectory,
  samplePlan,
} from "./company.js";

let company: Company;
let at: string;
let author: Person;
let approver: Person;
let finance: Person;
let payee: Person;
let manager: Person;
let auditor: Person;

beforeAll(async () => {
  company = await openCompany();
  at = `/v1/workspaces/${company.workspace}`;
  author = personOf(company, "author");
  approver = personOf(company, "approver");
  finance = personOf(company, "finance");
  payee = personOf(company, "payee");
  manager = personOf(company, "manager");
  auditor = personOf(company, "auditor");
}, 120_000);
afterAll(() => company.close());

const sampleRun = async () => (await company.ask(finance, "GET", `${at}/runs`)).json.rows.at(-1);

describe("a run", () => {
  it("pays what the example says, to the cent", async () => {
    const { id, isPaid } = await sampleRun();
    expect(isPaid).toBe(true);
    const { json } = await company.ask(finance, "GET", `${at}/runs/${id}/payouts?limit=1000`);
    const expected = readFileSync(join(sampleDirectory, "expected", "2026-Q1.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const paid = json.rows.map((row: Record<string, string>) =>
      [row.period, row.payee, row.component, row.amount].join(","),
    );
    // The example names who is paid something; a run also names who is paid nothing.
    const isSomething = (line: string) => !/,0\.00$/.test(line);
    expect(paid.filter(isSomething).length).toBe(expected.length);
    for (const line of expected) expect(paid).toContain(line.trim().split(",").slice(0, 4).join(","));
  });

  it("done again gives the same bytes", async () => {
    const first = await sampleRun();
    const { status, json } = await company.ask(finance, "POST", `${at}/runs/${first.id}/rerun`);
    expect(status).toBe(201);
    const again = await endedRun(company, finance, json.id);
    expect(again).toMatchObject({ state: "done", rerunOf: first.id, resultHash: first.resultHash });
    const [one, other] = await Promise.all(
      [first.id, json.id].map((id) => company.ask(finance, "GET", `${at}/runs/${id}/result`)),
    );
    expect(one?.bytes.length).toBeGreaterThan(1_000);
    expect(one?.bytes.equals(other?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it("asked for twice with one key is one run, and with another body is refused", async () => {
    const { plan, version, dataSet } = await sampleRun();
    const body = { plan, version, dataSet, period: "2026-Q2" };
    const key = { "idempotency-key": "pay-2026-Q2" };
    const first = await company.ask(finance, "POST", `${at}/runs`, body, key);
    const second = await company.ask(finance, "POST", `${at}/runs`, body, key);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.json.id).toBe(first.json.id);
    const other = await company.ask(finance, "POST", `${at}/runs`, { ...body, period: "2026-Q3" }, key);
    expect(other).toMatchObject({ status: 409, json: { error: { code: "key-used" } } });
    await endedRun(company, finance, first.json.id);
  });

  it("tells how far it is, until it has ended", async () => {
    const { id } = await sampleRun();
    const { text, headers } = await company.ask(finance, "GET", `${at}/runs/${id}/events`);
    expect(headers["content-type"]).toContain("text/event-stream");
    expect(text).toMatch(/^event: run\ndata: \{.*"state":"done".*\}\n\n$/);
  });

  it("can be stopped, and an ended one cannot", async () => {
    const { plan, version, dataSet, id } = await sampleRun();
    const started = await company.ask(finance, "POST", `${at}/runs`, {
      plan,
      version,
      dataSet,
      period: "2026",
    });
    const { status } = await company.ask(finance, "POST", `${at}/runs/${started.json.id}/cancel`);
    expect(status).toBe(200);
    expect((await endedRun(company, finance, started.json.id)).state).toBe("cancelled");
    expect((await company.ask(finance, "POST", `${at}/runs/${id}/cancel`)).status).toBe(409);
  });

  it("for a period that the plan does not have fails and says why", async () => {
    const { plan, version, dataSet } = await sampleRun();
    const started = await company.ask(finance, "POST", `${at}/runs`, {
      plan,
      version,
      dataSet,
      period: "2020",
    });
    const ended = await endedRun(company, finance, started.json.id);
    expect(ended).toMatchObject({ state: "failed", error: { code: "cannot-run" } });
  });

  it("can be kept as CSV, Excel and PDF", async () => {
    const { id } = await sampleRun();
    const file = async (format: string) =>
      (await company.ask(finance, "GET", `${at}/runs/${id}/payouts/export?format=${format}`)).bytes;
    expect((await file("csv")).toString()).toMatch(/^payee,period,component,amount,currency\n/);
    expect((await file("xlsx")).subarray(0, 2).toString()).toBe("PK");
    expect((await file("pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("has every line of a list in its files, as its pages have them", async () => {
    const { id } = await sampleRun();
    const one = `${at}/runs/${id}/credits`;
    const keys: string[] = [];
    for (let offset = 0, total = 1; offset < total; offset += 7) {
      const { json } = await company.ask(finance, "GET", `${one}?offset=${offset}&limit=7`);
      keys.push(...json.rows.map(({ key }: { key: string }) => key));
      total = json.total;
    }
    expect(keys.length).toBeGreaterThan(14);
    const workbook = (await company.ask(finance, "GET", `${one}/export?format=xlsx`)).bytes;
    const sheet = readWorkbook(workbook, { type: "buffer" }).Sheets.Attain ?? {};
    expect(utils.sheet_to_json<{ key: string }>(sheet).map(({ key }) => key)).toEqual(keys);
    const csv = (await company.ask(finance, "GET", `${one}/export?format=csv`)).text.trim().split("\n");
    expect(csv.slice(1).map((line) => line.split(",")[3])).toEqual(keys);
  });
});

describe("a statement", () => {
  it("leads from the amount to the deals, the rows, the plan's line and the reason", async () => {
    const { id } = await sampleRun();
    const one = `${at}/runs/${id}/payees/ann`;
    const { json } = await company.ask(payee, "GET", `${one}/statement`);
    const commission = json.components.find(
      ({ component }: { component: string }) => component === "commission",
    );
    expect(commission.place.line).toBeGreaterThan(0);
    const deal = commission.deals.find(({ row }: { row: unknown }) => row !== null);
    const row = await company.ask(payee, "GET", `${one}/row?file=${deal.row.file}&line=${deal.row.line}`);
    expect(row.json.cells).toContainEqual({ header: "id", value: deal.key });
    const why = await company.ask(payee, "GET", `${one}/explanations?component=commission`);
    const chinese = await company.ask(payee, "GET", `${one}/explanations?language=zh-Hans`);
    expect(chinese.json.explanations[0].sentence).toMatch(/^ann 在 .*。$/u);
    expect(why.json.explanations[0].sentence).toContain("ann");
    expect(
      (await company.ask(payee, "GET", `${one}/statement/export?format=pdf`)).bytes.length,
    ).toBeGreaterThan(1_000);
  });

  it("shows a payee the rules behind their pay, and nothing that the plan says of others", async () => {
    const { id } = await sampleRun();
    const { status, json } = await company.ask(payee, "GET", `${at}/runs/${id}/payees/ann/rules`);
    expect(status).toBe(200);
    const { line } = json.rules.find(({ name }: { name: string }) => name === "commission");
    const plan = samplePlan().split("\n");
    expect(json.text.split("\n")[line - 1]).toBe(plan[line - 1]);
    expect(json.text.split("\n")).toHaveLength(plan.length);
    expect(json.text).not.toMatch(/\/\/|\btest\b|\bgiven\b/);
    // Neither a colleague nor somebody of another workspace reads them.
    const operator = personOf(company, "operator");
    const other = await company.ask(operator, "POST", "/v1/workspaces", { name: "Strangers" });
    const strangers = `/v1/workspaces/${other.json.id}/runs/${id}/payees/ann/rules`;
    expect((await company.ask(operator, "GET", strangers)).status).toBe(404);
    expect((await company.ask(payee, "GET", `${at}/runs/${id}/payees/bruno/rules`)).status).toBe(404);
    expect((await company.ask(undefined, "GET", `${at}/runs/${id}/payees/ann/rules`)).status).toBe(401);
    expect((await company.ask(payee, "GET", strangers)).status).toBe(404);
  });

  it("has as many deals of each component as one asks for, and says how many there are", async () => {
    const { id } = await sampleRun();
    const one = `${at}/runs/${id}/payees/ann/statement`;
    const { json: whole } = await company.ask(payee, "GET", one);
    const { json: page } = await company.ask(payee, "GET", `${one}?offset=1&limit=2`);
    expect(page.totals).toEqual(whole.totals);
    const [first] = whole.components;
    expect(first.dealCount).toBe(first.deals.length);
    expect(first.dealCount).toBeGreaterThan(3);
    expect(page.components[0]).toMatchObject({ dealCount: first.dealCount, deals: first.deals.slice(1, 3) });
  });

  it("of another payee is not there for a payee", async () => {
    const { id } = await sampleRun();
    const { json } = await company.ask(payee, "GET", `${at}/runs/${id}/payouts?limit=1000`);
    expect(new Set(json.rows.map((row: { payee: string }) => row.payee))).toEqual(new Set(["ann"]));
    for (const what of ["statement", "explanations", "row?file=deals.csv&line=2"]) {
      expect((await company.ask(payee, "GET", `${at}/runs/${id}/payees/bruno/${what}`)).status).toBe(404);
    }
  });

  it("of the people below is there for their manager, and of others is not", async () => {
    const { id } = await sampleRun();
    const { json } = await company.ask(manager, "GET", `${at}/runs/${id}/payees?limit=1000`);
    const below = json.rows.map((row: { payee: string }) => row.payee);
    expect(below).toContain("ann");
    const all = (await company.ask(finance, "GET", `${at}/runs/${id}/payees?limit=1000`)).json;
    expect(below.length).toBeLessThan(all.total);
    const other = all.rows.find((row: { payee: string }) => !below.includes(row.payee)).payee;
    expect((await company.ask(manager, "GET", `${at}/runs/${id}/payees/${other}/statement`)).status).toBe(
      404,
    );
  });

  it("takes a question on a line, and an answer", async () => {
    const { id } = await sampleRun();
    const asked = await company.ask(payee, "POST", `${at}/runs/${id}/payees/ann/questions`, {
      component: "commission",
      text: "Why only four percent?",
    });
    expect(asked.status).toBe(201);
    const answer = { text: "It is below half of the quota." };
    const answered = await company.ask(manager, "POST", `${at}/questions/${asked.json.id}/answers`, answer);
    expect(answered.json.answers).toHaveLength(1);
    expect((await company.ask(payee, "GET", `${at}/questions`)).json.rows[0].answers[0].text).toBe(
      answer.text,
    );
    expect(
      (await company.ask(payee, "POST", `${at}/questions/${asked.json.id}/answers`, answer)).status,
    ).toBe(403);
  });
});

describe("a plan", () => {
  it("is written, submitted, refused to its author and approved by another", async () => {
    const made = await company.ask(author, "POST", `${at}/plans`, {
      name: "Second plan",
      text: samplePlan(),
    });
    const plan = `${at}/plans/${made.json.id}`;
    const changed = { text: samplePlan().replace("from  50% : 8%", "from  50% : 9%"), revision: 1 };
    expect((await company.ask(author, "PUT", `${plan}/draft`, changed)).json.revision).toBe(2);
    expect((await company.ask(author, "PUT", `${plan}/draft`, changed)).json.error.code).toBe(
      "draft-changed",
    );
    const version = await company.ask(author, "POST", `${plan}/versions`, {
      message: "Nine percent",
      revision: 2,
    });
    expect(version.json).toMatchObject({ number: 1, status: "submitted" });
    const yes = { decision: "approved" };
    expect((await company.ask(author, "POST", `${plan}/versions/1/decision`, yes)).status).toBe(403);
    expect((await company.ask(approver, "POST", `${plan}/versions/1/decision`, yes)).json.status).toBe(
      "approved",
    );
    expect((await company.ask(approver, "POST", `${plan}/versions/1/decision`, yes)).status).toBe(409);
  });

  it("compared with another on the same rows shows who gets more", async () => {
    const { plan, version, dataSet } = await sampleRun();
    const { status, json } = await company.ask(finance, "POST", "/v1/compare", {
      workspace: company.workspace,
      before: { plan, version },
      after: { text: samplePlan().replace("from  50% : 8%", "from  50% : 9%") },
      data: { dataSet },
      period: "2026-Q1",
    });
    expect(status).toBe(200);
    expect(json.after.winners).toBeGreaterThan(0);
    expect(json.after.losers).toBe(0);
    expect(json.differences.length).toBeGreaterThan(0);
  });

  it("swept over a parameter shows what it costs", async () => {
    const { plan, version, dataSet } = await sampleRun();
    const { status, json } = await company.ask(finance, "POST", "/v1/sweep", {
      workspace: company.workspace,
      plan: { plan, version },
      data: { dataSet },
      period: "2026-Q1",
      scenarios: [
        { name: "as it is", parameters: {} },
        { name: "more", parameters: { accelerator: "20%" } },
      ],
    });
    expect(status).toBe(200);
    expect(json.scenarios[0]).toMatchObject({ totals: json.base, winners: 0, losers: 0 });
    expect(json.scenarios[1].winners).toBeGreaterThan(0);
  });
});

describe("rows", () => {
  it("come from CSV, Excel and JSON, with a report row by row", async () => {
    const { plan } = await sampleRun();
    const { json: set } = await company.ask(finance, "POST", `${at}/data-sets`, { name: "imports" });
    const table = `${at}/data-sets/${set.id}/tables/quotas`;
    const csv = "payee,quarter,amount\nann,2026-Q1,1000\nbob,2026-Q9,12\n";
    const bad = await company.ask(finance, "PUT", `${table}?format=csv&plan=${plan}`, Buffer.from(csv));
    expect(bad.json).toMatchObject({
      rows: 1,
      faultCount: 1,
      leftOutCount: 1,
      faults: [{ line: 3, column: 2 }],
    });

    const deals =
      "id,rep,amount,product,stage,Close Date,split,paid at\nD1,ann,1,platform,won,2026-01-01,50,\n";
    const other = table.replace(/quotas$/, "deals");
    const noted = await company.ask(finance, "PUT", `${other}?format=csv&plan=${plan}`, Buffer.from(deals));
    expect(noted.json).toMatchObject({ rows: 1, faultCount: 0 });
    expect(noted.json.notes).toEqual([
      expect.stringMatching(/^deals\.csv has no columns "partner", .*; columns not read: "paid at"$/),
      expect.stringContaining('deals.csv, "split", line 2: 50 is read as 5,000 %'),
    ]);

    const sheet = utils.aoa_to_sheet([
      ["payee", "quarter", "amount"],
      ["ann", "2026-Q1", 1000.1],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "Quotas");
    const workbook: Buffer = write(book, { type: "buffer", bookType: "xlsx" });
    const good = await company.ask(finance, "PUT", `${table}?format=xlsx&plan=${plan}`, workbook);
    expect(good.json).toMatchObject({ rows: 1, faultCount: 0, revision: 3, notes: [] });
    const shown = await company.ask(finance, "GET", table);
    expect(shown.json).toMatchObject({
      headers: ["payee", "quarter", "amount"],
      rows: [{ cells: ["ann", "2026-Q1", "1000.1"] }],
    });

    const records = JSON.stringify([{ payee: "ann", quarter: "2026-Q1", amount: "5.25" }]);
    const json = await company.ask(finance, "PUT", `${table}?format=json&plan=${plan}`, Buffer.from(records));
    expect(json.json).toMatchObject({ rows: 1, faultCount: 0, revision: 4 });
    const broken = await company.ask(finance, "PUT", `${table}?format=xlsx`, Buffer.from("no workbook"));
    expect(broken.status).toBeLessThan(500);
  });
});

describe("the language", () => {
  it("compiles, lays out, tests and proves a text, and evaluates a rule set", async () => {
    const text = samplePlan();
    const compiled = await company.ask(author, "POST", "/v1/compile", { text });
    expect(compiled.json.plan).toBe("enterprise_ae");
    expect((await company.ask(author, "POST", "/v1/format", { text })).json.text).toBe(text);
    expect((await company.ask(author, "POST", "/v1/test", { text })).json).toMatchObject({ failed: 0 });
    const proved = await company.ask(author, "POST", "/v1/prove", { text, cases: 5 });
    expect(proved.status).toBe(200);
    expect(proved.json.guarantees.at(-1)).toMatchObject({
      law: true,
      verdict: "unrefuted",
      counterexample: null,
    });
    const claims = await company.ask(author, "POST", "/v1/prove", { text, cases: 5, laws: false });
    expect(claims.json.guarantees.some(({ law }: { readonly law: boolean }) => law)).toBe(false);
    const evaluated = await company.ask(author, "POST", "/v1/evaluate", {
      ruleSet: compiled.json.ruleSet,
      facts: {
        payees: [{ id: "ann", from: "2026-01-01", role: "AE", region: "EMEA", target_pay: "60000" }],
        deals: [
          {
            id: "D1",
            rep: "ann",
            amount: "1000000",
            product: "services",
            stage: "won",
            closed: "2026-02-10",
          },
        ],
        quotas: [{ payee: "ann", quarter: "2026-Q1", amount: "900000" }],
      },
      period: "2026-Q1",
    });
    expect(evaluated.json.total).toEqual([{ currency: "USD", amount: "66000.00" }]);
    const broken = await company.ask(author, "POST", "/v1/compile", { text: "plan" });
    expect(broken.json).toMatchObject({ ruleSet: null });
    expect(broken.json.diagnostics.length).toBeGreaterThan(0);
  });

  it("has templates to begin with", async () => {
    const { json } = await company.ask(author, "GET", "/v1/templates");
    expect(json.templates.length).toBeGreaterThan(10);
  });
});

describe("people", () => {
  it("are kept out without a session, and other sites are kept out with one", async () => {
    expect((await company.ask(undefined, "GET", `${at}/plans`)).status).toBe(401);
    const forged = await company.ask(
      author,
      "POST",
      `${at}/plans`,
      { name: "x", text: "" },
      { "x-csrf-token": "no" },
    );
    expect(forged).toMatchObject({ status: 403, json: { error: { code: "csrf" } } });
    const foreign = { origin: "https://elsewhere.example" };
    expect((await company.ask(author, "POST", `${at}/plans`, { name: "x", text: "" }, foreign)).status).toBe(
      403,
    );
  });

  it("use API keys in the one workspace they are for", async () => {
    const { json } = await company.ask(finance, "POST", `${at}/api-keys`, { name: "nightly" });
    const bearer = { authorization: `Bearer ${json.secret}` };
    expect((await company.ask(undefined, "GET", `${at}/runs`, undefined, bearer)).status).toBe(200);
    const further = await company.ask(undefined, "POST", `${at}/api-keys`, { name: "another" }, bearer);
    expect(further).toMatchObject({ status: 403, json: { error: { code: "not-by-key" } } });
    expect((await company.ask(finance, "DELETE", `${at}/api-keys/${json.key.id}`)).status).toBe(204);
    expect((await company.ask(undefined, "GET", `${at}/runs`, undefined, bearer)).status).toBe(401);
  });

  it("leave a trail that an auditor reads and verifies", async () => {
    const { json } = await company.ask(auditor, "GET", `${at}/audit?limit=5`);
    expect(json.rows).toHaveLength(5);
    expect((await company.ask(auditor, "GET", `${at}/audit/verify`)).json).toMatchObject({
      sound: true,
      broken: null,
    });
  });
});

describe("a password", () => {
  it("that is changed signs out everywhere else, and is not changed to itself", async () => {
    const members = `${at}/members`;
    const given = { email: "changer@sample.localhost", name: "Changer", roles: ["payee"] };
    const operator = personOf(company, "operator");
    const { json } = await company.ask(operator, "POST", members, given);
    const current: string = json.oneTimePassword;
    const signIn = async () => {
      const answer = await company.ask(undefined, "POST", "/v1/session", {
        email: given.email,
        password: current,
      });
      const cookie = String(answer.headers["set-cookie"]).split(";")[0] ?? "";
      return { name: "changer", cookie, csrf: answer.json.csrfToken, workspace: company.workspace };
    };
    const [here, elsewhere] = [await signIn(), await signIn()];
    const change = (next: string) => company.ask(here, "POST", "/v1/session/password", { current, next });
    expect(await change(current)).toMatchObject({ status: 422, json: { error: { code: "same-password" } } });
    expect((await change("another password, and longer")).status).toBe(204);
    expect((await company.ask(here, "GET", "/v1/session")).json.mustChangePassword).toBe(false);
    expect((await company.ask(elsewhere, "GET", "/v1/session")).status).toBe(401);
  });
});
