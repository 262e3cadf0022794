/** Whether the audit log of a server's database holds together; the server need not run. */

import type { ServerConfig } from "./config.js";
import { openDatabase } from "./start-server.js";
import { storesOf } from "./stores/stores.js";

export async function verifyAudit(
  config: ServerConfig,
): Promise<{ sound: boolean; entries: number; broken: number | null }> {
  const database = await openDatabase(config);
  try {
    return await storesOf(database).audit.verify();
  } finally {
    await database.db.destroy();
  }
}
