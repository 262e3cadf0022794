/**
 * Tables of a data set as files, for the readers: a directory a revision, named by its hash, so it never changes.
 * Likewise the ledger of what closed runs of a plan have paid.
 */

import { existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClosingStore } from "../stores/closing-store.js";
import type { DataRevision, DataStore } from "../stores/data-store.js";

const newline = 0x0a;

export class DataFiles {
  readonly #root: string;
  readonly #data: DataStore;
  readonly #closings: ClosingStore;

  constructor(
    root: string,
    { data, closings }: { readonly data: DataStore; readonly closings: ClosingStore },
  ) {
    this.#root = root;
    this.#data = data;
    this.#closings = closings;
  }

  /** Workspaces share no directory, so that nothing of one shows in how fast another is served. */
  async directory(workspace: string, revision: DataRevision): Promise<string> {
    const target = join(this.#root, workspace, revision.hash);
    if (existsSync(target)) return target;
    await mkdir(join(this.#root, workspace), { recursive: true });
    const making = await mkdtemp(join(this.#root, workspace, "making-"));
    for (const { file, hash } of revision.tables) {
      await writeFile(join(making, file), await this.#data.blob(workspace, hash));
    }
    try {
      await rename(making, target);
    } catch (error) {
      // Somebody else has made the same meanwhile.
      await rm(making, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
    return target;
  }

  /** Answers the file of the ledger with this hash. */
  async ledger(workspace: string, plan: string, hash: string): Promise<string> {
    const target = join(this.#root, workspace, `ledger-${hash}.csv`);
    if (existsSync(target)) return target;
    await mkdir(join(this.#root, workspace), { recursive: true });
    const making = await mkdtemp(join(this.#root, workspace, "making-"));
    try {
      const file = join(making, "ledger.csv");
      let isFirst = true;
      for await (const text of this.#closings.ledgerTexts(workspace, plan, hash)) {
        await appendFile(file, isFirst ? text : text.subarray(text.indexOf(newline) + 1));
        isFirst = false;
      }
      await rename(file, target);
    } finally {
      await rm(making, { recursive: true, force: true });
    }
    return target;
  }
}
