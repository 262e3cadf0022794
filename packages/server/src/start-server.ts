/** Starts a server: opens and migrates the database, sees to it that somebody can sign in, and listens. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildApp } from "./app.js";
import type { ServerConfig } from "./config.js";
import { firstStart, keepSignIns, operatorEmail, signInFile } from "./first-start.js";
import { loadSample } from "./sample.js";
import { migrate, type OpenDatabase, openPostgres, openSqlite } from "./stores/open-database.js";
import { oneTimeDays } from "./stores/people-store.js";

export interface StartOptions {
  readonly config: ServerConfig;
  /** A directory with a plan and its rows, loaded on the first start. */
  readonly sample?: { readonly directory: string; readonly period: string };
  readonly write: (text: string) => void;
}

export interface StartedServer {
  readonly url: string;
  /** Answers what is under way, then ends. */
  stop(): Promise<void>;
}

export function databaseFile({ dataDirectory }: ServerConfig): string {
  return join(dataDirectory, "attain.db");
}

export async function openDatabase(config: ServerConfig): Promise<OpenDatabase> {
  await mkdir(config.dataDirectory, { recursive: true, mode: 0o700 });
  const database =
    config.databaseUrl === undefined ? openSqlite(databaseFile(config)) : openPostgres(config.databaseUrl);
  await migrate(database);
  return database;
}

export async function startServer({ config, sample, write }: StartOptions): Promise<StartedServer> {
  const database = await openDatabase(config);
  const { app, services } = await buildApp({ config, database });
  const first = await firstStart(services);
  if (first?.isFirst && sample !== undefined) {
    await keepSignIns(config.dataDirectory, await loadSample(services, sample.directory, sample.period));
  }
  await app.listen({ host: config.host, port: config.port });
  write(`Attain is at ${config.publicUrl}\n`);
  write(
    `Data: ${config.databaseUrl === undefined ? databaseFile(config) : "the PostgreSQL database of DATABASE_URL"}\n`,
  );
  if (first !== undefined) {
    write(`Sign in as ${operatorEmail} with the one-time password ${first.password}\n`);
    write(`It is shown this once, and is to be used within ${oneTimeDays} days\n`);
  }
  if (sample !== undefined) {
    write(`People of the sample company sign in as ${join(config.dataDirectory, signInFile)} says\n`);
  }
  return { url: config.publicUrl, stop: () => app.close() };
}
