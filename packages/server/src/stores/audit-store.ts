/**
 * The audit log: written in the transaction of what it tells, each entry with the hash of the one before, so
 * that an entry that is changed, taken out or put in shows.
 */

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { AuditEntry } from "../schemas/audit.js";
import { type Database, type DatabaseKind, type Handle, now } from "./database.js";
import type { Tables } from "./tables.js";

export interface Happened {
  readonly workspace: string | null;
  /** An e-mail address, or `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** No pay and no passwords. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The last entry, of which all before follow: the log is no shorter, and no other, than when this was noted. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export interface AuditFound {
  readonly sound: boolean;
  /** How many are sound. */
  readonly entries: number;
  /** The first that does not fit, or that is missing. */
  readonly broken: number | null;
  readonly head: AuditHead;
}

const start = "0".repeat(64);

export class AuditStore {
  readonly #db: Database;
  readonly #kind: DatabaseKind;

  constructor(db: Database, kind: DatabaseKind) {
    this.#db = db;
    this.#kind = kind;
  }

  async append(trx: Handle, happened: Happened): Promise<void> {
    // Only one transaction at a time may continue the chain; SQLite has one writer anyhow.
    if (this.#kind === "postgres") await sql`select pg_advisory_xact_lock(5209741)`.execute(trx);
    const last = await trx
      .selectFrom("audit")
      .select(["sequence", "hash"])
      .orderBy("sequence", "desc")
      .limit(1)
      .executeTakeFirst();
    const entry = {
      sequence: (last?.sequence ?? 0) + 1,
      workspace_id: happened.workspace,
      at: now(),
      actor: happened.actor,
      action: happened.action,
      subject: happened.subject,
      detail: JSON.stringify(happened.detail ?? {}),
      previous: last?.hash ?? start,
    };
    await trx
      .insertInto("audit")
      .values({ ...entry, hash: hashOf(entry) })
      .execute();
  }

  async page(
    workspace: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ total: number; offset: number; rows: AuditEntry[] }> {
    const of = this.#db.selectFrom("audit").where("workspace_id", "=", workspace);
    const counted = await of.select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
    const rows = await of.selectAll().orderBy("sequence", "desc").offset(offset).limit(limit).execute();
    return {
      total: Number(counted.count),
      offset,
      rows: rows.map(({ sequence, at, actor, action, subject, detail, hash }) => {
        return { sequence, at, actor, action, subject, detail: JSON.parse(detail) as unknown, hash };
      }),
    };
  }

  /**
   * Reads the whole chain. Whether its end was cut off, it cannot show by itself: that takes a head that was
   * noted elsewhere before, and that the chain must still hold.
   */
  async verify(expected?: AuditHead): Promise<AuditFound> {
    let previous = start;
    let entries = 0;
    const found = (broken: number | null) => ({
      sound: broken === null,
      entries,
      broken,
      head: { sequence: entries, hash: previous },
    });
    for (;;) {
      const rows = await this.#db
        .selectFrom("audit")
        .selectAll()
        .where("sequence", ">", entries)
        .orderBy("sequence")
        .limit(1_000)
        .execute();
      if (rows.length === 0) return found(expected && expected.sequence > entries ? entries + 1 : null);
      for (const { hash, ...entry } of rows) {
        const follows = entry.sequence === entries + 1 && entry.previous === previous;
        const isExpected = expected?.sequence !== entry.sequence || expected.hash === hash;
        if (!follows || hashOf(entry) !== hash || !isExpected) return found(entries + 1);
        previous = hash;
        entries += 1;
      }
    }
  }
}

function hashOf(entry: Omit<Tables["audit"], "hash">): string {
  const { sequence, workspace_id, at, actor, action, subject, detail, previous } = entry;
  const text = JSON.stringify([sequence, workspace_id, at, actor, action, subject, detail, previous]);
  return createHash("sha256").update(text).digest("hex");
}
