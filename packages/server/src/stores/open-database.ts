/** Opens the database that a configuration names: a file of SQLite, or a PostgreSQL server. */

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, Migrator, PostgresDialect, type PostgresPool, SqliteDialect } from "kysely";
import SqliteDatabase from "libsql";
import pg from "pg";
import { migrationsFor } from "../migrations/migrations.js";
import type { Database, DatabaseKind } from "./database.js";
import type { Tables } from "./tables.js";

export interface OpenDatabase {
  readonly db: Database;
  readonly kind: DatabaseKind;
}

/** `file` may be `:memory:`. What is committed is on the disk: the log is written through on every commit. */
export function openSqlite(file: string): OpenDatabase {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const sqlite = new SqliteDatabase(file);
  sqlite.exec("pragma journal_mode = wal");
  sqlite.exec("pragma synchronous = full");
  sqlite.exec("pragma foreign_keys = on");
  sqlite.exec("pragma busy_timeout = 5000");
  return { kind: "sqlite", db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) }) };
}

export function openPostgres(url: string): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on("error", () => undefined);
  return openPool(pool);
}

/** Whatever speaks PostgreSQL. */
export function openPool(pool: PostgresPool): OpenDatabase {
  return { kind: "postgres", db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) };
}

export async function migrate(
  { db, kind }: OpenDatabase,
  /** A name is that of the last change that stays made. */
  to: "latest" | "nothing" | { readonly through: string } = "latest",
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(kind) } });
  if (to === "latest") {
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return;
  }
  if (typeof to === "object") {
    const { error } = await migrator.migrateTo(to.through);
    if (error !== undefined) throw error;
    return;
  }
  for (;;) {
    const { error, results = [] } = await migrator.migrateDown();
    if (error !== undefined) throw error;
    if (results.length === 0) return;
  }
}
