/**
 * What the database refuses whoever asks: a version approved by somebody who wrote it, and a change of what
 * must not change (versions, decisions, rows of data sets, the audit log).
 */

import { type Kysely, type Migration, sql } from "kysely";
import type { DatabaseKind } from "../stores/database.js";

/** Rows are only ever added. */
const appendOnly = [
  "audit",
  "plan_versions",
  "version_authors",
  "decisions",
  "data_revisions",
  "blobs",
] as const;

export function guard(kind: DatabaseKind): Migration {
  return kind === "sqlite" ? { up: upSqlite, down: downSqlite } : { up: upPostgres, down: downPostgres };
}

async function upSqlite(db: Kysely<unknown>): Promise<void> {
  for (const table of appendOnly) {
    for (const change of ["update", "delete"]) {
      const name = sql.raw(`${table}_no_${change}`);
      await sql`create trigger ${name} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'rows of this table are only added'); end`.execute(db);
    }
  }
  await sql`create trigger decisions_by_another before insert on decisions
    when exists (select 1 from version_authors
      where version_id = new.version_id and user_id = new.by_id)
      or exists (select 1 from plan_versions where id = new.version_id and author_id = new.by_id)
    begin select raise(abort, 'who wrote a version does not decide on it'); end`.execute(db);
}

async function downSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger decisions_by_another`.execute(db);
  for (const table of appendOnly) {
    for (const change of ["update", "delete"]) {
      await sql`drop trigger ${sql.raw(`${table}_no_${change}`)}`.execute(db);
    }
  }
}

async function upPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'rows of this table are only added'; end $$`.execute(db);
  for (const table of appendOnly) {
    const name = sql.raw(`${table}_no_change`);
    await sql`create trigger ${name} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db);
  }
  await sql`create function decided_by_another() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from version_authors where version_id = new.version_id and user_id = new.by_id)
        or exists (select 1 from plan_versions where id = new.version_id and author_id = new.by_id) then
        raise exception 'who wrote a version does not decide on it';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger decisions_by_another before insert on decisions
    for each row execute function decided_by_another()`.execute(db);
}

async function downPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger decisions_by_another on decisions`.execute(db);
  await sql`drop function decided_by_another()`.execute(db);
  for (const table of appendOnly) {
    await sql`drop trigger ${sql.raw(`${table}_no_change`)} on ${sql.table(table)}`.execute(db);
  }
  await sql`drop function refuse_change()`.execute(db);
}
