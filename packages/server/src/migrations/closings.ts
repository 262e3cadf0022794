/**
 * Closed runs: what they paid is a fact from then on. The database itself refuses a second closing of a pay
 * date, one that does not follow from the last, one of a run that is not done or whose plan nobody approved, and
 * any change of what a closed run has come to.
 */

import { type Kysely, type Migration, sql } from "kysely";
import type { DatabaseKind } from "../stores/database.js";

/** Rows are only ever added. */
const appendOnly = ["closings", "closed_pay_dates"] as const;

const closable = sql`exists (select 1 from runs
  join plan_versions on plan_versions.plan_id = runs.plan_id and plan_versions.number = runs.version
  join decisions on decisions.version_id = plan_versions.id
  where runs.id = new.run_id and runs.workspace_id = new.workspace_id and runs.plan_id = new.plan_id
    and runs.state = 'done' and coalesce(runs.ledger_hash, '') = new.ledger_before
    and decisions.decision = 'approved')`;

/** Null-safe comparison is written differently, and no column here is ever an empty text. */
const isAnotherRun = sql`(new.id <> old.id or new.workspace_id <> old.workspace_id or new.plan_id <> old.plan_id
  or coalesce(new.version, 0) <> coalesce(old.version, 0) or new.data_hash <> old.data_hash
  or new.plan_hash <> old.plan_hash or coalesce(new.ledger_hash, '') <> coalesce(old.ledger_hash, '')
  or new.period <> old.period or new.options <> old.options or new.state <> old.state
  or coalesce(new.summary, '') <> coalesce(old.summary, '')
  or coalesce(new.result_hash, '') <> coalesce(old.result_hash, ''))`;

const isClosed = (run: string) => sql`exists (select 1 from closings where run_id = ${sql.raw(run)})`;

const notClosable = "only a finished run of an approved version closes pay dates, after the last closed one";
const unchanging = "what a closed run has come to does not change";
const onlyAdded = "rows of this table are only added";

export function closings(kind: DatabaseKind): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      // What was paid before, as it was known to the run.
      await schema.alterTable("runs").addColumn("ledger_hash", "text").execute();
      await schema
        .createTable("closings")
        .addColumn("run_id", "text", (column) => column.primaryKey().references("runs.id"))
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("plan_id", "text", (column) => column.notNull().references("plans.id"))
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("ledger_before", "text", (column) => column.notNull())
        .addColumn("ledger_after", "text", (column) => column.notNull())
        .addColumn("entries_hash", "text", (column) => column.notNull())
        .addColumn("entry_count", "integer", (column) => column.notNull())
        .addColumn("pay_dates", "text", (column) => column.notNull())
        .addColumn("by_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("at", "text", (column) => column.notNull())
        .addUniqueConstraint("closings_number", ["plan_id", "number"])
        .addUniqueConstraint("closings_in_a_row", ["plan_id", "ledger_before"])
        .execute();
      await schema
        .createTable("closed_pay_dates")
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("plan_id", "text", (column) => column.notNull().references("plans.id"))
        .addColumn("pay_date", "text", (column) => column.notNull())
        .addColumn("run_id", "text", (column) => column.notNull().references("closings.run_id"))
        .addPrimaryKeyConstraint("closed_pay_dates_key", ["workspace_id", "plan_id", "pay_date"])
        .execute();
      await (kind === "sqlite" ? guardSqlite(db) : guardPostgres(db));
    },
    async down(db: Kysely<unknown>): Promise<void> {
      await (kind === "sqlite" ? freeSqlite(db) : freePostgres(db));
      await db.schema.dropTable("closed_pay_dates").execute();
      await db.schema.dropTable("closings").execute();
      await db.schema.alterTable("runs").dropColumn("ledger_hash").execute();
    },
  };
}

async function guardSqlite(db: Kysely<unknown>): Promise<void> {
  for (const table of appendOnly) {
    for (const change of ["update", "delete"]) {
      await sql`create trigger ${sql.raw(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(onlyAdded)}); end`.execute(db);
    }
  }
  await sql`create trigger closings_in_order before insert on closings when not ${closable}
    begin select raise(abort, ${sql.lit(notClosable)}); end`.execute(db);
  await sql`create trigger runs_closed_no_update before update on runs
    when ${isClosed("old.id")} and ${isAnotherRun}
    begin select raise(abort, ${sql.lit(unchanging)}); end`.execute(db);
  for (const change of ["update", "delete"]) {
    await sql`create trigger ${sql.raw(`run_lines_closed_no_${change}`)} before ${sql.raw(change)} on run_lines
      when ${isClosed("old.run_id")}
      begin select raise(abort, ${sql.lit(unchanging)}); end`.execute(db);
  }
}

async function freeSqlite(db: Kysely<unknown>): Promise<void> {
  const own = ["run_lines_closed_no_update", "run_lines_closed_no_delete", "runs_closed_no_update"];
  const added = appendOnly.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`]);
  for (const name of [...own, "closings_in_order", ...added]) {
    await sql`drop trigger ${sql.raw(name)}`.execute(db);
  }
}

async function guardPostgres(db: Kysely<unknown>): Promise<void> {
  for (const table of appendOnly) {
    await sql`create trigger ${sql.raw(`${table}_no_change`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db);
  }
  await sql`create function closing_in_order() returns trigger language plpgsql as $$
    begin
      if not ${closable} then raise exception ${sql.lit(notClosable)}; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger closings_in_order before insert on closings
    for each row execute function closing_in_order()`.execute(db);
  await sql`create function closed_run_stays() returns trigger language plpgsql as $$
    begin
      if ${isClosed("old.id")} and ${isAnotherRun} then raise exception ${sql.lit(unchanging)}; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger runs_closed_no_update before update on runs
    for each row execute function closed_run_stays()`.execute(db);
  await sql`create function closed_lines_stay() returns trigger language plpgsql as $$
    begin
      if ${isClosed("old.run_id")} then raise exception ${sql.lit(unchanging)}; end if;
      return coalesce(new, old);
    end $$`.execute(db);
  await sql`create trigger run_lines_closed_no_change before update or delete on run_lines
    for each row execute function closed_lines_stay()`.execute(db);
}

async function freePostgres(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger run_lines_closed_no_change on run_lines`.execute(db);
  await sql`drop function closed_lines_stay()`.execute(db);
  await sql`drop trigger runs_closed_no_update on runs`.execute(db);
  await sql`drop function closed_run_stays()`.execute(db);
  await sql`drop trigger closings_in_order on closings`.execute(db);
  await sql`drop function closing_in_order()`.execute(db);
  for (const table of appendOnly) {
    await sql`drop trigger ${sql.raw(`${table}_no_change`)} on ${sql.table(table)}`.execute(db);
  }
}
