/** A list on its way into a file: a part at a time, because a list may be longer than the memory is large. */

export type ExportedRecord = Readonly<Record<string, unknown>>;

export interface ExportedTable {
  readonly title: string;
  /** So that the same list gives the same bytes, whenever it is written. */
  readonly created: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** Records in their order, some at once; may be asked for again. */
  parts(): AsyncIterable<readonly ExportedRecord[]>;
}

export function cellsOf(record: ExportedRecord, columns: readonly string[]): string[] {
  return columns.map((column) => textOf(record[column]));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
