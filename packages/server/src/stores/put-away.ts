/** Puts something away, or back on the desk: it stays what it is, and lists leave it out. */

import { notFound } from "../refused.js";
import type { AuditStore } from "./audit-store.js";
import { type Database, now } from "./database.js";
import type { User } from "./people-store.js";

export interface Shelved {
  readonly table: "plans" | "data_sets" | "runs";
  /** As the audit log calls it. */
  readonly what: "plan" | "data-set" | "run";
  readonly workspace: string;
  readonly id: string;
  readonly archived: boolean;
}

export async function putAway(
  db: Database,
  audit: AuditStore,
  { table, what, workspace, id, archived }: Shelved,
  by: User,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom(table)
      .select("archived")
      .where("id", "=", id)
      .where("workspace_id", "=", workspace)
      .executeTakeFirst();
    if (row === undefined) throw notFound(what.replace("-", " "));
    if ((row.archived !== null) === archived) return;
    await trx
      .updateTable(table)
      .set({ archived: archived ? now() : null })
      .where("id", "=", id)
      .where("workspace_id", "=", workspace)
      .execute();
    const action = `${what}.${archived ? "archived" : "restored"}`;
    await audit.append(trx, { workspace, actor: by.email, action, subject: id });
  });
}
