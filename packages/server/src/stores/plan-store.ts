/** Plans: a draft that people write on, and versions that nobody changes. */

import { createHash } from "node:crypto";
import { notFound, RefusedError } from "../refused.js";
import type {
  Decision,
  NewDraft,
  NewPlan,
  Plan,
  PlanSummary,
  Version,
  VersionSummary,
} from "../schemas/plans.js";
import type { AuditStore } from "./audit-store.js";
import { type Database, type Handle, isConflict, newId, now } from "./database.js";
import { taken, type User } from "./people-store.js";
import { putAway } from "./put-away.js";

export interface PlanText {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What a version, a run and an approval mean by "this text". */
export function planHash({ text, files }: PlanText): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1)).map((file) => [file.name, file.text]);
  return createHash("sha256")
    .update(JSON.stringify([text, sorted]))
    .digest("hex");
}

export class PlanStore {
  readonly #db: Database;
  readonly #audit: AuditStore;

  constructor(db: Database, audit: AuditStore) {
    this.#db = db;
    this.#audit = audit;
  }

  /** Those worked with, or those put away. */
  async list(workspace: string, isArchived = false): Promise<PlanSummary[]> {
    return (await this.#all(workspace)).filter(({ archived }) => (archived !== null) === isArchived);
  }

  async #all(workspace: string): Promise<PlanSummary[]> {
    const plans = await this.#db
      .selectFrom("plans")
      .select(["id", "name", "draft_updated", "draft_revision", "archived"])
      .where("workspace_id", "=", workspace)
      .orderBy("name")
      .execute();
    const versions = await this.#db
      .selectFrom("plan_versions")
      .leftJoin("decisions", "decisions.version_id", "plan_versions.id")
      .select(["plan_id", "number", "decision"])
      .where("workspace_id", "=", workspace)
      .execute();
    return plans.map(({ id, name, draft_updated, draft_revision, archived }) => {
      const own = versions.filter((version) => version.plan_id === id);
      const approved = own.filter(({ decision }) => decision === "approved");
      return {
        id,
        name,
        updated: draft_updated,
        draftRevision: draft_revision,
        latest: highest(own),
        approved: highest(approved),
        archived,
      };
    });
  }

  async get(workspace: string, id: string): Promise<Plan> {
    const summary = (await this.#all(workspace)).find((plan) => plan.id === id);
    const row = await this.#db
      .selectFrom("plans")
      .innerJoin("users", "users.id", "plans.draft_by")
      .select(["draft_text", "draft_files", "draft_by", "users.name as by"])
      .where("plans.id", "=", id)
      .where("workspace_id", "=", workspace)
      .executeTakeFirst();
    if (summary === undefined || row === undefined) throw notFound("plan");
    return {
      ...summary,
      draft: {
        revision: summary.draftRevision,
        text: row.draft_text,
        files: filesOf(row.draft_files),
        updated: summary.updated,
        updatedBy: { id: row.draft_by, name: row.by },
      },
    };
  }

  async create(workspace: string, { name, text, files = [] }: NewPlan, by: User): Promise<Plan> {
    const id = newId();
    try {
      await this.#db.transaction().execute(async (trx) => {
        await trx
          .insertInto("plans")
          .values({
            id,
            workspace_id: workspace,
            name,
            created: now(),
            draft_text: text,
            draft_files: JSON.stringify(files),
            draft_revision: 1,
            draft_updated: now(),
            draft_by: by.id,
            archived: null,
          })
          .execute();
        await trx.insertInto("draft_authors").values({ plan_id: id, user_id: by.id }).execute();
        await this.#audit.append(trx, {
          workspace,
          actor: by.email,
          action: "plan.created",
          subject: id,
          detail: { name },
        });
      });
    } catch (error) {
      throw isConflict(error) ? taken("plan", name) : error;
    }
    return this.get(workspace, id);
  }

  async archive(workspace: string, id: string, archived: boolean, by: User): Promise<Plan> {
    await putAway(this.#db, this.#audit, { table: "plans", what: "plan", workspace, id, archived }, by);
    return this.get(workspace, id);
  }

  /** Answers the new revision. */
  async saveDraft(workspace: string, id: string, draft: NewDraft, by: User): Promise<number> {
    const { text, files = [], revision } = draft;
    await this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("plans")
        .set({
          draft_text: text,
          draft_files: JSON.stringify(files),
          draft_revision: revision + 1,
          draft_updated: now(),
          draft_by: by.id,
        })
        .where("id", "=", id)
        .where("workspace_id", "=", workspace)
        .where("draft_revision", "=", revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw await this.#changed(trx, workspace, id);
      await trx
        .insertInto("draft_authors")
        .values({ plan_id: id, user_id: by.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await this.#audit.append(trx, {
        workspace,
        actor: by.email,
        action: "draft.saved",
        subject: id,
        detail: { revision: revision + 1, hash: planHash({ text, files }) },
      });
    });
    return revision + 1;
  }

  async #changed(trx: Handle, workspace: string, id: string): Promise<RefusedError> {
    const plan = await trx
      .selectFrom("plans")
      .select("draft_revision")
      .where("id", "=", id)
      .where("workspace_id", "=", workspace)
      .executeTakeFirst();
    if (plan === undefined) return notFound("plan");
    return new RefusedError(
      409,
      "draft-changed",
      `Somebody has changed the draft: it is at revision ${plan.draft_revision} now`,
      "Read it again, and make your change in the newer one",
    );
  }

  /** Makes a version of the draft as it is. */
  async submit(
    workspace: string,
    id: string,
    { message, revision }: { readonly message: string; readonly revision: number },
    by: User,
  ): Promise<Version> {
    const number = await this.#db.transaction().execute(async (trx) => {
      const plan = await trx
        .selectFrom("plans")
        .select(["draft_text", "draft_files", "draft_revision"])
        .where("id", "=", id)
        .where("workspace_id", "=", workspace)
        .executeTakeFirst();
      if (plan?.draft_revision !== revision) throw await this.#changed(trx, workspace, id);
      const hash = planHash({ text: plan.draft_text, files: filesOf(plan.draft_files) });
      const last = await trx
        .selectFrom("plan_versions")
        .select(["number", "hash"])
        .where("plan_id", "=", id)
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirst();
      if (last?.hash === hash) {
        throw new RefusedError(409, "nothing-changed", `The draft is the same as version ${last.number}`);
      }
      const version = { id: newId(), number: (last?.number ?? 0) + 1 };
      await trx
        .insertInto("plan_versions")
        .values({
          ...version,
          workspace_id: workspace,
          plan_id: id,
          hash,
          text: plan.draft_text,
          files: plan.draft_files,
          message,
          author_id: by.id,
          created: now(),
        })
        .execute();
      const authors = await trx
        .selectFrom("draft_authors")
        .select("user_id")
        .where("plan_id", "=", id)
        .execute();
      const all = new Set([...authors.map(({ user_id }) => user_id), by.id]);
      await trx
        .insertInto("version_authors")
        .values([...all].map((user_id) => ({ version_id: version.id, user_id })))
        .execute();
      // What follows is written by whoever writes it; this version keeps its authors.
      await trx.deleteFrom("draft_authors").where("plan_id", "=", id).execute();
      await this.#audit.append(trx, {
        workspace,
        actor: by.email,
        action: "version.submitted",
        subject: id,
        detail: { number: version.number, hash },
      });
      return version.number;
    });
    return this.version(workspace, id, number);
  }

  async versions(workspace: string, plan: string): Promise<VersionSummary[]> {
    await this.get(workspace, plan);
    return (await this.#versions(workspace, plan)).map(
      ({ text: _text, files: _files, ...summary }) => summary,
    );
  }

  async version(workspace: string, plan: string, number: number): Promise<Version> {
    const version = (await this.#versions(workspace, plan, number))[0];
    if (version === undefined) throw notFound("version");
    return version;
  }

  async #versions(workspace: string, plan: string, number?: number): Promise<Version[]> {
    const rows = await this.#db
      .selectFrom("plan_versions")
      .innerJoin("users as author", "author.id", "plan_versions.author_id")
      .leftJoin("decisions", "decisions.version_id", "plan_versions.id")
      .leftJoin("users as decider", "decider.id", "decisions.by_id")
      .selectAll("plan_versions")
      .select([
        "author.name as author_name",
        "decision",
        "comment",
        "by_id",
        "at",
        "decider.name as decider_name",
      ])
      .where("workspace_id", "=", workspace)
      .where("plan_id", "=", plan)
      .$if(number !== undefined, (query) => query.where("number", "=", number ?? 0))
      .orderBy("number", "desc")
      .execute();
    const authors =
      rows.length === 0
        ? []
        : await this.#db
            .selectFrom("version_authors")
            .selectAll()
            .where(
              "version_id",
              "in",
              rows.map(({ id }) => id),
            )
            .execute();
    return rows.map((row) => ({
      number: row.number,
      hash: row.hash,
      status: row.decision ?? "submitted",
      message: row.message,
      author: { id: row.author_id, name: row.author_name },
      authors: authors.filter(({ version_id }) => version_id === row.id).map(({ user_id }) => user_id),
      created: row.created,
      decision:
        row.by_id === null || row.at === null
          ? null
          : { by: { id: row.by_id, name: row.decider_name ?? "" }, at: row.at, comment: row.comment },
      text: row.text,
      files: filesOf(row.files),
    }));
  }

  async decide(workspace: string, plan: string, number: number, given: Decision, by: User): Promise<Version> {
    const row = await this.#db
      .selectFrom("plan_versions")
      .select("id")
      .where("workspace_id", "=", workspace)
      .where("plan_id", "=", plan)
      .where("number", "=", number)
      .executeTakeFirst();
    if (row === undefined) throw notFound("version");
    const version = await this.version(workspace, plan, number);
    if (version.authors.includes(by.id)) throw ownVersion();
    if (version.status !== "submitted") throw decided(version.status);
    try {
      await this.#db.transaction().execute(async (trx) => {
        await trx
          .insertInto("decisions")
          .values({
            version_id: row.id,
            decision: given.decision,
            comment: given.comment ?? null,
            by_id: by.id,
            at: now(),
          })
          .execute();
        await this.#audit.append(trx, {
          workspace,
          actor: by.email,
          action: `version.${given.decision}`,
          subject: plan,
          detail: { number, hash: version.hash },
        });
      });
    } catch (error) {
      if (!isConflict(error)) throw error;
      throw decided("decided");
    }
    return this.version(workspace, plan, number);
  }
}

function ownVersion(): RefusedError {
  return new RefusedError(
    403,
    "own-version",
    "Whoever wrote on a version does not approve or reject it",
    "Ask another approver",
  );
}

function decided(status: string): RefusedError {
  return new RefusedError(409, "already-decided", `The version is ${status} already`);
}

function filesOf(json: string): { name: string; text: string }[] {
  return JSON.parse(json) as { name: string; text: string }[];
}

function highest(versions: readonly { readonly number: number }[]): number | null {
  return versions.length === 0 ? null : Math.max(...versions.map(({ number }) => number));
}
