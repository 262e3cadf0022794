/**
 * DuckDB, as a reader and nothing else: its own conversions round decimals and guess doubles, so columns
 * come out as text or as the whole numbers the file holds. The only file that imports it, and only when a
 * file needs it.
 */

import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";

/** Rows of a query whose columns are all text, in the order of the file. */
export type TextRows = readonly (readonly (string | null)[])[];

/** A query, its statement's `$path` bound to a file. */
export type Query = (sql: string, onRows: (rows: TextRows) => void) => Promise<void>;

/** The memory of some rows of a query's columns. */
export interface RowsInMemory {
  readonly rowCount: number;
  /** The first `bytes` bytes of a column, and 0 for the rows that hold nothing. */
  column(
    index: number,
    bytes: number,
  ): { readonly data: Uint8Array; readonly present: Uint8Array | undefined };
  /** A column of texts as texts. */
  texts(index: number): readonly (string | undefined)[];
}

export interface OpenFile {
  query: Query;
  /**
   * Runs a query for one range of rows after the other, `$from` and `$to` bound to where it starts and ends;
   * `stops` are the ends. While the rows of one are taken, the next ones are read. Holds no more than two ranges.
   */
  ranges(sql: string, stops: readonly number[], onRows: (rows: RowsInMemory) => void): Promise<void>;
}

export async function openFile<Result>(
  path: string,
  work: (file: OpenFile) => Promise<Result>,
): Promise<Result> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", settings);
  const connections: DuckDBConnection[] = [];
  const connect = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    connections.push(connection);
    return connection;
  };
  try {
    const first = await connect();
    return await work({
      query: (sql, onRows) => explained(path, () => readAll(first, sql, path, onRows)),
      ranges: (sql, stops, onRows) =>
        explained(path, async () => readRanges([first, await connect()], sql, { path, stops }, onRows)),
    });
  } finally {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Runs one query with `$path` bound to a file. `onRows` gets a few thousand rows at a time. Throws
 * `UnreadableFile` with DuckDB's reason when the file is not what its name says.
 */
export async function queryFile(sql: string, path: string, onRows: (rows: TextRows) => void): Promise<void> {
  await openFile(path, ({ query }) => query(sql, onRows));
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

async function explained<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What is wrong with our own code is no fault of the file.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    throw new UnreadableFile(reason(error.message, path));
  }
}

async function readAll(
  connection: DuckDBConnection,
  sql: string,
  path: string,
  onRows: (rows: TextRows) => void,
): Promise<void> {
  const result = await connection.stream(sql, { path: exactly(path) });
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    onRows(chunk.getRows().map((row) => row.map(text)));
  }
}

async function readRanges(
  connections: readonly DuckDBConnection[],
  sql: string,
  { path, stops }: { readonly path: string; readonly stops: readonly number[] },
  onRows: (rows: RowsInMemory) => void,
): Promise<void> {
  const { default: memory } = (await import("@duckdb/node-bindings")) as unknown as {
    readonly default: Memory;
  };
  const start = (range: number) => {
    const to = stops[range];
    const connection = connections[range % connections.length];
    if (to === undefined || connection === undefined) return undefined;
    const reading = connection.run(sql, { path: exactly(path), from: stops[range - 1] ?? 0, to });
    // A range that fails while the one before is taken is told of in its turn.
    reading.catch(() => undefined);
    return reading;
  };
  let next = start(0);
  for (let range = 1; next !== undefined; range += 1) {
    const result = await next;
    next = start(range);
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      onRows(rowsInMemory(chunk, memory));
    }
  }
}

type Memory = typeof import("@duckdb/node-bindings");

function rowsInMemory(chunk: DuckDBDataChunk, memory: Memory): RowsInMemory {
  const { rowCount } = chunk;
  return {
    rowCount,
    column(index, bytes) {
      const vector = memory.data_chunk_get_vector(chunk.chunk, index);
      // No mask at all means that every row holds something.
      const mask: Uint8Array | null = memory.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8);
      return {
        data: memory.vector_get_data(vector, bytes),
        present: mask ? presence(mask, rowCount) : undefined,
      };
    },
    texts: (index) =>
      chunk.getColumnValues(index).map((value) => (value === null ? undefined : String(value))),
  };
}

/** A byte a row from a bit a row; `undefined` when all are set. */
function presence(mask: Uint8Array, rowCount: number): Uint8Array | undefined {
  let hasNothing = false;
  const present = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const bit = ((mask[row >> 3] ?? 0) >> (row & 7)) & 1;
    present[row] = bit;
    if (bit === 0) hasNothing = true;
  }
  return hasNothing ? present : undefined;
}

/** A column of a Parquet file to be written: `DECIMAL(38, 2)`, `DATE`, `VARCHAR`. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: string;
}

/** Writes a CSV file of ours as Parquet. Each text is a value of its column's type, or the column is of another. */
export async function writeParquet(
  csv: string,
  parquet: string,
  columns: readonly WrittenColumn[],
): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", settings);
  try {
    const connection = await instance.connect();
    const texts = columns.map(({ name }) => `${literal(name)}: 'VARCHAR'`).join(", ");
    const values = columns.map(({ name, type }) => `cast("${name}" as ${type}) as "${name}"`).join(", ");
    const rows = `read_csv(${literal(csv)}, header = true, delim = ',', quote = '"', escape = '"', columns = {${texts}})`;
    await connection.run(`copy (select ${values} from ${rows}) to ${literal(parquet)} (format parquet)`);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
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
