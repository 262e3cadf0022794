/** A list as a file to keep. */

import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { ExportFormat } from "../schemas/runs.js";
import type { Services } from "../services.js";

export interface FileAsked {
  /** Without an ending. */
  readonly name: string;
  readonly title: string;
  readonly created: string;
  readonly format: ExportFormat;
  readonly records: readonly Readonly<Record<string, unknown>>[];
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
    { name, title, created, format, records }: FileAsked,
  ): Promise<Reply> {
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const rows = records.map((record) => columns.map((column) => cellText(record[column])));
    const bytes = await calculator.ask("exportList", { title, created, columns, rows, format });
    const file = `${name.replace(/[^\w.-]/g, "_")}.${format}`;
    reply.header("content-disposition", `attachment; filename="${file}"`);
    reply.header("content-type", types[format]);
    return reply.serializer((body: unknown) => body as string).send(Buffer.from(bytes));
  },
};

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
