/** The command line as a function, and what other programs need of it: its readers, and a run's results as lists. */

export { type DataFile, type DataFormat, dataFormats } from "./data/data-file.js";
export { readInputs } from "./data/read-inputs.js";
export { readParquetHeaders, readParquetSize } from "./data/read-parquet.js";
export { type FileRequest, type Rows, readFile } from "./data/read-rows.js";
export type { ExitCode } from "./exit-code.js";
export type { Io, Sink } from "./io.js";
export { main } from "./main.js";
export { knownPayees } from "./plan/require-payee.js";
export { requirePeriod } from "./plan/require-period.js";
export { Refusal } from "./refusal.js";
export { explainComponents } from "./results/explain-components.js";
export { type PayRequest, payRows } from "./results/pay-rows.js";
export { listColumns, resultLists } from "./results/result-files.js";
export type { RunResult } from "./results/run-result.js";
export { ledgerText } from "./results/write-ledger.js";
export { type Template, templates } from "./templates.js";
