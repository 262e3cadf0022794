/** Plans, data sets and runs that nobody works with any more are put away: kept with all they are, and not listed. */

import type { Kysely, Migration } from "kysely";

const tables = ["plans", "data_sets", "runs"] as const;

export const archive: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of tables) {
      await db.schema.alterTable(table).addColumn("archived", "text").execute();
    }
  },
  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of tables) await db.schema.alterTable(table).dropColumn("archived").execute();
  },
};
