/** Data sets of the server: listed, begun, and filled from files. */

import type { schemas } from "@attain/server";
import { ask, path } from "./ask.js";

export type DataSet = schemas.DataSetSummary;
export type ImportReport = schemas.ImportReport;

export async function listDataSets(workspace: string): Promise<readonly DataSet[]> {
  return (await ask<{ dataSets: DataSet[] }>("GET", path`/v1/workspaces/${workspace}/data-sets`)).dataSets;
}

export async function createDataSet(workspace: string, name: string): Promise<DataSet> {
  return ask("POST", path`/v1/workspaces/${workspace}/data-sets`, { name });
}

const formats = ["csv", "tsv", "xlsx", "parquet", "json"] as const;
export type FileFormat = (typeof formats)[number];

/** What an input for files takes. */
export const acceptedFiles = formats.map((format) => `.${format}`).join(",");

/** By the ending of its name; `undefined` where the server reads no such file. */
export function formatOf(file: string): FileFormat | undefined {
  return formats.find((format) => file.toLowerCase().endsWith(`.${format}`));
}

/** The table that a file is by its name: what stands before the ending, as far as a name may hold it. */
export function tableOf(file: string): string {
  const stem = file.replace(/\.[^.]*$/u, "");
  return stem.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^(?=\p{N})/u, "_");
}

/** Its rows are checked by the plan's draft. */
export async function importTable(
  workspace: string,
  dataSet: string,
  table: string,
  file: File,
  format: FileFormat,
  plan: string,
): Promise<ImportReport> {
  const at = path`/v1/workspaces/${workspace}/data-sets/${dataSet}/tables/${table}`;
  return ask("PUT", `${at}?format=${format}&plan=${encodeURIComponent(plan)}`, file);
}
