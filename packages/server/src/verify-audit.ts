/** Whether the audit log of a server's database holds together; the server need not run. */

import { existsSync } from "node:fs";
import type { ServerConfig } from "./config.js";
import { databaseFile, openDatabase } from "./start-server.js";
import type { AuditFound, AuditHead } from "./stores/audit-store.js";
import { storesOf } from "./stores/stores.js";

/** `undefined` where there is no database: an empty one that is made by looking would be sound. */
export async function verifyAudit(
  config: ServerConfig,
  expected?: AuditHead,
): Promise<AuditFound | undefined> {
  if (config.databaseUrl === undefined && !existsSync(databaseFile(config))) return undefined;
  const database = await openDatabase(config);
  try {
    return await storesOf(database).audit.verify(expected);
  } finally {
    await database.db.destroy();
  }
}
