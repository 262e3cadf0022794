/** Runs: what they were asked, how far they are, and everything they came to. */

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { RunAnswer, RunSummary } from "../calculate/tasks.js";
import { notFound, RefusedError } from "../refused.js";
import type { ListQuery, PayeeSummary, Run, RunOptions, RunState } from "../schemas/runs.js";
import { runStates } from "../schemas/runs.js";
import { sums } from "../sums.js";
import type { AuditStore } from "./audit-store.js";
import { putBlob, readBlob } from "./data-store.js";
import { type Database, isConflict, newId, now } from "./database.js";
import type { User } from "./people-store.js";
import type { PlanText } from "./plan-store.js";
import { planHash } from "./plan-store.js";
import { putAway } from "./put-away.js";
import { requireApproved } from "./require-approved.js";
import type { Tables } from "./tables.js";

export interface WantedRun {
  readonly plan: string;
  readonly version: number | null;
  readonly text: PlanText;
  readonly dataSet: string;
  readonly revision: number;
  readonly dataHash: string;
  readonly period: string;
  readonly options: RunOptions;
  readonly engineVersion: string;
  readonly idempotencyKey: string | null;
  readonly rerunOf: string | null;
  /** Of what closed runs have paid. */
  readonly ledgerHash: string | null;
}

export interface QueuedRun {
  readonly id: string;
  readonly workspace: string;
  readonly plan: string;
  readonly text: PlanText;
  readonly ledgerHash: string | null;
  readonly dataSet: string;
  readonly revision: number;
  readonly period: string;
  readonly options: RunOptions;
}

/** Whose lines somebody may see: everybody's, or some payees'. */
export type Sight =
  | { readonly kind: "all" }
  | { readonly kind: "payees"; readonly payees: readonly string[] };

export type LineFilter = Pick<ListQuery, "payee" | "component">;

/** Lines of a list that are in memory at once. */
const linesAtOnce = 1_000;

/** A run that brings the server down is not tried for ever. */
const mostAttempts = 3;

export class RunStore {
  readonly #db: Database;
  readonly #audit: AuditStore;

  constructor(db: Database, audit: AuditStore) {
    this.#db = db;
    this.#audit = audit;
  }

  async create(workspace: string, wanted: WantedRun, by: User): Promise<{ run: Run; isNew: boolean }> {
    const { idempotencyKey, text, options, ...asked } = wanted;
    const plan_hash = planHash(text);
    const request = [
      asked.plan,
      asked.version,
      plan_hash,
      asked.dataSet,
      asked.revision,
      asked.period,
      options,
    ];
    const request_hash = sha256(JSON.stringify([...request, asked.rerunOf]));
    const same = await this.#withKey(workspace, idempotencyKey, request_hash);
    if (same !== undefined) return { run: await this.get(workspace, same), isNew: false };
    const id = newId();
    try {
      await this.#db.transaction().execute(async (trx) => {
        const source = Buffer.from(JSON.stringify({ text: text.text, files: text.files }));
        // By the plan's hash: a text that other runs have, too, is kept once.
        await putBlob(trx, workspace, plan_hash, source);
        await trx
          .insertInto("runs")
          .values({
            id,
            workspace_id: workspace,
            plan_id: asked.plan,
            version: asked.version,
            data_set_id: asked.dataSet,
            revision: asked.revision,
            period: asked.period,
            options: JSON.stringify(options),
            plan_hash,
            data_hash: asked.dataHash,
            engine_version: asked.engineVersion,
            idempotency_key: idempotencyKey,
            request_hash,
            state: "queued",
            attempts: 0,
            progress: 0,
            summary: null,
            result_hash: null,
            rerun_of: asked.rerunOf,
            by_id: by.id,
            created: now(),
            started: null,
            finished: null,
            published: null,
            error: null,
            ledger_hash: asked.ledgerHash,
            archived: null,
          })
          .execute();
        await this.#audit.append(trx, {
          workspace,
          actor: by.email,
          action: "run.requested",
          subject: id,
          detail: {
            ...{ plan: asked.plan, version: asked.version, planHash: plan_hash },
            ...{ dataHash: asked.dataHash, ledgerHash: asked.ledgerHash },
          },
        });
      });
    } catch (error) {
      // Two requests with one key at once: the other was first.
      const other = isConflict(error)
        ? await this.#withKey(workspace, idempotencyKey, request_hash)
        : undefined;
      if (other === undefined) throw error;
      return { run: await this.get(workspace, other), isNew: false };
    }
    return { run: await this.get(workspace, id), isNew: true };
  }

  async #withKey(workspace: string, key: string | null, requestHash: string): Promise<string | undefined> {
    if (key === null) return undefined;
    const row = await this.#db
      .selectFrom("runs")
      .select(["id", "request_hash"])
      .where("workspace_id", "=", workspace)
      .where("idempotency_key", "=", key)
      .executeTakeFirst();
    if (row !== undefined && row.request_hash !== requestHash) {
      throw new RefusedError(
        409,
        "key-used",
        "This idempotency key was used for another run",
        "Use a new key for every run that is meant to be another",
      );
    }
    return row?.id;
  }

  async get(workspace: string, id: string): Promise<Run> {
    const row = await this.#select(workspace).where("runs.id", "=", id).executeTakeFirst();
    if (row === undefined) throw notFound("run");
    return runOf(row);
  }

  async list(
    workspace: string,
    asked: {
      offset: number;
      limit: number;
      plan?: string;
      state?: RunState;
      published?: boolean;
      archived?: boolean;
    },
  ): Promise<{ total: number; offset: number; rows: Run[] }> {
    const { offset, limit, plan, state, published, archived = false } = asked;
    const of = this.#db
      .selectFrom("runs")
      .where("runs.workspace_id", "=", workspace)
      .where("runs.archived", archived ? "is not" : "is", null)
      .$if(plan !== undefined, (query) => query.where("runs.plan_id", "=", plan ?? ""))
      .$if(state !== undefined, (query) => query.where("runs.state", "=", state ?? ""))
      .$if(published === true, (query) => query.where("runs.published", "is not", null));
    const counted = await of.select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
    const ids = await of
      .select("runs.id")
      .orderBy("runs.created", "desc")
      .orderBy("runs.id")
      .offset(offset)
      .limit(limit)
      .execute();
    const found = new Map<string, Run>();
    if (ids.length > 0) {
      const shown = ids.map(({ id }) => id);
      const rows = await this.#select(workspace).where("runs.id", "in", shown).execute();
      for (const row of rows) found.set(row.id, runOf(row));
    }
    return { total: Number(counted.count), offset, rows: ids.flatMap(({ id }) => found.get(id) ?? []) };
  }

  #select(workspace: string) {
    return this.#db
      .selectFrom("runs")
      .innerJoin("plans", "plans.id", "runs.plan_id")
      .innerJoin("users", "users.id", "runs.by_id")
      .leftJoin("closings", "closings.run_id", "runs.id")
      .leftJoin("users as closers", "closers.id", "closings.by_id")
      .selectAll("runs")
      .select(["plans.name as plan_name", "users.name as by_name"])
      .select(["closings.at as closed_at", "closings.pay_dates as closed_dates", "closers.name as closed_by"])
      .where("runs.workspace_id", "=", workspace);
  }

  /** Runs that a stopped server has left behind begin anew, or have failed when they were begun too often. */
  async recover(): Promise<void> {
    await this.#db
      .updateTable("runs")
      .set({ state: "queued", progress: 0 })
      .where("state", "=", "running")
      .where("attempts", "<", mostAttempts)
      .execute();
    const lost = await this.#db
      .selectFrom("runs")
      .select(["id", "workspace_id"])
      .where("state", "=", "running")
      .execute();
    for (const { id, workspace_id } of lost) {
      await this.end(workspace_id, id, "failed", "system", {
        code: "interrupted",
        message: "The server stopped during this run, again and again",
      });
    }
  }

  /** The oldest that waits, now running. */
  async next(): Promise<QueuedRun | undefined> {
    for (;;) {
      const row = await this.#db
        .selectFrom("runs")
        .selectAll()
        .where("state", "=", "queued")
        .orderBy("created")
        .orderBy("id")
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { numUpdatedRows } = await this.#db
        .updateTable("runs")
        .set({ state: "running", started: now(), attempts: row.attempts + 1 })
        .where("id", "=", row.id)
        .where("state", "=", "queued")
        .executeTakeFirst();
      // Another server may have been quicker.
      if (numUpdatedRows !== 1n) continue;
      return {
        id: row.id,
        workspace: row.workspace_id,
        plan: row.plan_id,
        ledgerHash: row.ledger_hash,
        text: await this.textOf(row.workspace_id, row.plan_hash),
        dataSet: row.data_set_id,
        revision: row.revision,
        period: row.period,
        options: optionsOf(row.options),
      };
    }
  }

  async textOf(workspace: string, hash: string): Promise<PlanText> {
    return JSON.parse(Buffer.from(await readBlob(this.#db, workspace, hash)).toString("utf8")) as PlanText;
  }

  async progress(id: string, share: number): Promise<void> {
    const percent = Math.max(0, Math.min(100, Math.round(share * 100)));
    await this.#db
      .updateTable("runs")
      .set({ progress: percent })
      .where("id", "=", id)
      .where("state", "=", "running")
      .execute();
  }

  /** Everything at once, or nothing. */
  async finish(workspace: string, id: string, answer: RunAnswer): Promise<void> {
    const hash = sha256(answer.result);
    await this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("runs")
        .set({
          state: "done",
          progress: 100,
          finished: now(),
          summary: JSON.stringify(answer.summary),
          result_hash: hash,
        })
        .where("id", "=", id)
        .where("state", "=", "running")
        .executeTakeFirst();
      // It was cancelled in the meantime.
      if (numUpdatedRows !== 1n) return;
      await putBlob(trx, workspace, hash, Buffer.from(answer.result));
      for (const { name, lines } of answer.lists) {
        for (let from = 0; from < lines.length; from += 500) {
          const part = lines.slice(from, from + 500).map((line, index) => ({
            run_id: id,
            list: name,
            sequence: from + index,
            ...line,
          }));
          await trx.insertInto("run_lines").values(part).execute();
        }
      }
      for (let from = 0; from < answer.managers.length; from += 500) {
        const part = answer.managers
          .slice(from, from + 500)
          .map(([payee, manager]) => ({ run_id: id, payee, manager }));
        await trx.insertInto("run_managers").values(part).execute();
      }
      await this.#audit.append(trx, {
        workspace,
        actor: "system",
        action: "run.done",
        subject: id,
        detail: { resultHash: hash },
      });
    });
  }

  async end(
    workspace: string,
    id: string,
    state: "failed" | "cancelled",
    actor: string,
    error?: { readonly code: string; readonly message: string },
  ): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("runs")
        .set({ state, finished: now(), error: error === undefined ? null : JSON.stringify(error) })
        .where("id", "=", id)
        .where("workspace_id", "=", workspace)
        .where("state", "in", ["queued", "running"])
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
      const detail = error === undefined ? {} : { code: error.code };
      await this.#audit.append(trx, { workspace, actor, action: `run.${state}`, subject: id, detail });
      return true;
    });
  }

  async publish(workspace: string, id: string, by: User): Promise<Run> {
    const run = await this.get(workspace, id);
    if (run.state !== "done" || run.isPaid !== true) {
      throw new RefusedError(409, "not-paid", "Only a run that is done and pays can be published");
    }
    const message = "Payees are shown only what an approved version of the plan pays";
    await requireApproved(this.#db, run, message);
    if (run.published === null) {
      await this.#db.transaction().execute(async (trx) => {
        await trx.updateTable("runs").set({ published: now() }).where("id", "=", id).execute();
        await this.#audit.append(trx, { workspace, actor: by.email, action: "run.published", subject: id });
      });
    }
    return this.get(workspace, id);
  }

  async result(workspace: string, run: Run): Promise<Uint8Array> {
    if (run.resultHash === null) throw new RefusedError(409, "not-done", `The run is ${run.state}`);
    return readBlob(this.#db, workspace, run.resultHash);
  }

  async lines(
    run: string,
    list: string,
    sight: Sight,
    { offset, limit, ...filter }: ListQuery,
  ): Promise<{ total: number; offset: number; rows: Record<string, unknown>[] }> {
    const total = await this.lineCount(run, list, sight, filter);
    if (total <= offset) return { total, offset, rows: [] };
    const of = this.#lines(run, list, sight, filter);
    const rows = await of.select("body").orderBy("sequence").offset(offset).limit(limit).execute();
    return { total, offset, rows: rows.map(recordOf) };
  }

  async lineCount(run: string, list: string, sight: Sight, filter: LineFilter): Promise<number> {
    if (sight.kind === "payees" && sight.payees.length === 0) return 0;
    const counted = await this.#lines(run, list, sight, filter)
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    return Number(counted.count);
  }

  /** The same from the first to the last, a few at a time: a list may be longer than the memory is large. */
  async *eachLine(
    run: string,
    list: string,
    sight: Sight,
    filter: LineFilter,
  ): AsyncGenerator<Record<string, unknown>[]> {
    if (sight.kind === "payees" && sight.payees.length === 0) return;
    const of = this.#lines(run, list, sight, filter).select(["body", "sequence"]).orderBy("sequence");
    for (let last = -1; ; ) {
      const rows = await of.where("sequence", ">", last).limit(linesAtOnce).execute();
      if (rows.length > 0) yield rows.map(recordOf);
      if (rows.length < linesAtOnce) return;
      last = rows.at(-1)?.sequence ?? last;
    }
  }

  #lines(run: string, list: string, sight: Sight, { payee, component }: LineFilter) {
    return this.#db
      .selectFrom("run_lines")
      .where("run_id", "=", run)
      .where("list", "=", list)
      .$if(payee !== undefined, (query) => query.where("payee", "=", payee ?? ""))
      .$if(component !== undefined, (query) => query.where("component", "=", component ?? ""))
      .$if(sight.kind === "payees", (query) =>
        query.where("payee", "in", sight.kind === "payees" ? [...sight.payees] : [""]),
      );
  }

  /** A page of payees; only their own lines are read. */
  async payees(run: string, sight: Sight, page: { offset: number; limit: number }) {
    if (sight.kind === "payees" && sight.payees.length === 0) {
      return { total: 0, offset: page.offset, rows: [] };
    }
    const named = await this.#lines(run, "payouts", sight, {}).select("payee").distinct().execute();
    const all = named.map(({ payee }) => payee).sort();
    const shown = all.slice(page.offset, page.offset + page.limit);
    const byPayee = new Map(shown.map((payee) => [payee, [] as PaidLine[]]));
    if (shown.length > 0) {
      for await (const part of this.eachLine(run, "payouts", { kind: "payees", payees: shown }, {})) {
        for (const { payee, component, amount, currency } of part) {
          byPayee
            .get(textOf(payee))
            ?.push({ component: textOf(component), amount: textOf(amount), currency: textOf(currency) });
        }
      }
    }
    const rows = [...byPayee].map(([payee, lines]): PayeeSummary => {
      const names = [...new Set(lines.map(({ component }) => component))];
      return {
        payee,
        totals: sums(lines),
        components: names.flatMap((component) =>
          sums(lines.filter((line) => line.component === component)).map((sum) => ({ component, ...sum })),
        ),
      };
    });
    return { total: all.length, offset: page.offset, rows };
  }

  /** Where the plan of a finished run says what its components pay. */
  async components(id: string): Promise<RunSummary["components"]> {
    return (await this.#summary(id))?.components ?? [];
  }

  /** The pay dates that had come by the end of a finished run's period. */
  async payDates(id: string): Promise<readonly string[]> {
    return (await this.#summary(id))?.payDates ?? [];
  }

  async #summary(id: string): Promise<Partial<RunSummary> | undefined> {
    const row = await this.#db.selectFrom("runs").select("summary").where("id", "=", id).executeTakeFirst();
    return row?.summary ? (JSON.parse(row.summary) as Partial<RunSummary>) : undefined;
  }

  /** Puts a run away, or back on the desk. */
  async archive(workspace: string, id: string, archived: boolean, by: User): Promise<Run> {
    const run = await this.get(workspace, id);
    if (archived && (run.state === "queued" || run.state === "running")) {
      throw new RefusedError(
        409,
        "not-done",
        "The run is not done yet",
        "Stop it first, or wait for its end",
      );
    }
    await putAway(this.#db, this.#audit, { table: "runs", what: "run", workspace, id, archived }, by);
    return this.get(workspace, id);
  }

  async below(run: string, manager: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom("run_managers")
      .select("payee")
      .where("run_id", "=", run)
      .where("manager", "=", manager)
      .execute();
    return rows.map(({ payee }) => payee);
  }

  async isReady(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }
}

interface PaidLine {
  readonly component: string;
  readonly amount: string;
  readonly currency: string;
}

function recordOf({ body }: { readonly body: string }): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Runs of an earlier server have fewer; what is new stands for what was done then. */
function optionsOf(text: string): RunOptions {
  return { deals: true, ledger: "closed", ...(JSON.parse(text) as Omit<RunOptions, "deals" | "ledger">) };
}

interface RunRow extends Readonly<Tables["runs"]> {
  readonly plan_name: string;
  readonly by_name: string;
  readonly closed_at: string | null;
  readonly closed_dates: string | null;
  readonly closed_by: string | null;
}

function runOf(row: RunRow): Run {
  const summary = row.summary === null ? undefined : (JSON.parse(row.summary) as RunSummary);
  return {
    id: row.id,
    plan: row.plan_id,
    planName: row.plan_name,
    version: row.version,
    dataSet: row.data_set_id,
    revision: row.revision,
    period: row.period,
    options: optionsOf(row.options),
    state: runStates.find((state) => state === row.state) ?? "failed",
    progress: row.progress / 100,
    planHash: row.plan_hash,
    dataHash: row.data_hash,
    engineVersion: row.engine_version,
    evaluator: summary?.evaluator ?? null,
    isPaid: summary?.isPaid ?? null,
    faultCount: summary?.faultCount ?? null,
    payeeCount: summary?.payeeCount ?? null,
    totals: [...(summary?.totals ?? [])],
    resultHash: row.result_hash,
    rerunOf: row.rerun_of,
    ledgerHash: row.ledger_hash,
    closed:
      row.closed_at === null
        ? null
        : {
            at: row.closed_at,
            by: row.closed_by ?? "",
            payDates: JSON.parse(row.closed_dates ?? "[]") as string[],
          },
    archived: row.archived,
    requestedBy: row.by_name,
    created: row.created,
    started: row.started,
    finished: row.finished,
    published: row.published,
    error: row.error === null ? null : (JSON.parse(row.error) as { code: string; message: string }),
  };
}
