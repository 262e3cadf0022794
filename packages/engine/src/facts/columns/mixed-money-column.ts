/** Money whose every cell names its own currency, `100 EUR`: the amounts as numbers, the currencies as codes. */

import { isCurrency } from "../../values/currency.js";
import type { FactColumn } from "../facts.js";
import { decodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { DecimalColumn } from "./decimal-column.js";

export class MixedMoneyColumn implements ColumnCollector {
  readonly #amounts = new DecimalColumn({ kind: "number" });
  readonly #dictionary: string[] = [];
  #codes = new Int32Array(1024);

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
    const currencies = { codes: this.#codes.slice(0, rowCount), dictionary: [...this.#dictionary] };
    return { ...this.#amounts.finish(rowCount), currencies };
  }

  #codeOf(currency: string): number {
    const known = this.#dictionary.indexOf(currency);
    return known >= 0 ? known : this.#dictionary.push(currency) - 1;
  }

  #setCode(row: number, code: number): void {
    if (row >= this.#codes.length) {
      const longer = new Int32Array(Math.max(row + 1, this.#codes.length * 2));
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes[row] = code;
  }
}
