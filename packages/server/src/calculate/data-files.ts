/** Tables of a data set as files, for the readers: a directory a revision, named by its hash, so it never changes. */

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DataRevision, DataStore } from "../stores/data-store.js";

export class DataFiles {
  readonly #root: string;
  readonly #data: DataStore;

  constructor(root: string, data: DataStore) {
    this.#root = root;
    this.#data = data;
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
}
