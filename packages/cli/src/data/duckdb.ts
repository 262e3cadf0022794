/**
 * DuckDB, as a reader and nothing else: every column comes out as text, because its own conversions
 * round decimals and guess doubles. The only file that imports it, and only when a file needs it.
 */

import type { DuckDBConnection } from "@duckdb/node-api";

/** Rows of a query whose columns are all text, in the order of the file. */
export type TextRows = readonly (readonly (string | null)[])[];

/**
 * Runs one query with `$path` bound to a file. `onRows` gets a few thousand rows at a time. Throws
 * `UnreadableFile` with DuckDB's reason when the file is not what its name says.
 */
export async function queryFile(sql: string, path: string, onRows: (rows: TextRows) => void): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", settings);
  try {
    const connection = await instance.connect();
    try {
      await readAll(connection, sql, path, onRows);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

const settings = {
  // Nothing is fetched or written: parquet and json are built in.
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  temp_directory: "",
};

async function readAll(
  connection: DuckDBConnection,
  sql: string,
  path: string,
  onRows: (rows: TextRows) => void,
): Promise<void> {
  try {
    const result = await connection.stream(sql, { path: exactly(path) });
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      onRows(chunk.getRows().map((row) => row.map(text)));
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UnreadableFile(reason(error.message, path));
  }
}

/** DuckDB takes a path for a pattern; in brackets a special character stands for itself. */
function exactly(path: string): string {
  return path.replace(/[[*?]/g, (special) => `[${special}]`);
}

function text(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  throw new UnreadableFile("a column did not arrive as text");
}

/** The first line of DuckDB's message without its class, its advice on SQL and the path, which we name ourselves. */
function reason(message: string, path: string): string {
  const [first = ""] = message.split("\n");
  const plain = first.replace(/^[A-Z][A-Za-z ]*Error: /, "");
  const unnamed = [` in file "${path}"`, ` "${path}"`, ` '${path}'`].reduce(
    (text, mention) => text.split(mention).join(""),
    plain,
  );
  return unnamed.split(". Try")[0]?.trim() ?? unnamed;
}
