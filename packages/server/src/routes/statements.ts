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
  SourceRow,
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
    { config, schema: { tags, params: PayeeAddress, response: { 200: PayeeStatement, ...refusals } } },
    async (request) => {
      const { workspace, payee } = request.params;
      const { run } = await seenPayee(request, services, request.params);
      requireDone(run);
      return statementOf(services, workspace, run, payee);
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
      const statement = await statementOf(services, workspace, run, payee);
      const total = statement.totals.map(({ currency, amount }) => `${amount} ${currency}`).join(", ");
      const records = statement.components.flatMap(({ deals }) =>
        deals.map(({ component, period, credit, key, date, amount, currency }) => {
          return { component, period, credit, key, date, amount, currency };
        }),
      );
      return fileReply.send(reply, services, {
        name: `statement-${payee}-${run.period}`,
        title: `${run.planName}, ${run.period}: ${payee}, ${total}`,
        created: run.created,
        format: request.query.format,
        records,
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
      const { rows } = await runs.lines(id, "credits", sight, { payee, offset: 0, limit: 1_000_000 });
      const isCredited = rows.some((credit) => credit.file === file && credit.line === line);
      const inputs = await inputsOfRun(services, workspace, id);
      return calculator.ask("sourceRow", { ...inputs, payee, file, line, isCredited });
    },
  );
}
