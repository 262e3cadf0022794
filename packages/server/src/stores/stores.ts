/** Everything that is kept, behind one door. */

import { AuditStore } from "./audit-store.js";
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
  readonly questions: QuestionStore;
}

export function storesOf({ db, kind }: OpenDatabase): Stores {
  const audit = new AuditStore(db, kind);
  return {
    db,
    audit,
    people: new PeopleStore(db, audit),
    plans: new PlanStore(db, audit),
    data: new DataStore(db, audit),
    runs: new RunStore(db, audit),
    questions: new QuestionStore(db, audit),
  };
}
