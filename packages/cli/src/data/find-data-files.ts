/** Finds the one file of each data set in a directory: `DIR/<data name>.csv|.tsv|.parquet|.json`. */

import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Fault, Source } from "@attain/engine";
import { describeFileError } from "../describe-file-error.js";
import { Refusal } from "../refusal.js";
import { type DataFile, type DataFormat, dataFormats } from "./data-file.js";
import { fileFault } from "./file-fault.js";

export interface FoundFiles {
  readonly files: readonly DataFile[];
  readonly faults: readonly { readonly source: Source; readonly fault: Fault }[];
}

/** `directory` is as the user wrote it, from `cwd`; data sets in `without` need no file. */
export async function findDataFiles(
  sources: readonly Source[],
  directory: string,
  cwd: string,
  without: ReadonlySet<string>,
): Promise<FoundFiles> {
  const names = await namesIn(directory, cwd);
  const files: DataFile[] = [];
  const faults: { source: Source; fault: Fault }[] = [];
  for (const source of sources) {
    const candidates = names.flatMap((name) => candidate(name, source.name));
    const [only, another] = candidates;
    if (only === undefined) {
      if (!without.has(source.name)) faults.push({ source, fault: missing(source, names, directory) });
    } else if (another !== undefined) {
      faults.push({ source, fault: several(source, candidates, directory) });
    } else {
      const shown = join(directory, only.name);
      const path = resolve(cwd, shown);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile()) files.push({ source, format: only.format, path, shown, bytes: found.size });
      else faults.push({ source, fault: notAFile(source, shown) });
    }
  }
  return { files, faults };
}

interface Candidate {
  readonly name: string;
  readonly format: DataFormat;
}

/** Names compare in NFC: file systems decompose accents that plans compose. */
function candidate(fileName: string, sourceName: string): Candidate[] {
  const dot = fileName.lastIndexOf(".");
  const format = dataFormats.find((known) => known === fileName.slice(dot + 1).toLowerCase());
  const stem = fileName.slice(0, Math.max(dot, 0)).normalize("NFC");
  return format !== undefined && stem === sourceName.normalize("NFC") ? [{ name: fileName, format }] : [];
}

async function namesIn(directory: string, cwd: string): Promise<readonly string[]> {
  try {
    return (await readdir(resolve(cwd, directory))).sort();
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw Refusal.usage(
      `The data directory ${directory} cannot be read: ${reason}`,
      "Name the directory that holds one file for each data set: --data DIR",
    );
  }
}

function missing(source: Source, names: readonly string[], directory: string): Fault {
  const similar = names.find((name) => {
    const stem = name.slice(0, Math.max(name.lastIndexOf("."), 0));
    return stem.normalize("NFC").toLowerCase() === source.name.normalize("NFC").toLowerCase();
  });
  return fileFault("missing-file", {
    message: `There is no file for the data set "${source.name}"`,
    help: similar
      ? adviceFor(similar, source.name)
      : `Put ${source.name}.csv (or .tsv, .parquet, .json) into ${directory}, or say --empty ${source.name} when it has no rows`,
    file: join(directory, `${source.name}.csv`),
  });
}

/** A file of that name which is not read: because of its letters, or because of what it is. */
function adviceFor(name: string, dataSet: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (workbooks.has(ending)) {
    return `${name} is a workbook: open it, and save the sheet with these rows as ${dataSet}.csv ("CSV UTF-8")`;
  }
  if (dataFormats.some((format) => format === ending)) {
    return `Rename ${name}: the name must be the data set's, in the same letters`;
  }
  return `${name} is not read: save its rows as ${dataSet}.csv, .tsv, .parquet or .json`;
}

const workbooks: ReadonlySet<string> = new Set(["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers"]);

function several(source: Source, candidates: readonly Candidate[], directory: string): Fault {
  const names = candidates.map((each) => each.name).join(" and ");
  return fileFault("several-files", {
    message: `The data set "${source.name}" has several files: ${names}`,
    help: "Keep the one that counts and move the others out of the directory",
    file: join(directory, candidates[0]?.name ?? source.name),
  });
}

function notAFile(source: Source, shown: string): Fault {
  return fileFault("unreadable-file", {
    message: `The rows of "${source.name}" cannot be read: this is not a file`,
    help: "Put a file in its place",
    file: shown,
  });
}
