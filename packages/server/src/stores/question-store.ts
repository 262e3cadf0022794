/** Questions on the lines of a statement, and their answers. */

import { notFound } from "../refused.js";
import type { NewQuestion, Question } from "../schemas/statements.js";
import type { AuditStore } from "./audit-store.js";
import { type Database, newId, now } from "./database.js";
import type { User } from "./people-store.js";

export interface QuestionFilter {
  readonly run?: string;
  readonly payee?: string;
  /** Only those without an answer. */
  readonly open?: boolean;
  /** Only those on runs that payees are shown. */
  readonly published?: true;
}

export class QuestionStore {
  readonly #db: Database;
  readonly #audit: AuditStore;

  constructor(db: Database, audit: AuditStore) {
    this.#db = db;
    this.#audit = audit;
  }

  async ask(workspace: string, run: string, payee: string, given: NewQuestion, by: User): Promise<Question> {
    const id = newId();
    await this.#db.transaction().execute(async (trx) => {
      const { component = null, credit = null, key = null, text } = given;
      await trx
        .insertInto("questions")
        .values({
          ...{ id, workspace_id: workspace, run_id: run, payee, component, credit, key, text },
          by_id: by.id,
          asked: now(),
        })
        .execute();
      await this.#audit.append(trx, { workspace, actor: by.email, action: "question.asked", subject: id });
    });
    return this.get(workspace, id);
  }

  async answer(workspace: string, id: string, text: string, by: User): Promise<Question> {
    await this.get(workspace, id);
    await this.#db.transaction().execute(async (trx) => {
      await trx
        .insertInto("answers")
        .values({ id: newId(), question_id: id, text, by_id: by.id, at: now() })
        .execute();
      await this.#audit.append(trx, { workspace, actor: by.email, action: "question.answered", subject: id });
    });
    return this.get(workspace, id);
  }

  async get(workspace: string, id: string): Promise<Question> {
    const question = (await this.#questions(workspace, { id }))[0];
    if (question === undefined) throw notFound("question");
    return question;
  }

  /** In the order in which they were asked, the newest first. */
  async list(workspace: string, filter: QuestionFilter): Promise<Question[]> {
    const all = await this.#questions(workspace, filter);
    return filter.open === undefined
      ? all
      : all.filter(({ answers }) => (answers.length === 0) === filter.open);
  }

  async #questions(
    workspace: string,
    filter: QuestionFilter & { readonly id?: string },
  ): Promise<Question[]> {
    const { id, run, payee, published } = filter;
    const rows = await this.#db
      .selectFrom("questions")
      .innerJoin("users", "users.id", "questions.by_id")
      .innerJoin("runs", "runs.id", "questions.run_id")
      .selectAll("questions")
      .select("users.name as by")
      .where("questions.workspace_id", "=", workspace)
      .$if(published === true, (query) => query.where("runs.published", "is not", null))
      .$if(id !== undefined, (query) => query.where("questions.id", "=", id ?? ""))
      .$if(run !== undefined, (query) => query.where("run_id", "=", run ?? ""))
      .$if(payee !== undefined, (query) => query.where("payee", "=", payee ?? ""))
      .orderBy("asked", "desc")
      .execute();
    if (rows.length === 0) return [];
    const answers = await this.#db
      .selectFrom("answers")
      .innerJoin("users", "users.id", "answers.by_id")
      .innerJoin("questions", "questions.id", "answers.question_id")
      .select(["question_id", "answers.text", "users.name as by", "at"])
      .where("workspace_id", "=", workspace)
      .orderBy("at")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      run: row.run_id,
      payee: row.payee,
      component: row.component,
      credit: row.credit,
      key: row.key,
      text: row.text,
      askedBy: row.by,
      asked: row.asked,
      answers: answers
        .filter(({ question_id }) => question_id === row.id)
        .map(({ text, by, at }) => ({ text, by, at })),
    }));
  }
}
