/**
 * The rows a plan is calculated on, as typed columns. Readers fill them through a table builder,
 * which checks every cell; the evaluators only read. Nothing here knows files or bytes.
 */

import type { LedgerEntry } from "../ledger/ledger-entry.js";
import type { DecimalText, IsoDate } from "../rule-set.js";
import type { SummedRows } from "./summed-rows.js";

export interface Facts {
  /** By source name; a source without rows has an empty table. */
  readonly tables: ReadonlyMap<string, FactTable>;
  /** Figures and components that are given instead of calculated: for tests of what follows them. */
  readonly fixed: readonly FixedFigure[];
  /** Parameters that are given instead of read from the plan, by name. */
  readonly parameters: ReadonlyMap<string, DecimalText>;
  /**
   * What was paid so far: with it, only later pay dates are calculated. Absent: what was paid is what the
   * plan would have paid from its first day on.
   */
  readonly ledger?: readonly LedgerEntry[];
}

export interface FixedFigure {
  readonly figure: string;
  readonly payee: string;
  /** Canonical text, `2026-Q1`. */
  readonly period: string;
  /** Of a group's number its value, of one of a part of the period the value that holds in it. */
  readonly group?: string;
  readonly value: DecimalText;
}

export interface FactTable {
  readonly source: string;
  readonly rowCount: number;
  /** Where row `index` stands: the file as the user named it, and the 1-based line it starts on. */
  origin(index: number): RowOrigin;
  readonly columns: ReadonlyMap<string, FactColumn>;
  /**
   * The day each row became known, days since 1970-01-01; absent when the file has no column
   * `known`, which means each row is known from its own date on.
   */
  readonly known?: Int32Array;
  /** Instead of rows, which were not kept: what they come to. */
  readonly sums?: SummedRows;
}

export interface RowOrigin {
  readonly file: string;
  readonly line: number;
}

/** One column; `present[row]` is 0 where an optional cell is empty. */
export type FactColumn =
  | {
      readonly kind: "decimal";
      readonly scale: number;
      readonly units: DecimalUnits;
      readonly present?: Uint8Array;
      /** Of mixed money: the currency of each row. */
      readonly currencies?: { readonly codes: Int32Array; readonly dictionary: readonly string[] };
    }
  /** text, choice, payee, reference and period columns: codes into a dictionary of canonical texts. */
  | {
      readonly kind: "text";
      readonly codes: Int32Array;
      readonly dictionary: readonly string[];
      readonly present?: Uint8Array;
      /**
       * Of a key whose every row is a text of its own: the texts as bytes. Then `codes` and `dictionary` are
       * made when first asked for; whoever wants a few texts only asks `cellText` and saves a million others.
       */
      readonly distinct?: DistinctTexts;
    }
  /** Days since 1970-01-01. */
  | { readonly kind: "date"; readonly days: Int32Array; readonly present?: Uint8Array }
  | { readonly kind: "yesno"; readonly flags: Uint8Array; readonly present?: Uint8Array };

/** Texts as UTF-8, by code: text `code` is the bytes from `starts[code]` to before `starts[code + 1]`. */
export interface DistinctTexts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** Each text comes after the one before: first the longer, then by bytes. So no text stands twice. */
  readonly isAscending: boolean;
}

/** value = units / 10^scale; doubles hold them while every one is a safe integer. */
export type DecimalUnits = Float64Array | readonly bigint[];

/** Any table as a reader found it: texts, before types are known. Line numbers are 1-based. */
export interface TextTable {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly TextRow[];
}

export interface TextRow {
  readonly line: number;
  /** One a header; `undefined` where the file has no value (as in JSON), which equals an empty cell. */
  readonly cells: readonly (string | undefined)[];
}

/** A row of an embedder: decimals as text or safe integers, dates in ISO 8601, yes and no as booleans. */
export type FactRecord = Readonly<Record<string, string | number | bigint | boolean | null | undefined>>;

export type { IsoDate };
