/** The same laws of what is kept, on every database: SQLite, PostgreSQL's dialect in process, a real server. */

import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  migrate,
  type OpenDatabase,
  openPool,
  openPostgres,
  openSqlite,
  Passwords,
  type Stores,
  storesOf,
} from "@attain/server";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const realServer = process.env.ATTAIN_TEST_DATABASE_URL;

const databases: readonly (readonly [string, () => Promise<OpenDatabase>])[] = [
  ["SQLite in a file", async () => openSqlite(join(mkdtempSync(join(tmpdir(), "attain-store-")), "a.db"))],
  ["PostgreSQL in process", async () => openPool(poolOf(new PGlite()))],
  ...(realServer === undefined ? [] : [["a PostgreSQL server", () => emptyDatabase(realServer)] as const]),
];

/** One connection, for whom everybody waits. */
function poolOf(lite: PGlite): Parameters<typeof openPool>[0] {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async connect() {
      const before = last;
      let release = () => {};
      last = new Promise<void>((done) => {
        release = done;
      });
      await before;
      return {
        // biome-ignore lint/suspicious/noExplicitAny: the driver's own types are as wide.
        query: async (text: any, values: any) => {
          const { rows, affectedRows } = await lite.query(text, [...values]);
          return {
            command: /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase(),
            rowCount: affectedRows ?? rows.length,
            rows,
          } as never;
        },
        release,
      };
    },
    end: () => lite.close(),
  };
}

/** A database of its own on a server that others may use. */
async function emptyDatabase(url: string): Promise<OpenDatabase> {
  const name = `attain_${randomUUID().replaceAll("-", "")}`;
  const first = openPostgres(url);
  await sql`create database ${sql.raw(name)}`.execute(first.db);
  await first.db.destroy();
  const own = new URL(url);
  own.pathname = name;
  return openPostgres(own.href);
}

describe.each(databases)("%s", (_name, open) => {
  let database: OpenDatabase;
  let stores: Stores;
  let workspace: string;
  const users = new Map<
    string,
    { id: string; email: string; name: string; isOperator: boolean; mustChange: boolean }
  >();
  const by = (name: string) => {
    const user = users.get(name);
    if (user === undefined) throw new Error(`nobody is called ${name}`);
    return user;
  };

  beforeAll(async () => {
    database = await open();
    await migrate(database);
    stores = storesOf(database, new Passwords(2 ** 10));
    await stores.people.createOperator("operator@x", "Operator");
    const row = await database.db.selectFrom("users").select("id").executeTakeFirstOrThrow();
    users.set("operator", {
      id: row.id,
      email: "operator@x",
      name: "Operator",
      isOperator: true,
      mustChange: false,
    });
    workspace = (await stores.people.createWorkspace("One", by("operator"))).id;
    for (const name of ["author", "second", "approver"]) {
      const given = { email: `${name}@x`, name, roles: ["author", "approver"] as ("author" | "approver")[] };
      const { member } = await stores.people.addMember(workspace, given, "test", "a password long enough");
      users.set(name, { id: member.user, email: `${name}@x`, name, isOperator: false, mustChange: false });
    }
  }, 60_000);
  afterAll(() => database.db.destroy());

  it("signs in who has the password, and nobody else", async () => {
    expect(await stores.people.signIn("author@x", "another password")).toBeUndefined();
    expect(await stores.people.signIn("nobody@x", "a password long enough")).toBeUndefined();
    const signedIn = await stores.people.signIn("AUTHOR@x", "a password long enough");
    expect((await stores.people.byCookie(signedIn?.token ?? ""))?.user.email).toBe("author@x");
  });

  it("lets nobody who wrote on a version decide on it, whatever asks", async () => {
    const plan = await stores.plans.create(workspace, { name: "Plan", text: "a" }, by("author"));
    await stores.plans.saveDraft(workspace, plan.id, { text: "b", revision: 1 }, by("second"));
    const version = await stores.plans.submit(
      workspace,
      plan.id,
      { message: "m", revision: 2 },
      by("author"),
    );
    expect(new Set(version.authors)).toEqual(new Set([by("author").id, by("second").id]));
    const { id } = await database.db.selectFrom("plan_versions").select("id").executeTakeFirstOrThrow();
    for (const name of ["author", "second"]) {
      const decision = {
        version_id: id,
        decision: "approved" as const,
        comment: null,
        by_id: by(name).id,
        at: "now",
      };
      await expect(database.db.insertInto("decisions").values(decision).execute()).rejects.toThrow(
        /does not decide/,
      );
    }
    const decided = await stores.plans.decide(
      workspace,
      plan.id,
      1,
      { decision: "approved" },
      by("approver"),
    );
    expect(decided.status).toBe("approved");
  });

  it("never changes a version, a decision, rows or the audit log", async () => {
    const set = await stores.data.create(workspace, "rows", by("author"));
    await stores.data.put(
      workspace,
      set.id,
      { name: "t", file: "t.csv", bytes: Buffer.from("a\n1\n") },
      by("author"),
    );
    for (const table of [
      "plan_versions",
      "version_authors",
      "decisions",
      "data_revisions",
      "blobs",
      "audit",
    ]) {
      await expect(sql`delete from ${sql.table(table)}`.execute(database.db), table).rejects.toThrow(
        /only added/,
      );
    }
    await expect(database.db.updateTable("plan_versions").set({ text: "c" }).execute()).rejects.toThrow(
      /only added/,
    );
    await expect(database.db.updateTable("audit").set({ actor: "x" }).execute()).rejects.toThrow(
      /only added/,
    );
  });

  it("keeps the bytes of rows, and gives the same rows the same hash", async () => {
    const set = await stores.data.create(workspace, "same", by("author"));
    const bytes = Buffer.from([0, 1, 2, 255, 10]);
    const first = await stores.data.put(workspace, set.id, { name: "t", file: "t.csv", bytes }, by("author"));
    const other = await stores.data.put(
      workspace,
      set.id,
      { name: "t", file: "t.csv", bytes: Buffer.from("x") },
      by("author"),
    );
    const again = await stores.data.put(workspace, set.id, { name: "t", file: "t.csv", bytes }, by("author"));
    expect(again.hash).toBe(first.hash);
    expect(other.hash).not.toBe(first.hash);
    expect(Buffer.from(await stores.data.blob(workspace, first.tables[0]?.hash ?? "")).equals(bytes)).toBe(
      true,
    );
  });

  it("has one audit chain, however many write at once", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `set ${index}`);
    await Promise.all(names.map((name) => stores.data.create(workspace, name, by("author"))));
    const found = await stores.audit.verify();
    expect(found).toMatchObject({ sound: true, broken: null });
    expect(found.entries).toBeGreaterThan(15);
  });

  it("shows when somebody has tampered with the audit log", async () => {
    const guarded = database.kind === "sqlite" ? "audit_no_update" : "audit_no_change on audit";
    await sql`drop trigger ${sql.raw(guarded)}`.execute(database.db);
    const { detail } = await database.db
      .selectFrom("audit")
      .select("detail")
      .where("sequence", "=", 7)
      .executeTakeFirstOrThrow();
    const set = (text: string) =>
      database.db.updateTable("audit").set({ detail: text }).where("sequence", "=", 7).execute();
    await set('{"changed":true}');
    expect(await stores.audit.verify()).toMatchObject({ sound: false, broken: 7 });
    await set(detail);
    expect(await stores.audit.verify()).toMatchObject({ sound: true });
  });

  it("shows by a head that was noted when the end of the audit log was cut off, or another put there", async () => {
    const { head, entries } = await stores.audit.verify();
    expect(head.sequence).toBe(entries);
    expect(await stores.audit.verify(head)).toMatchObject({ sound: true, head });
    await stores.data.create(workspace, "after the head", by("author"));
    expect(await stores.audit.verify(head)).toMatchObject({ sound: true, entries: entries + 1 });
    const hash = "0".repeat(64);
    expect(await stores.audit.verify({ ...head, hash })).toMatchObject({ sound: false, broken: entries });
    if (database.kind === "sqlite") await sql`drop trigger audit_no_delete`.execute(database.db);
    await database.db.deleteFrom("audit").where("sequence", ">=", entries).execute();
    expect(await stores.audit.verify()).toMatchObject({ sound: true, entries: entries - 1 });
    expect(await stores.audit.verify(head)).toMatchObject({ sound: false, broken: entries });
  });

  it("says in the audit log that a run failed because the server stopped during it three times", async () => {
    const author = by("author");
    const plan = await stores.plans.create(workspace, { name: "Interrupted", text: "a" }, author);
    const set = await stores.data.create(workspace, "interrupted", author);
    const bytes = Buffer.from("a\n1\n");
    const rows = await stores.data.put(workspace, set.id, { name: "t", file: "t.csv", bytes }, author);
    const { run } = await stores.runs.create(
      workspace,
      {
        ...{ plan: plan.id, version: null, text: { text: "a", files: [] }, dataSet: set.id, revision: 1 },
        ...{ dataHash: rows.hash, period: "2026", engineVersion: "1", idempotencyKey: null, rerunOf: null },
        options: { continue: false, empty: [], evaluator: "compiled", deals: true, ledger: "closed" },
        ledgerHash: null,
      },
      author,
    );
    for (let start = 1; start <= 3; start += 1) {
      expect((await stores.runs.next())?.id).toBe(run.id);
      // The server is killed here, and starts again.
      await stores.runs.recover();
    }
    expect(await stores.runs.next()).toBeUndefined();
    expect(await stores.runs.get(workspace, run.id)).toMatchObject({
      state: "failed",
      error: { code: "interrupted" },
    });
    const { rows: entries } = await stores.audit.page(workspace, { offset: 0, limit: 1 });
    expect(entries).toMatchObject([
      { actor: "system", action: "run.failed", subject: run.id, detail: { code: "interrupted" } },
    ]);
    expect(await stores.audit.verify()).toMatchObject({ sound: true });
  });

  it("can be taken back to nothing and made again", async () => {
    const empty = await open();
    await migrate(empty);
    await migrate(empty, "nothing");
    await migrate(empty);
    expect(await storesOf(empty).people.isEmpty()).toBe(true);
    await empty.db.destroy();
  });

  it("keeps runs, rows and the audit log when later changes are taken back with data in them", async () => {
    const full = await open();
    await migrate(full);
    const own = storesOf(full, new Passwords(2 ** 10));
    await own.people.createOperator("operator@x", "Operator");
    const { id } = await full.db.selectFrom("users").select("id").executeTakeFirstOrThrow();
    const operator = { id, email: "operator@x", name: "Operator", isOperator: true, mustChange: false };
    const at = (await own.people.createWorkspace("Full", operator)).id;
    const given = { email: "other@x", name: "Other", roles: [] };
    const { member } = await own.people.addMember(at, given, "test", "a password long enough");
    const other = { ...operator, id: member.user, email: "other@x" };
    const plan = await own.plans.create(at, { name: "Plan", text: "a" }, operator);
    await own.plans.submit(at, plan.id, { message: "m", revision: 1 }, operator);
    await own.plans.decide(at, plan.id, 1, { decision: "approved" }, other);
    const set = await own.data.create(at, "rows", operator);
    const table = { name: "t", file: "t.csv", bytes: Buffer.from("a\n1\n") };
    const rows = await own.data.put(at, set.id, table, operator);
    const { run } = await own.runs.create(
      at,
      {
        ...{ plan: plan.id, version: 1, text: { text: "a", files: [] }, dataSet: set.id, revision: 1 },
        ...{
          dataHash: rows.hash,
          period: "2026-01",
          engineVersion: "1",
          idempotencyKey: null,
          rerunOf: null,
        },
        options: { continue: false, empty: [], evaluator: "compiled", deals: true, ledger: "closed" },
        ledgerHash: null,
      },
      operator,
    );
    await own.runs.next();
    const paid = { payee: "ann", component: "pay", amount: "1.00" };
    const lines = [{ payee: "ann", component: "pay", body: JSON.stringify(paid) }];
    await own.runs.finish(at, run.id, {
      result: "{}",
      lists: [
        { name: "payouts", lines },
        { name: "ledger", lines },
      ],
      summary: {
        ...{ evaluator: null, isPaid: true, faultCount: 0, payeeCount: 1, totals: [] },
        ...{ payDates: ["2026-01-31"], components: [] },
      },
      managers: [["ann", "mia"]],
    });
    expect((await own.closings.close(at, run.id, operator)).closed?.payDates).toEqual(["2026-01-31"]);
    await own.data.archive(at, set.id, true, operator);
    await own.runs.archive(at, run.id, true, operator);
    const before = await own.audit.verify();
    const resultHash = (await own.runs.get(at, run.id)).resultHash;

    const held = () => sql<{ state: string }>`select state from runs`.execute(full.db);
    const columnsOf = async () => {
      const { rows: found } = await sql<object>`select * from runs`.execute(full.db);
      return Object.keys(found[0] ?? {});
    };
    await migrate(full, { through: "0004-archive" });
    await migrate(full, { through: "0003-closings" });
    expect(await columnsOf()).not.toContain("archived");
    await expect(full.db.updateTable("runs").set({ period: "2027" }).execute()).rejects.toThrow(/closed run/);
    await migrate(full, { through: "0002-guard" });
    expect(await columnsOf()).not.toContain("ledger_hash");
    expect((await held()).rows).toEqual([{ state: "done" }]);
    await migrate(full);
    expect(await own.runs.get(at, run.id)).toMatchObject({
      state: "done",
      resultHash,
      closed: null,
      archived: null,
    });
    expect(await own.runs.lines(run.id, "payouts", { kind: "all" }, { offset: 0, limit: 9 })).toMatchObject({
      rows: [paid],
    });
    expect(await own.runs.below(run.id, "mia")).toEqual(["ann"]);
    expect(await own.audit.verify()).toEqual(before);
    // A one-time password that was given out before counts from now on.
    const { password_expires } = await full.db
      .selectFrom("users")
      .select("password_expires")
      .where("must_change", "=", 1)
      .executeTakeFirstOrThrow();
    expect(Date.parse(password_expires ?? "")).toBeGreaterThan(Date.now());
    // It can be closed once more, and guarded as before.
    expect((await own.closings.close(at, run.id, operator)).closed?.payDates).toEqual(["2026-01-31"]);
    await expect(full.db.deleteFrom("closings").execute()).rejects.toThrow(/only added/);
    await migrate(full, "nothing");
    await full.db.destroy();
  }, 60_000);
});
