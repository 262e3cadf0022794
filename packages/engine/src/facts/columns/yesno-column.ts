/** Yes and no, as people and programs write them: yes, no, true, false, 1, 0, in any case. */

import type { FactColumn } from "../facts.js";
import { TextDictionary } from "../text-dictionary.js";
import { decodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";

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
    return { kind: "yesno", flags: this.#flags.slice(0, rowCount), ...this.#presence.finish(rowCount) };
  }

  #set(row: number, flag: number): void {
    if (row >= this.#flags.length) {
      const longer = new Uint8Array(Math.max(row + 1, this.#flags.length * 2));
      longer.set(this.#flags);
      this.#flags = longer;
    }
    this.#flags[row] = flag;
    this.#presence.set(row, true);
  }
}
