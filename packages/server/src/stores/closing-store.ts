/**
 * Closed runs, and the ledger of what they paid: each adds its entries behind those of the last, so a plan has one
 * line of closings. A ledger is known by a hash of what was paid before and what was added.
 */

import { createHash } from "node:crypto";
import { ledgerText } from "@attain/cli";
import type { LedgerEntry } from "@attain/engine";
import { RefusedError } from "../refused.js";
import type { Closing } from "../schemas/closings.js";
import type { Run } from "../schemas/runs.js";
import type { AuditStore } from "./audit-store.js";
import { putBlob, readBlob } from "./data-store.js";
import { type Database, type Handle, isConflict, now } from "./database.js";
import type { User } from "./people-store.js";
import { requireApproved } from "./require-approved.js";
import type { RunStore } from "./run-store.js";

export class ClosingStore {
  readonly #db: Database;
  readonly #audit: AuditStore;
  readonly #runs: RunStore;

  constructor(db: Database, audit: AuditStore, runs: RunStore) {
    this.#db = db;
    this.#audit = audit;
    this.#runs = runs;
  }

  /** What closed runs of the plan have paid so far; none where none is closed. */
  async ledgerHash(workspace: string, plan: string): Promise<string | null> {
    return (await this.#last(this.#db, workspace, plan))?.ledger_after ?? null;
  }

  async #last(handle: Handle, workspace: string, plan: string) {
    return handle
      .selectFrom("closings")
      .select(["number", "ledger_after"])
      .where("workspace_id", "=", workspace)
      .where("plan_id", "=", plan)
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst();
  }

  /** From now on what the run pays is paid. Closing it again changes nothing. */
  async close(workspace: string, id: string, by: User): Promise<Run> {
    const run = await this.#runs.get(workspace, id);
    if (run.closed !== null) return run;
    if (run.state !== "done" || run.isPaid !== true) {
      throw new RefusedError(409, "not-paid", "Only a run that is done and pays can be closed");
    }
    await requireApproved(this.#db, run, "Only what an approved version of the plan pays can be closed");
    const entries = await this.#entriesOf(id);
    const settled = await this.#runs.payDates(id);
    const text = Buffer.from(ledgerText(entries, "csv"));
    const entriesHash = sha256(text);
    try {
      await this.#db.transaction().execute(async (trx) => {
        const last = await this.#last(trx, workspace, run.plan);
        if ((last?.ledger_after ?? null) !== run.ledgerHash) throw ledgerMoved();
        const payDates = await this.#open(trx, workspace, run, settled);
        const before = last?.ledger_after ?? "";
        const after = hashAfter(before, entriesHash);
        await putBlob(trx, workspace, entriesHash, text);
        await trx
          .insertInto("closings")
          .values({
            run_id: id,
            workspace_id: workspace,
            plan_id: run.plan,
            number: (last?.number ?? 0) + 1,
            ledger_before: before,
            ledger_after: after,
            entries_hash: entriesHash,
            entry_count: entries.length,
            pay_dates: JSON.stringify(payDates),
            by_id: by.id,
            at: now(),
          })
          .execute();
        await trx
          .insertInto("closed_pay_dates")
          .values(
            payDates.map((date) => {
              return { workspace_id: workspace, plan_id: run.plan, pay_date: date, run_id: id };
            }),
          )
          .execute();
        await this.#audit.append(trx, {
          workspace,
          actor: by.email,
          action: "run.closed",
          subject: id,
          detail: { plan: run.plan, payDates, ledgerHash: after, resultHash: run.resultHash },
        });
      });
    } catch (error) {
      // Two runs were closed at once: the other was first.
      throw isConflict(error) ? ledgerMoved() : error;
    }
    return this.#runs.get(workspace, id);
  }

  async #entriesOf(run: string): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for await (const part of this.#runs.eachLine(run, "ledger", { kind: "all" }, {})) {
      entries.push(...(part as unknown as LedgerEntry[]));
    }
    return entries;
  }

  /** The pay dates of the run that no closed run has paid. */
  async #open(
    trx: Handle,
    workspace: string,
    { plan, period }: Run,
    all: readonly string[],
  ): Promise<string[]> {
    const closed = await trx
      .selectFrom("closed_pay_dates")
      .select("pay_date")
      .where("workspace_id", "=", workspace)
      .where("plan_id", "=", plan)
      .execute();
    const paid = new Set(closed.map(({ pay_date }) => pay_date));
    const open = all.filter((date) => !paid.has(date));
    if (open.length > 0) return open;
    throw all.length === 0
      ? new RefusedError(409, "no-pay-date", `No pay date has come by the end of ${period}`)
      : new RefusedError(409, "already-closed", `${period} is closed: another run has paid it`);
  }

  async list(
    workspace: string,
    plan: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ total: number; offset: number; rows: Closing[] }> {
    const of = this.#db
      .selectFrom("closings")
      .where("closings.workspace_id", "=", workspace)
      .where("closings.plan_id", "=", plan);
    const counted = await of.select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
    const rows = await of
      .innerJoin("users", "users.id", "closings.by_id")
      .innerJoin("runs", "runs.id", "closings.run_id")
      .selectAll("closings")
      .select(["users.name as by_name", "runs.period"])
      .orderBy("number", "desc")
      .offset(offset)
      .limit(limit)
      .execute();
    return {
      total: Number(counted.count),
      offset,
      rows: rows.map((row) => ({
        run: row.run_id,
        number: row.number,
        period: row.period,
        payDates: JSON.parse(row.pay_dates) as string[],
        entries: row.entry_count,
        ledgerHash: row.ledger_after,
        by: row.by_name,
        at: row.at,
      })),
    };
  }

  /** Entry after entry of the plan's ledger, in order. */
  async entries(
    workspace: string,
    plan: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ total: number; offset: number; rows: Record<string, unknown>[] }> {
    const of = this.#db
      .selectFrom("closings")
      .innerJoin("run_lines", "run_lines.run_id", "closings.run_id")
      .where("workspace_id", "=", workspace)
      .where("plan_id", "=", plan)
      .where("list", "=", "ledger");
    const counted = await of.select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
    const rows = await of
      .select("body")
      .orderBy("number")
      .orderBy("sequence")
      .offset(offset)
      .limit(limit)
      .execute();
    return {
      total: Number(counted.count),
      offset,
      rows: rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    };
  }

  /** The texts that a ledger consists of, each with its line of titles; none is taken that is not what was closed. */
  async *ledgerTexts(workspace: string, plan: string, hash: string): AsyncGenerator<Uint8Array> {
    const all = await this.#db
      .selectFrom("closings")
      .select(["ledger_before", "ledger_after", "entries_hash"])
      .where("workspace_id", "=", workspace)
      .where("plan_id", "=", plan)
      .orderBy("number")
      .execute();
    let before = "";
    for (const { ledger_before, ledger_after, entries_hash } of all) {
      const bytes = await readBlob(this.#db, workspace, entries_hash);
      const isSound =
        ledger_before === before &&
        sha256(bytes) === entries_hash &&
        hashAfter(before, entries_hash) === ledger_after;
      if (!isSound) throw new Error(`the ledger of plan ${plan} is not what was closed`);
      yield bytes;
      if (ledger_after === hash) return;
      before = ledger_after;
    }
    throw new Error(`plan ${plan} has no ledger ${hash}`);
  }
}

function ledgerMoved(): RefusedError {
  return new RefusedError(
    409,
    "ledger-moved",
    "Another run of the plan was closed after this one began: it does not know what that one paid",
    "Run it again, and close the new run",
  );
}

function hashAfter(before: string, entriesHash: string): string {
  return sha256(JSON.stringify([before, entriesHash]));
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
