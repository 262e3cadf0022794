/** A file of rows: which data set it belongs to, how it is written, and how the user knows it. */

import type { Source } from "@attain/engine";

export type DataFormat = "csv" | "tsv" | "parquet" | "json";

export const dataFormats: readonly DataFormat[] = ["csv", "tsv", "parquet", "json"];

export interface DataFile {
  readonly source: Source;
  readonly format: DataFormat;
  /** Absolute. */
  readonly path: string;
  /** As the user would type it; what faults name. */
  readonly shown: string;
  readonly bytes: number;
}
