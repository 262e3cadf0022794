/** The lists of a run: paged, and as files. */

import { listColumns } from "@attain/cli";
import { type TSchema, Type } from "typebox";
import type { App } from "../app.js";
import { seenRun } from "../plugins/sight.js";
import { RefusedError } from "../refused.js";
import { Page, pageOf, refusals } from "../schemas/common.js";
import { Fault } from "../schemas/language.js";
import {
  AnyLine,
  Credit,
  DealLine,
  ExportQuery,
  Figure,
  ListQuery,
  PayeeSummary,
  Payout,
  type Run,
  RunAddress,
} from "../schemas/runs.js";
import type { Services } from "../services.js";
import { fileReply } from "./file-reply.js";

/** Names as the command writes its files. Lists of rows and faults have no payee, so only those see them who see all. */
const lists: readonly { readonly name: string; readonly line: TSchema }[] = [
  { name: "payouts", line: Payout },
  { name: "figures", line: Figure },
  { name: "credits", line: Credit },
  { name: "lines", line: DealLine },
  { name: "faults", line: Fault },
  { name: "left-out", line: AnyLine },
  { name: "superseded", line: AnyLine },
  { name: "outside-plan", line: AnyLine },
  { name: "goals", line: AnyLine },
  { name: "awards", line: AnyLine },
  { name: "vesting", line: AnyLine },
  { name: "journal", line: AnyLine },
  { name: "schedule", line: AnyLine },
  { name: "roll-forward", line: AnyLine },
  { name: "ledger", line: AnyLine },
];

const Payees = pageOf(PayeeSummary);

export function addRunListRoutes(app: App, services: Services): void {
  const { runs } = services;
  const tags = ["results"];
  const one = "/v1/workspaces/:workspace/runs/:run";
  const config = { action: "runs.read" } as const;

  for (const { name, line } of lists) {
    const Lines = Type.Unsafe<{ total: number; offset: number; rows: Record<string, unknown>[] }>(
      pageOf(line),
    );
    app.get(
      `${one}/${name}`,
      {
        config,
        schema: { tags, params: RunAddress, querystring: ListQuery, response: { 200: Lines, ...refusals } },
      },
      async (request) => {
        const { workspace, run: id } = request.params;
        const { run, sight } = await seenRun(request, services, workspace, id);
        requireDone(run);
        return runs.lines(id, name, sight, request.query);
      },
    );
    app.get(
      `${one}/${name}/export`,
      {
        config,
        schema: {
          tags,
          params: RunAddress,
          querystring: ExportQuery,
          response: { 200: fileReply.schema, ...refusals },
        },
      },
      async (request, reply) => {
        const { workspace, run: id } = request.params;
        const { format, ...filter } = request.query;
        const { run, sight } = await seenRun(request, services, workspace, id);
        requireDone(run);
        const parts = () => runs.eachLine(id, name, sight, filter);
        return fileReply.send(reply, services, {
          name: `${name}-${run.period}`,
          title: `${run.planName}, ${run.period}: ${name}`,
          created: run.created,
          format,
          columns: listColumns.get(name) ?? (await columnsIn(parts())),
          rowCount: await runs.lineCount(id, name, sight, filter),
          parts,
        });
      },
    );
  }

  app.get(
    `${one}/payees`,
    {
      config,
      schema: { tags, params: RunAddress, querystring: Page, response: { 200: Payees, ...refusals } },
    },
    async (request) => {
      const { workspace, run: id } = request.params;
      const { run, sight } = await seenRun(request, services, workspace, id);
      requireDone(run);
      return runs.payees(id, sight, request.query);
    },
  );
}

/** Of lists whose records say themselves what they hold. */
async function columnsIn(parts: AsyncIterable<readonly Record<string, unknown>[]>): Promise<string[]> {
  const names = new Set<string>();
  for await (const records of parts) {
    for (const record of records) for (const name of Object.keys(record)) names.add(name);
  }
  return [...names];
}

export function requireDone({ state }: Run): void {
  if (state === "done") return;
  throw new RefusedError(409, "not-done", `The run is ${state}`, "Its lists are there when it is done");
}
