/** CSV bytes into a data set's table, piece by piece: cells go from the file's bytes straight to columns. */

import { lineTooLong, misplacedQuote, notUtf8, unclosedQuote } from "../facts/data-faults.js";
import type { RecordBatch } from "../facts/record-batch.js";
import type { TableBuilder } from "../facts/table-builder.js";
import type { Fault } from "../fault.js";
import { unreachable } from "../values/unreachable.js";
import { type CsvOptions, type CsvProblem, CsvReader, longestRecord } from "./csv-reader.js";

export interface ReadCsvOptions extends CsvOptions {
  /** About how many will be fed. */
  readonly bytes?: number;
}

/** A reader to feed the file to; `finish` it when the file has ended. */
export function readCsv(builder: TableBuilder, options: ReadCsvOptions = {}): CsvReader {
  let sawHeader = options.part !== undefined;
  let bytesExpected = options.bytes ?? 0;
  return new CsvReader(
    {
      header(cells, line) {
        sawHeader = true;
        builder.begin(cells, line);
      },
      records(batch) {
        if (bytesExpected > 0) {
          builder.expect(Math.ceil((bytesExpected / bytesPerRecord(batch)) * 1.02));
          bytesExpected = 0;
        }
        builder.addRecords(batch);
      },
      problem(problem) {
        const fault = faultOf(problem, builder.file, options);
        // After an unclosed quote nobody knows which rows the file has, and without a header what they hold.
        if (sawHeader && problem.kind !== "unclosed-quote") builder.leaveOut(fault);
        else builder.break(fault);
      },
    },
    options,
  );
}

function bytesPerRecord({ starts, ends, width, count }: RecordBatch): number {
  return Math.max(1, ((ends[width * count - 1] ?? 0) - (starts[0] ?? 0)) / count);
}

function faultOf(problem: CsvProblem, file: string, options: CsvOptions): Fault {
  const { line } = problem;
  switch (problem.kind) {
    case "not-utf-8":
      return notUtf8({ file, line, column: 0 });
    case "misplaced-quote":
      return misplacedQuote({ file, line, column: problem.field });
    case "unclosed-quote":
      return unclosedQuote({ file, line, column: problem.field });
    case "line-too-long":
      return lineTooLong({ file, line, column: 0 }, options.longestRecord ?? longestRecord);
    default:
      return unreachable(problem);
  }
}
