/** A database as every store sees it, whichever it is. */

import { randomInt } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.js";

export type Database = Kysely<Tables>;
/** Inside a transaction, or not. */
export type Handle = Kysely<Tables> | Transaction<Tables>;
export type DatabaseKind = "sqlite" | "postgres";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** 103 random bits, which nobody guesses. */
export function newId(): string {
  return Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
}

export function now(): string {
  return new Date().toISOString();
}

/** What both databases call it when a row contradicts another or a rule of the table. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const code = String(error.code);
  return code.startsWith("SQLITE_CONSTRAINT") || code.startsWith("23") || code === "P0001";
}
