/** Data sets: files in, a report row by row out. */

import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DataFormat, dataFormats } from "@attain/cli";
import { Type } from "typebox";
import type { App } from "../app.js";
import { userOf } from "../plugins/access.js";
import { found, RefusedError } from "../refused.js";
import { Archived, InWorkspace, PutAway, refusals } from "../schemas/common.js";
import {
  DataSetAddress,
  DataSetSummary,
  DataSets,
  ImportQuery,
  ImportReport,
  NewDataSet,
  TableAddress,
  TableRows,
  TableRowsQuery,
} from "../schemas/data-sets.js";
import type { Services } from "../services.js";

const Bytes = Type.Unsafe<Buffer>({});

export function addDataRoutes(app: App, services: Services): void {
  const { data, calculator, files, config } = services;
  const tags = ["data"];
  const all = "/v1/workspaces/:workspace/data-sets";
  const read = { action: "data.read" } as const;
  const write = { action: "data.write" } as const;

  app.get(
    all,
    {
      config: read,
      schema: { tags, params: InWorkspace, querystring: Archived, response: { 200: DataSets, ...refusals } },
    },
    async ({ params, query }) => ({ dataSets: await data.list(params.workspace, query.archived) }),
  );
  app.post(
    all,
    {
      config: write,
      schema: { tags, params: InWorkspace, body: NewDataSet, response: { 201: DataSetSummary, ...refusals } },
    },
    async (request, reply) =>
      reply.code(201).send(await data.create(request.params.workspace, request.body.name, userOf(request))),
  );
  app.get(
    `${all}/:dataSet`,
    {
      config: read,
      schema: { tags, params: DataSetAddress, response: { 200: DataSetSummary, ...refusals } },
    },
    async ({ params }) => data.get(params.workspace, params.dataSet),
  );

  app.put(
    `${all}/:dataSet/archived`,
    {
      config: write,
      schema: {
        tags,
        description: "Puts it away, or back: it stays what it is, and lists leave it out.",
        params: DataSetAddress,
        body: PutAway,
        response: { 200: DataSetSummary, ...refusals },
      },
    },
    async (request) => {
      const { workspace, dataSet } = request.params;
      return data.archive(workspace, dataSet, request.body.archived, userOf(request));
    },
  );

  app.put(
    `${all}/:dataSet/tables/:table`,
    {
      config: { ...write, hasLargeBody: true },
      bodyLimit: config.mostUploadBytes,
      schema: {
        tags,
        description: "Imports a file: its bytes are the body. With a plan, its rows are checked by it.",
        params: TableAddress,
        querystring: ImportQuery,
        body: { content: { "application/octet-stream": { schema: Bytes } } },
        response: { 200: ImportReport, ...refusals },
      },
    },
    async (request) => {
      const { params, query } = request;
      const { workspace, dataSet, table } = params;
      await data.get(workspace, dataSet);
      const sent = requireBytes(request.body);
      const bytes =
        query.format === "xlsx" ? await calculator.ask("sheetToCsv", sheetOf(sent, query.sheet)) : sent;
      const format: DataFormat = query.format === "xlsx" ? "csv" : query.format;
      const file = `${table.normalize("NFC")}.${format}`;
      const checked = await checkedBy(services, { ...params, ...query }, { bytes, format, file });
      const revision = await data.put(workspace, dataSet, { name: table, file, bytes }, userOf(request));
      const summary = found(
        revision.tables.find(({ name }) => name === table),
        "table",
      );
      return { revision: revision.number, hash: revision.hash, table: summary, ...checked };
    },
  );

  app.get(
    `${all}/:dataSet/tables/:table`,
    {
      config: read,
      schema: {
        tags,
        params: TableAddress,
        querystring: TableRowsQuery,
        response: { 200: TableRows, ...refusals },
      },
    },
    async ({ params, query }) => {
      const { workspace, dataSet, table: name } = params;
      const revision = await data.revision(workspace, dataSet, query.revision);
      const table = found(
        revision.tables.find((each) => each.name === name),
        "table",
      );
      const path = join(await files.directory(workspace, revision), table.file);
      const format = found(
        dataFormats.find((each) => table.file.endsWith(`.${each}`)),
        "format",
      );
      return calculator.ask("tableRows", { path, format, offset: query.offset, limit: query.limit });
    },
  );
}

function requireBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw new RefusedError(400, "no-file", "The file is missing", "Send its bytes as application/octet-stream");
}

function sheetOf(bytes: Uint8Array, sheet: string | undefined) {
  return { bytes, ...(sheet !== undefined && { sheet }) };
}

/** Without a plan nobody knows what the rows should be. */
const unchecked = { rows: null, faults: [], faultCount: 0, leftOut: [], leftOutCount: 0, notes: [] };

/** What the named plan says of the rows, in a directory that is there for as long as they are looked at. */
async function checkedBy(
  { plans, calculator, config }: Services,
  asked: {
    readonly workspace: string;
    readonly table: string;
    readonly plan?: string;
    readonly version?: number;
  },
  { bytes, format, file }: { readonly bytes: Uint8Array; readonly format: DataFormat; readonly file: string },
) {
  const { workspace, table, plan: id, version } = asked;
  const plan =
    id === undefined
      ? undefined
      : version === undefined
        ? (await plans.get(workspace, id)).draft
        : await plans.version(workspace, id, version);
  // So small that it cannot be too much: nothing is left to look at.
  const isSmall = format !== "parquet" && bytes.length <= 1 << 20;
  if (plan === undefined && isSmall) return unchecked;
  const directory = join(config.dataDirectory, "tables", `checking-${randomUUID()}`);
  await mkdir(directory, { recursive: true });
  try {
    const path = join(directory, file);
    await writeFile(path, bytes);
    const text = plan && { plan: { text: plan.text, files: plan.files } };
    return await calculator.ask("checkTable", { ...text, table, path, format });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
