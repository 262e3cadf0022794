/** CSV bytes into a data set's table, piece by piece: cells go from the file's bytes straight to columns. */

import { lineTooLong, misplacedQuote, notUtf8, unclosedQuote } from "../facts/data-faults.js";
import type { TableBuilder } from "../facts/table-builder.js";
import type { Fault } from "../fault.js";
import { unreachable } from "../values/unreachable.js";
import { type CsvOptions, type CsvProblem, CsvReader, longestRecord } from "./csv-reader.js";

/** A reader to feed the file to; `finish` it when the file has ended. */
export function readCsv(builder: TableBuilder, options: CsvOptions = {}): CsvReader {
  let sawHeader = false;
  return new CsvReader(
    {
      header(cells, line) {
        sawHeader = true;
        builder.begin(cells, line);
      },
      record(bytes, starts, ends, count, line) {
        builder.addRecord(bytes, starts, ends, count, line);
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
