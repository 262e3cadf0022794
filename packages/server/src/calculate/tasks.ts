/** What the calculating threads are asked, and what they answer; everything can be sent from thread to thread. */

import type { MessagePort } from "node:worker_threads";
import type { DataFormat } from "@attain/cli";
import type { Language } from "@attain/engine";
import type { ImportReport, TableRows } from "../schemas/data-sets.js";
import type {
  Diagnostic,
  Evaluated,
  EvaluateRequest,
  Proved,
  ProveRequest,
  Tested,
} from "../schemas/language.js";
import type { RunOptions } from "../schemas/runs.js";
import type { Explanations, Rules, SourceRow } from "../schemas/statements.js";
import type { Compared, Swept } from "../schemas/what-if.js";
import type { PlanText } from "../stores/plan-store.js";

/** A plan, and a directory with a file for each of its data sets. */
export interface Inputs {
  readonly plan: PlanText;
  readonly directory: string;
  readonly period: string;
  readonly options: RunOptions;
  /** The file of what closed runs have paid. */
  readonly ledger?: string;
}

export interface RunAnswer {
  /** The whole result as one text: the same inputs give the same text. */
  readonly result: string;
  readonly lists: readonly { readonly name: string; readonly lines: readonly ListLine[] }[];
  readonly summary: RunSummary;
  /** Who is below whom, by the rows. */
  readonly managers: readonly (readonly [payee: string, manager: string])[];
}

/** A record of a list as it is kept: texts cost less on their way between threads than what they stand for. */
export interface ListLine {
  readonly payee: string;
  readonly component: string;
  /** The record as JSON. */
  readonly body: string;
}

export interface RunSummary {
  readonly evaluator: string | null;
  readonly isPaid: boolean;
  readonly faultCount: number;
  readonly payeeCount: number;
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
  /** All that have come by the end of the period. */
  readonly payDates: readonly string[];
  /** What the plan calls its components, and where it says what they pay. */
  readonly components: readonly {
    readonly name: string;
    readonly label: string | null;
    readonly place: { readonly file: string | null; readonly line: number };
  }[];
}

export interface Tasks {
  readonly compile: { ask: PlanText; answer: CompileAnswer };
  readonly format: { ask: PlanText; answer: { text: string | null; diagnostics: readonly Diagnostic[] } };
  readonly test: { ask: PlanText; answer: Tested };
  readonly prove: { ask: PlanText & Pick<ProveRequest, "cases" | "seed" | "laws">; answer: Proved };
  readonly evaluate: { ask: EvaluateRequest; answer: Evaluated };
  readonly run: { ask: Inputs & { readonly progress: MessagePort }; answer: RunAnswer };
  readonly explain: {
    ask: Inputs & { readonly payee: string; readonly component?: string; readonly language?: Language };
    answer: Explanations;
  };
  readonly rules: { ask: Inputs & { readonly payee: string }; answer: Rules };
  readonly sweep: {
    ask: Inputs & {
      readonly scenarios: readonly {
        readonly name: string;
        readonly parameters: Readonly<Record<string, string>>;
      }[];
      readonly payees: boolean;
    };
    answer: Swept;
  };
  readonly compare: {
    ask: { readonly before: Inputs; readonly after: Inputs; readonly payee?: string };
    answer: Compared;
  };
  readonly checkTable: {
    ask: {
      readonly plan?: PlanText;
      readonly table: string;
      readonly path: string;
      readonly format: DataFormat;
    };
    answer: Pick<ImportReport, "rows" | "faults" | "faultCount" | "leftOut" | "leftOutCount" | "notes">;
  };
  readonly sourceRow: {
    ask: Inputs & {
      readonly payee: string;
      readonly file: string;
      readonly line: number;
      /** A credit of the payee comes from it. */
      readonly isCredited: boolean;
    };
    answer: SourceRow;
  };
  readonly sheetToCsv: { ask: { readonly bytes: Uint8Array; readonly sheet?: string }; answer: Uint8Array };
  readonly tableRows: {
    ask: {
      readonly path: string;
      readonly format: DataFormat;
      readonly offset: number;
      readonly limit: number;
    };
    answer: TableRows;
  };
  readonly listPdf: {
    ask: {
      readonly title: string;
      readonly created: string;
      readonly columns: readonly string[];
      /** The first; how many there are `rowCount` says. */
      readonly rows: readonly (readonly string[])[];
      readonly rowCount: number;
    };
    answer: Uint8Array;
  };
}

export type TaskName = keyof Tasks;

export interface CompileAnswer {
  readonly plan: string | null;
  readonly digest: string | null;
  readonly ruleSet: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a refusal travels between threads, which know no classes of ours. */
export interface RefusedTask {
  readonly refused: { readonly code: string; readonly message: string; readonly help?: string };
}
