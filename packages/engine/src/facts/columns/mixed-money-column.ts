/** Money whose every cell names its own currency, `100 EUR`: the amounts as numbers, the currencies as codes. */

import { isCurrency } from "../../values/currency.js";
import { invariant } from "../../values/invariant.js";
import type { FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import { decodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { DecimalColumn } from "./decimal-column.js";
import { firstOf, withRoom } from "./room.js";
import { setCells } from "./set-cells.js";

export class MixedMoneyColumn implements ColumnCollector {
  readonly #amounts = new DecimalColumn({ kind: "number" });
  readonly #dictionary: string[] = [];
  #codes = new Int32Array(1024);

  reserve(rowCount: number): void {
    this.#amounts.reserve(rowCount);
    this.#codes = withRoom(this.#codes, rowCount);
  }

  setMany(
    row: number,
    batch: RecordBatch,
    field: number,
    from: number,
    to: number,
    isOptional: boolean,
  ): number {
    return setCells(this, row, batch, field, from, to, isOptional);
  }

  setColumn(row: number, column: FactColumn, count: number): void {
    invariant(column.kind === "decimal", "amounts were taken from another kind of column");
    this.#amounts.setColumn(row, column, count);
    const { codes, dictionary } = column.currencies ?? {
      codes: new Int32Array(count).fill(-1),
      dictionary: [],
    };
    const own = Int32Array.from(dictionary, (currency) => this.#codeOf(currency));
    this.#codes = withRoom(this.#codes, row + count);
    for (let index = 0; index < count; index += 1) this.#codes[row + index] = own[codes[index] ?? -1] ?? -1;
  }

  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    const text = decodeUtf8(bytes, start, end);
    return text === undefined ? notUtf8 : this.setText(row, text);
  }

  setText(row: number, text: string): CellProblem | undefined {
    const currency = text.slice(-3);
    if (!isCurrency(currency)) return wrongType;
    const problem = this.#amounts.setText(row, text.slice(0, -3).trimEnd());
    if (problem === undefined) this.#setCode(row, this.#codeOf(currency));
    return problem;
  }

  setAbsent(row: number): void {
    this.#amounts.setAbsent(row);
    this.#setCode(row, -1);
  }

  keyText(row: number): string {
    return `${this.#amounts.keyText(row)} ${this.#dictionary[this.#codes[row] ?? -1] ?? ""}`.trimEnd();
  }

  finish(rowCount: number): FactColumn {
    const currencies = { codes: firstOf(this.#codes, rowCount), dictionary: [...this.#dictionary] };
    return { ...this.#amounts.finish(rowCount), currencies };
  }

  #codeOf(currency: string): number {
    const known = this.#dictionary.indexOf(currency);
    return known >= 0 ? known : this.#dictionary.push(currency) - 1;
  }

  #setCode(row: number, code: number): void {
    this.#codes = withRoom(this.#codes, row + 1);
    this.#codes[row] = code;
  }
}
