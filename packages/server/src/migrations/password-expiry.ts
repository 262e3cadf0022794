/** One-time passwords expire; those that are given out already have as long as those that are given out now. */

import { type Kysely, type Migration, sql } from "kysely";

const days = 7;

export const passwordExpiry: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable("users").addColumn("password_expires", "text").execute();
    const expires = new Date(Date.now() + days * 86_400_000).toISOString();
    await sql`update users set password_expires = ${expires} where must_change = 1`.execute(db);
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable("users").dropColumn("password_expires").execute();
  },
};
