/**
 * Rows that were added up while they were read, and are not kept: for files larger than memory, and because
 * it is quicker. Whoever asks for a row of them is told so, and reads the file again with its rows.
 */

import type { FactColumn, FactTable } from "./facts.js";

/** What one data set's rows come to, by whatever a plan adds up of them. */
export interface SummedRows {
  /** Everybody the sums are of, and everybody the rows name. */
  readonly payees: readonly string[];
  /** By the name of what is added up. */
  readonly cells: ReadonlyMap<string, SummedCells>;
}

/** Sums by payee, then month of the plan: (`low` + `high` x 2^`shift`) / 10^`scale`. */
export interface SummedCells {
  readonly low: Float64Array;
  readonly high: Float64Array | undefined;
  readonly shift: number;
  readonly scale: number;
  /** What was added up, counted, where that was asked. */
  readonly counts: Int32Array | undefined;
}

/** Thrown where a row is asked for that was not kept. */
export class RowsNeeded extends Error {
  override readonly name = "RowsNeeded";

  constructor(readonly source: string) {
    super(`the rows of ${source} were added up and not kept`);
  }
}

export function summedTable(source: string, rowCount: number, sums: SummedRows): FactTable {
  return {
    source,
    rowCount,
    origin: () => {
      throw new RowsNeeded(source);
    },
    columns: new ColumnsNotKept(source),
    sums,
  };
}

class ColumnsNotKept extends Map<string, FactColumn> {
  constructor(readonly source: string) {
    super();
  }

  override get(): never {
    throw new RowsNeeded(this.source);
  }

  override has(): never {
    throw new RowsNeeded(this.source);
  }

  override values(): never {
    throw new RowsNeeded(this.source);
  }

  override entries(): never {
    throw new RowsNeeded(this.source);
  }

  override [Symbol.iterator](): never {
    throw new RowsNeeded(this.source);
  }
}
