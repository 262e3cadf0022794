/**
 * Tables of a data set as files, for the readers: a directory a revision, named by its hash, so it never changes.
 * Likewise the ledger of what closed runs of a plan have paid.
 */

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ClosingStore } from "../stores/closing-store.js";
import type { DataRevision, DataStore } from "../stores/data-store.js";
import { syncDirectory, writeThrough } from "./write-through.js";

const newline = 0x0a;
/** In milliseconds: nothing takes an hour. */
const abandonedAfter = 3_600_000;

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

  /** What a server that was killed has begun and nobody will finish. */
  async clear(): Promise<void> {
    if (!existsSync(this.#root)) return;
    const names = await readdir(this.#root, { withFileTypes: true });
    const inside = names.filter((entry) => entry.isDirectory() && !entry.name.startsWith("checking-"));
    const all = [this.#root, ...inside.map(({ name }) => join(this.#root, name))];
    for (const directory of all) {
      for (const name of await readdir(directory)) {
        if (!/^(making|checking)-/.test(name)) continue;
        const path = join(directory, name);
        // Another server may be at work on the same directory.
        const { mtimeMs } = await stat(path);
        if (Date.now() - mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true });
      }
    }
  }

  /** Workspaces share no directory, so that nothing of one shows in how fast another is served. */
  async directory(workspace: string, revision: DataRevision): Promise<string> {
    const target = join(this.#root, workspace, revision.hash);
    if (existsSync(target)) return target;
    await mkdir(join(this.#root, workspace), { recursive: true });
    const making = await mkdtemp(join(this.#root, workspace, "making-"));
    try {
      for (const { file, hash } of revision.tables) {
        await writeThrough(join(making, file), [await this.#data.blob(workspace, hash)]);
      }
      await syncDirectory(making);
      await rename(making, target);
      await syncDirectory(join(this.#root, workspace));
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
      await writeThrough(file, withOneTitle(this.#closings.ledgerTexts(workspace, plan, hash)));
      await rename(file, target);
      await syncDirectory(join(this.#root, workspace));
    } finally {
      await rm(making, { recursive: true, force: true });
    }
    return target;
  }
}

async function* withOneTitle(texts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const text of texts) {
    yield isFirst ? text : text.subarray(text.indexOf(newline) + 1);
    isFirst = false;
  }
}
