/** A Parquet file, added up some rows at a time, without keeping one. */

import type { FactTable } from "@attain/engine";
import { hasPartRows, type NotTaken, PartSumming, SummedParts } from "@attain/engine/sums";
import { type CellSink, readParquet } from "./read-parquet.js";
import type { SumsRequest } from "./sum-csv.js";

/** Rows that are added up together: enough to be quick, and some ten megabytes. */
const usualPartRows = 1 << 19;

export async function sumParquet(request: SumsRequest): Promise<FactTable | NotTaken> {
  const { file, setup, onBytes, partSize: partRows = usualPartRows } = request;
  const summing = new PartSumming(setup);
  const parts = new SummedParts(setup, summing);
  let builder = summing.builder(file.shown);
  let titles: readonly string[] = [];
  let rows = 0;
  let notTaken: NotTaken | undefined;
  const cut = () => {
    const part = summing.take(builder);
    if (typeof part === "string") notTaken = part;
    else parts.add(part);
    builder = summing.builder(file.shown);
    builder.begin(titles);
    rows = 0;
  };
  const sink: CellSink = {
    begin(headers) {
      titles = headers;
      if (!hasPartRows(file.source, headers)) notTaken = "whole";
      builder.begin(headers);
    },
    expect() {},
    addCells(columns, count, line) {
      if (notTaken !== undefined) return;
      if (rows === 0) builder.expect(partRows);
      builder.addCells(columns, count, line);
      rows += count;
      if (rows >= partRows) cut();
    },
    break() {
      notTaken = "whole";
    },
  };
  await readParquet(file, sink, true, (share) => onBytes(share * file.bytes));
  if (rows > 0 && notTaken === undefined) cut();
  return notTaken ?? parts.finish();
}
