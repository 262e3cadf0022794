/** Every change of the tables, in order; each can be taken back. */

import type { Migration } from "kysely";
import type { DatabaseKind } from "../stores/database.js";
import { archive } from "./archive.js";
import { begin } from "./begin.js";
import { closings } from "./closings.js";
import { guard } from "./guard.js";
import { passwordExpiry } from "./password-expiry.js";

export function migrationsFor(kind: DatabaseKind): Record<string, Migration> {
  return {
    "0001-begin": begin(kind),
    "0002-guard": guard(kind),
    "0003-closings": closings(kind),
    "0004-archive": archive,
    "0005-password-expiry": passwordExpiry,
  };
}
