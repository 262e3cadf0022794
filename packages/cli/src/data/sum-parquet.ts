/**
 * A Parquet file, added up some rows at a time, without keeping one: by our own reader of its pages where it is of
 * the usual kind, otherwise by DuckDB.
 */

import type { FactTable } from "@attain/engine";
import { columnsRead, hasPartRows, type NotTaken, PartSumming, SummedParts } from "@attain/engine/sums";
import { type Coding, codedChoice } from "./coded-columns.js";
import { type CellSink, readParquet } from "./read-parquet.js";
import type { SumsRequest } from "./sum-csv.js";
import { sumParquetPages } from "./sum-parquet-pages.js";
import { plainHeader } from "./wanted-headers.js";

/** Rows that are added up together: enough to be quick, and some ten megabytes. */
const usualPartRows = 1 << 18;
/** A part ends with the rows that come together. */
const mostTogether = 1 << 12;

export async function sumParquet(request: SumsRequest): Promise<FactTable | NotTaken> {
  const found = await sumParquetPages(request);
  return found === "unusual" ? sumThroughDuckDb(request) : found;
}

async function sumThroughDuckDb(request: SumsRequest): Promise<FactTable | NotTaken> {
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
      if (rows === 0) builder.expect(partRows + mostTogether);
      builder.addCells(columns, count, line);
      rows += count;
      if (rows >= partRows) cut();
    },
    break() {
      notTaken = "whole";
    },
  };
  const columns = new Map(columnsRead(file.source).map((column) => [plainHeader(column.header), column]));
  const coding: Coding = {
    columnOf(own) {
      const column = columns.get(plainHeader(own.name));
      return column && codedChoice(column, own);
    },
    onUnknown() {
      notTaken ??= "whole";
    },
  };
  const onShare = (share: number) => onBytes(share * file.bytes);
  await readParquet(file, sink, { mayBeEmpty: true, onShare, coding });
  if (rows > 0 && notTaken === undefined) cut();
  return notTaken ?? parts.finish();
}
