/** CSV and TSV files, piece by piece through the engine's own reader, which keeps every digit. */

import { createReadStream } from "node:fs";
import { type CsvOptions, readCsv, type TableBuilder } from "@attain/engine";
import { describeFileError } from "../describe-file-error.js";
import type { DataFile } from "./data-file.js";
import { fileFault } from "./file-fault.js";

const pieceBytes = 1 << 20;

/** `delimiter` is found from the header when absent. `onBytes` is told how much has been read. */
export async function readSeparated(
  file: DataFile,
  builder: TableBuilder,
  delimiter: CsvOptions["delimiter"],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const reader = readCsv(builder, delimiter === undefined ? {} : { delimiter });
  const stream = createReadStream(file.path, { highWaterMark: pieceBytes });
  let bytes = 0;
  try {
    for await (const piece of stream) {
      if (!(piece instanceof Uint8Array)) continue;
      reader.feed(piece);
      bytes += piece.length;
      onBytes(bytes);
    }
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    builder.break(
      fileFault("unreadable-file", {
        message: `The file cannot be read: ${reason}`,
        help: "See to it that the file can be read, and run again",
        file: file.shown,
      }),
    );
    return;
  }
  reader.finish();
}
