/** What a payee is shown, and why. */

import type { App } from "../app.js";
import { seenPayee } from "../plugins/sight.js";
import { refusals } from "../schemas/common.js";
import { PayeeAddress, StatementExportQuery } from "../schemas/runs.js";
import {
  ExplanationQuery,
  Explanations,
  PayeeStatement,
  RowQuery,
  Rules,
  SourceRow,
  StatementQuery,
} from "../schemas/statements.js";
import type { Services } from "../services.js";
import { statementOf } from "../statement-of.js";
import { inputsOfRun } from "../wanted-inputs.js";
import { fileReply } from "./file-reply.js";
import { requireDone } from "./run-lists.js";

export function addStatementRoutes(app: App, services: Services): void {
  const { calculator, runs } = services;
  const tags = ["statements"];
  const one = "/v1/workspaces/:workspace/runs/:run/payees/:payee";
  const config = { action: "runs.read" } as const;

  app.get(
    `${one}/statement`,
    {
      config,
      schema: {
        tags,
        params: PayeeAddress,
        querystring: StatementQuery,
        response: { 200: PayeeStatement, ...refusals },
      },
    },
    async (request) => {
      const { workspace, payee } = request.params;
      const { run } = await seenPayee(request, services, request.params);
      requireDone(run);
      return statementOf(services, workspace, run, payee, request.query);
    },
  );

  app.get(
    `${one}/statement/export`,
    {
      config,
      schema: {
        tags,
        params: PayeeAddress,
        querystring: StatementExportQuery,
        response: { 200: fileReply.schema, ...refusals },
      },
    },
    async (request, reply) => {
      const { workspace, payee } = request.params;
      const { run } = await seenPayee(request, services, request.params);
      requireDone(run);
      const { totals } = await statementOf(services, workspace, run, payee, { offset: 0, limit: 0 });
      const total = totals.map(({ currency, amount }) => `${amount} ${currency}`).join(", ");
      const of = { id: run.id, sight: { kind: "all" } as const, filter: { payee } };
      return fileReply.send(reply, services, {
        name: `statement-${payee}-${run.period}`,
        title: `${run.planName}, ${run.period}: ${payee}, ${total}`,
        created: run.created,
        format: request.query.format,
        columns: ["component", "period", "credit", "key", "date", "amount", "currency"],
        rowCount: await runs.lineCount(of.id, "lines", of.sight, of.filter),
        parts: () => runs.eachLine(of.id, "lines", of.sight, of.filter),
      });
    },
  );

  app.get(
    `${one}/explanations`,
    {
      config,
      schema: {
        tags,
        params: PayeeAddress,
        querystring: ExplanationQuery,
        response: { 200: Explanations, ...refusals },
      },
    },
    async (request) => {
      const { workspace, run: id, payee } = request.params;
      const { run } = await seenPayee(request, services, request.params);
      requireDone(run);
      const inputs = await inputsOfRun(services, workspace, id);
      return calculator.ask("explain", { ...inputs, payee, ...request.query });
    },
  );

  app.get(
    `${one}/rules`,
    { config, schema: { tags, params: PayeeAddress, response: { 200: Rules, ...refusals } } },
    async (request) => {
      const { workspace, run: id, payee } = request.params;
      const { run } = await seenPayee(request, services, request.params);
      requireDone(run);
      return calculator.ask("rules", { ...(await inputsOfRun(services, workspace, id)), payee });
    },
  );

  app.get(
    `${one}/row`,
    {
      config,
      schema: {
        tags,
        params: PayeeAddress,
        querystring: RowQuery,
        response: { 200: SourceRow, ...refusals },
      },
    },
    async (request) => {
      const { workspace, run: id, payee } = request.params;
      const { file, line } = request.query;
      const { run, sight } = await seenPayee(request, services, request.params);
      requireDone(run);
      const isCredited = await hasCredit(runs.eachLine(id, "credits", sight, { payee }), { file, line });
      const inputs = await inputsOfRun(services, workspace, id);
      return calculator.ask("sourceRow", { ...inputs, payee, file, line, isCredited });
    },
  );
}

async function hasCredit(
  parts: AsyncIterable<readonly Record<string, unknown>[]>,
  { file, line }: { readonly file: string; readonly line: number },
): Promise<boolean> {
  for await (const part of parts) {
    if (part.some((credit) => credit.file === file && credit.line === line)) return true;
  }
  return false;
}
