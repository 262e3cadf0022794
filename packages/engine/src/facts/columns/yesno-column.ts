/** Yes and no, as people and programs write them: yes, no, true, false, 1, 0, in any case. */

import { invariant } from "../../values/invariant.js";
import type { FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import { TextDictionary } from "../text-dictionary.js";
import { decodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";
import { firstOf, withRoom } from "./room.js";
import { setCells } from "./set-cells.js";

const meaning: ReadonlyMap<string, number> = new Map([
  ["yes", 1],
  ["true", 1],
  ["1", 1],
  ["no", 0],
  ["false", 0],
  ["0", 0],
]);

export class YesNoColumn implements ColumnCollector {
  readonly #presence = new Presence();
  /** Spellings met so far, so that each is looked at as text once. */
  readonly #spellings = new TextDictionary();
  readonly #meanings: number[] = [];
  #flags = new Uint8Array(1024);

  reserve(rowCount: number): void {
    this.#flags = withRoom(this.#flags, rowCount);
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
    invariant(column.kind === "yesno", "yes and no were taken from another kind of column");
    this.#flags = withRoom(this.#flags, row + count);
    this.#flags.set(column.flags.subarray(0, count), row);
    this.#presence.setMany(row, column.present, count);
  }

  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    const known = this.#spellings.find(bytes, start, end);
    if (known >= 0) {
      this.#set(row, this.#meanings[known] ?? 0);
      return undefined;
    }
    const text = decodeUtf8(bytes, start, end);
    if (text === undefined) return notUtf8;
    const problem = this.setText(row, text);
    if (problem === undefined) this.#meanings[this.#spellings.add(bytes, start, end)] = this.#flags[row] ?? 0;
    return problem;
  }

  setText(row: number, text: string): CellProblem | undefined {
    const flag = meaning.get(text.toLowerCase());
    if (flag === undefined) return wrongType;
    this.#set(row, flag);
    return undefined;
  }

  setAbsent(row: number): void {
    this.#set(row, 0);
    this.#presence.set(row, false);
  }

  keyText(row: number): string {
    if (!this.#presence.has(row)) return "";
    return this.#flags[row] === 1 ? "yes" : "no";
  }

  finish(rowCount: number): FactColumn {
    return { kind: "yesno", flags: firstOf(this.#flags, rowCount), ...this.#presence.finish(rowCount) };
  }

  #set(row: number, flag: number): void {
    this.#flags = withRoom(this.#flags, row + 1);
    this.#flags[row] = flag;
    this.#presence.set(row, true);
  }
}
