/** CSV and TSV files, piece by piece through the engine's own reader, which keeps every digit. */

import { closeSync, openSync, readSync } from "node:fs";
import {
  type CsvOptions,
  type Fault,
  type RuleSet,
  readCsv,
  readCsvHead,
  type TableBuilder,
} from "@attain/engine";
import { describeFileError } from "../describe-file-error.js";
import { feedFrom, pieceBytes } from "./csv-part-task.js";
import { leastBytes, type ReadingThreads, readInParts } from "./csv-parts.js";
import type { DataFile } from "./data-file.js";
import { fileFault } from "./file-fault.js";

export interface SeparatedRequest {
  readonly ruleSet: RuleSet;
  readonly file: DataFile;
  /** Found from the header when absent. */
  readonly delimiter?: NonNullable<CsvOptions["delimiter"]>;
  /** Asked for when the file is large. */
  readonly threads: () => ReadingThreads | undefined;
}

/** `onBytes` is told how much has been read. */
export async function readSeparated(
  request: SeparatedRequest,
  builder: TableBuilder,
  onBytes: (bytes: number) => void,
): Promise<void> {
  try {
    await read(request, builder, onBytes);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    builder.break(
      fileFault("unreadable-file", {
        message: `The file cannot be read: ${reason}`,
        help: "See to it that the file can be read, and run again",
        file: request.file.shown,
      }),
    );
  }
}

async function read(
  { ruleSet, file, delimiter, threads }: SeparatedRequest,
  builder: TableBuilder,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const options = delimiter === undefined ? {} : { delimiter };
  const opened = openSync(file.path, "r");
  try {
    const first = new Uint8Array(pieceBytes);
    const piece = first.subarray(0, readSync(opened, first, 0, first.length, 0));
    if (isArchive(piece)) {
      builder.break(workbook(file));
      return;
    }
    const head = file.bytes >= leastBytes ? readCsvHead(piece, options) : undefined;
    const others = head && threads();
    if (head && others) {
      await readInParts({ ruleSet, file, head }, builder, others, onBytes);
      return;
    }
    const reader = readCsv(builder, { ...options, bytes: file.bytes });
    let bytes = piece.length;
    reader.feed(piece);
    await feedFrom(opened, bytes, reader, (more) => {
      bytes += more;
      onBytes(bytes);
    });
    reader.finish();
  } finally {
    closeSync(opened);
  }
}

/** How zip archives begin, and with them the workbooks of spreadsheets. */
const archiveMark = [0x50, 0x4b, 0x03, 0x04];

function isArchive(piece: Uint8Array): boolean {
  return archiveMark.every((byte, index) => piece[index] === byte);
}

function workbook({ shown, source }: DataFile): Fault {
  return fileFault("unreadable-file", {
    message: "The file is a workbook or an archive, whatever its name says",
    help: `Open it, and save the sheet with these rows as ${source.name}.csv ("CSV UTF-8")`,
    file: shown,
  });
}
