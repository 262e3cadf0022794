/** Data sets: tables as files, kept by their hashes, in revisions that nobody changes. */

import { createHash } from "node:crypto";
import { notFound } from "../refused.js";
import type { DataSetSummary, TableSummary } from "../schemas/data-sets.js";
import type { AuditStore } from "./audit-store.js";
import { type Database, type Handle, isConflict, newId, now } from "./database.js";
import { taken, type User } from "./people-store.js";
import { putAway } from "./put-away.js";

export interface DataRevision {
  readonly number: number;
  readonly hash: string;
  readonly tables: readonly TableSummary[];
}

export class DataStore {
  readonly #db: Database;
  readonly #audit: AuditStore;

  constructor(db: Database, audit: AuditStore) {
    this.#db = db;
    this.#audit = audit;
  }

  /** Those worked with, or those put away. */
  async list(workspace: string, isArchived = false): Promise<DataSetSummary[]> {
    return (await this.#all(workspace)).filter(({ archived }) => (archived !== null) === isArchived);
  }

  async archive(workspace: string, id: string, archived: boolean, by: User): Promise<DataSetSummary> {
    const shelved = { table: "data_sets", what: "data-set", workspace, id, archived } as const;
    await putAway(this.#db, this.#audit, shelved, by);
    return this.get(workspace, id);
  }

  async #all(workspace: string): Promise<DataSetSummary[]> {
    const sets = await this.#db
      .selectFrom("data_sets")
      .selectAll()
      .where("workspace_id", "=", workspace)
      .orderBy("name")
      .execute();
    return Promise.all(
      sets.map(async ({ id, name, created, archived }) => {
        const revision = await this.#latest(this.#db, id);
        return {
          id,
          name,
          revision: revision?.number ?? 0,
          hash: revision?.hash ?? null,
          tables: [...(revision?.tables ?? [])],
          updated: revision?.created ?? created,
          archived,
        };
      }),
    );
  }

  async get(workspace: string, id: string): Promise<DataSetSummary> {
    const set = (await this.#all(workspace)).find((each) => each.id === id);
    if (set === undefined) throw notFound("data set");
    return set;
  }

  async create(workspace: string, name: string, by: User): Promise<DataSetSummary> {
    const id = newId();
    try {
      await this.#db.transaction().execute(async (trx) => {
        await trx
          .insertInto("data_sets")
          .values({ id, workspace_id: workspace, name, created: now(), archived: null })
          .execute();
        await this.#audit.append(trx, {
          workspace,
          actor: by.email,
          action: "data-set.created",
          subject: id,
          detail: { name },
        });
      });
    } catch (error) {
      throw isConflict(error) ? taken("data set", name) : error;
    }
    return this.get(workspace, id);
  }

  async #latest(
    handle: Handle,
    id: string,
  ): Promise<(DataRevision & { readonly created: string }) | undefined> {
    const row = await handle
      .selectFrom("data_revisions")
      .selectAll()
      .where("data_set_id", "=", id)
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst();
    return row && { ...row, tables: JSON.parse(row.tables) as TableSummary[] };
  }

  /** The newest without a number. */
  async revision(workspace: string, id: string, number?: number): Promise<DataRevision> {
    const row = await this.#db
      .selectFrom("data_revisions")
      .selectAll()
      .where("workspace_id", "=", workspace)
      .where("data_set_id", "=", id)
      .$if(number !== undefined, (query) => query.where("number", "=", number ?? 0))
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) throw notFound("revision of a data set");
    return { number: row.number, hash: row.hash, tables: JSON.parse(row.tables) as TableSummary[] };
  }

  /** A new revision in which one table is this file and all others are what they were. */
  async put(
    workspace: string,
    id: string,
    table: { readonly name: string; readonly file: string; readonly bytes: Uint8Array },
    by: User,
  ): Promise<DataRevision> {
    const hash = createHash("sha256").update(table.bytes).digest("hex");
    const summary = { name: table.name, file: table.file, hash, bytes: table.bytes.length };
    return this.#db.transaction().execute(async (trx) => {
      const set = await trx
        .selectFrom("data_sets")
        .select("id")
        .where("id", "=", id)
        .where("workspace_id", "=", workspace)
        .executeTakeFirst();
      if (set === undefined) throw notFound("data set");
      const last = await this.#latest(trx, id);
      const others = (last?.tables ?? []).filter(({ name }) => name !== table.name);
      const tables = [...others, summary].sort((a, b) => (a.name < b.name ? -1 : 1));
      const revision = { number: (last?.number ?? 0) + 1, hash: dataHash(tables), tables };
      await putBlob(trx, workspace, hash, table.bytes);
      await trx
        .insertInto("data_revisions")
        .values({
          data_set_id: id,
          workspace_id: workspace,
          number: revision.number,
          hash: revision.hash,
          tables: JSON.stringify(tables),
          by_id: by.id,
          created: now(),
        })
        .execute();
      await this.#audit.append(trx, {
        workspace,
        actor: by.email,
        action: "data.imported",
        subject: id,
        detail: { table: table.name, revision: revision.number, hash: revision.hash },
      });
      return revision;
    });
  }

  async blob(workspace: string, hash: string): Promise<Uint8Array> {
    return readBlob(this.#db, workspace, hash);
  }
}

/** Of the tables' names and contents: the same rows have the same hash, whatever the revision. */
function dataHash(tables: readonly TableSummary[]): string {
  const parts = tables.map(({ file, hash }) => [file, hash]);
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

export async function putBlob(
  trx: Handle,
  workspace: string,
  hash: string,
  bytes: Uint8Array,
): Promise<void> {
  await trx
    .insertInto("blobs")
    .values({ workspace_id: workspace, hash, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function readBlob(handle: Handle, workspace: string, hash: string): Promise<Uint8Array> {
  const row = await handle
    .selectFrom("blobs")
    .select("bytes")
    .where("workspace_id", "=", workspace)
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined) throw notFound("content");
  return new Uint8Array(row.bytes);
}
