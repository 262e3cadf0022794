/** Everything that is kept, behind one door. */

import { Passwords } from "../plugins/passwords.js";
import { AuditStore } from "./audit-store.js";
import { ClosingStore } from "./closing-store.js";
import { DataStore } from "./data-store.js";
import type { Database } from "./database.js";
import type { OpenDatabase } from "./open-database.js";
import { PeopleStore } from "./people-store.js";
import { PlanStore } from "./plan-store.js";
import { QuestionStore } from "./question-store.js";
import { RunStore } from "./run-store.js";

export interface Stores {
  readonly db: Database;
  readonly audit: AuditStore;
  readonly people: PeopleStore;
  readonly plans: PlanStore;
  readonly data: DataStore;
  readonly runs: RunStore;
  readonly closings: ClosingStore;
  readonly questions: QuestionStore;
}

export function storesOf({ db, kind }: OpenDatabase, passwords = new Passwords()): Stores {
  const audit = new AuditStore(db, kind);
  const runs = new RunStore(db, audit);
  return {
    db,
    audit,
    people: new PeopleStore(db, audit, passwords),
    plans: new PlanStore(db, audit),
    data: new DataStore(db, audit),
    runs,
    closings: new ClosingStore(db, audit, runs),
    questions: new QuestionStore(db, audit),
  };
}
