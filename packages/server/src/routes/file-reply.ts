/** A list as a file to keep. */

import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { cellsOf, type ExportedTable } from "../export/exported-table.js";
import { listCsv } from "../export/list-csv.js";
import { mostPdfRows } from "../export/list-pdf.js";
import { listXlsx } from "../export/list-xlsx.js";
import type { ExportFormat } from "../schemas/runs.js";
import type { Services } from "../services.js";

export interface FileAsked extends ExportedTable {
  /** Without an ending. */
  readonly name: string;
  readonly format: ExportFormat;
}

const types: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

const Bytes = Type.Unsafe<Buffer>({ type: "string", format: "binary" });

export const fileReply = {
  schema: {
    content: {
      "text/csv": { schema: Bytes },
      [types.xlsx]: { schema: Bytes },
      [types.pdf]: { schema: Bytes },
    },
  },
  async send<Reply extends FastifyReply>(
    reply: Reply,
    { calculator }: Services,
    asked: FileAsked,
  ): Promise<Reply> {
    const { name, format } = asked;
    const content = await contentOf(calculator, asked);
    const file = `${name.replace(/[^\w.-]/g, "_")}.${format}`;
    reply.header("content-disposition", `attachment; filename="${file}"`);
    reply.header("content-type", types[format]);
    return reply.serializer((body: unknown) => body as string).send(content);
  },
};

async function contentOf(calculator: Services["calculator"], asked: FileAsked): Promise<Readable | Buffer> {
  switch (asked.format) {
    case "csv":
      return Readable.from(listCsv(asked), { objectMode: false });
    case "xlsx":
      return Readable.from(listXlsx(asked), { objectMode: false });
    case "pdf": {
      const { title, created, columns, rowCount } = asked;
      const rows: string[][] = [];
      for await (const records of asked.parts()) {
        rows.push(...records.map((record) => cellsOf(record, columns)));
        if (rows.length >= mostPdfRows) break;
      }
      const shown = { title, created, columns, rowCount, rows: rows.slice(0, mostPdfRows) };
      return Buffer.from(await calculator.ask("listPdf", shown));
    }
  }
}
