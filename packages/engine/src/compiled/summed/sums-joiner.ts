/** Puts together what parts of a data set's rows come to, exactly, in any order. */

import type { FactTable } from "../../facts/facts.js";
import { type SummedCells, summedTable } from "../../facts/summed-rows.js";
import { invariant } from "../../values/invariant.js";
import { mostSafe, powerOfTen } from "../numbers/integer.js";
import { type AskedCells, cellsName } from "./asked-cells.js";
import type { PartSums } from "./part-summer.js";

export class SumsJoiner {
  readonly #asked: readonly AskedCells[];
  readonly #sums: Sum[];
  readonly #usual: readonly string[];
  /** Everybody met, where parts name others than usual. */
  #places: Map<string, number> | undefined;
  readonly #months: number;
  #rowCount = 0;

  /** `payees`: those a part's cells are of that names nobody else; `months` of the plan. */
  constructor(asked: readonly AskedCells[], payees: readonly string[], months: number) {
    this.#asked = asked;
    this.#usual = payees;
    this.#months = months;
    this.#sums = asked.map(({ isCounted }) => new Sum(payees.length * months, isCounted));
  }

  add({ rowCount, payees, cells }: PartSums): void {
    this.#rowCount += rowCount;
    const places = payees && this.#placesOf(payees);
    for (const [index, sum] of this.#sums.entries()) {
      const own = cells[index];
      invariant(own !== undefined, "a part came without a sum that was asked for");
      sum.add(own, places, this.#months);
    }
  }

  /** The data set without its rows; `undefined` where sums are too large for two halves. */
  finish(source: string): FactTable | undefined {
    const payees = this.#places === undefined ? this.#usual : [...this.#places.keys()];
    const cells = new Map<string, SummedCells>();
    for (const [index, { credit, where, isCounted }] of this.#asked.entries()) {
      const sum = this.#sums[index]?.finish(payees.length * this.#months);
      if (sum === undefined) return undefined;
      cells.set(cellsName(credit, where, isCounted), sum);
    }
    return summedTable(source, this.#rowCount, { payees, cells });
  }

  #placesOf(payees: readonly string[]): Int32Array {
    this.#places ??= new Map(this.#usual.map((payee, place) => [payee, place]));
    const known = this.#places;
    return Int32Array.from(payees, (payee) => {
      const place = known.get(payee) ?? known.size;
      if (place === known.size) known.set(payee, place);
      return place;
    });
  }
}

/** Bits of the lower half of a sum that one double does not hold. */
const lowerBits = 40;

class Sum {
  #scale = 0;
  #narrow: Float64Array;
  #wide: bigint[] | undefined;
  #counts: Int32Array | undefined;

  constructor(size: number, isCounted: boolean) {
    this.#narrow = new Float64Array(size);
    this.#counts = isCounted ? new Int32Array(size) : undefined;
  }

  /** `places`: of each payee of the part, where its cells are added; absent: where they are. */
  add(cells: SummedCells, places: Int32Array | undefined, months: number): void {
    const { low, high, counts } = cells;
    const size = low.length;
    const at = places === undefined ? undefined : cellPlaces(places, months);
    this.#makeRoom(at === undefined ? size : at.reduce((most, place) => Math.max(most, place + 1), 0));
    if (counts !== undefined && this.#counts !== undefined) {
      const own = this.#counts;
      for (let cell = 0; cell < size; cell += 1) {
        const to = at === undefined ? cell : (at[cell] as number);
        own[to] = (own[to] as number) + (counts[cell] as number);
      }
    }
    const lift = cells.scale - this.#scale;
    if (high === undefined && this.#wide === undefined && (lift === 0 || this.#isNothing())) {
      this.#scale = cells.scale;
      if (this.#addNarrow(low, at)) return;
    }
    this.#addWide(cells, at);
  }

  finish(size: number): SummedCells | undefined {
    this.#makeRoom(size);
    const counts = this.#counts;
    const scale = this.#scale;
    if (this.#wide === undefined) return { low: this.#narrow, high: undefined, shift: 0, scale, counts };
    const low = new Float64Array(size);
    const high = new Float64Array(size);
    for (let cell = 0; cell < size; cell += 1) {
      const value = this.#wide[cell] ?? 0n;
      const upper = Number(value >> BigInt(lowerBits));
      if (Math.abs(upper) > mostSafe) return undefined;
      high[cell] = upper;
      low[cell] = Number(value & ((1n << BigInt(lowerBits)) - 1n));
    }
    return { low, high, shift: lowerBits, scale, counts };
  }

  /** Not, where a sum would leave the whole numbers that doubles hold: then nothing is added. */
  #addNarrow(low: Float64Array, at: Int32Array | undefined): boolean {
    const own = this.#narrow;
    for (let cell = 0; cell < low.length; cell += 1) {
      const sum = (own[at === undefined ? cell : (at[cell] as number)] as number) + (low[cell] as number);
      if (sum > mostSafe || sum < -mostSafe) return false;
    }
    for (let cell = 0; cell < low.length; cell += 1) {
      const to = at === undefined ? cell : (at[cell] as number);
      own[to] = (own[to] as number) + (low[cell] as number);
    }
    return true;
  }

  #addWide({ low, high, shift, scale }: SummedCells, at: Int32Array | undefined): void {
    const own = this.#wide ?? Array.from(this.#narrow, BigInt);
    this.#wide = own;
    if (scale > this.#scale) {
      const by = powerOfTen(scale - this.#scale);
      for (let cell = 0; cell < own.length; cell += 1) own[cell] = (own[cell] as bigint) * by;
      this.#scale = scale;
    }
    const lift = powerOfTen(this.#scale - scale);
    for (let cell = 0; cell < low.length; cell += 1) {
      const to = at === undefined ? cell : (at[cell] as number);
      const value = BigInt(low[cell] as number) + (BigInt(high?.[cell] ?? 0) << BigInt(shift));
      if (value !== 0n) own[to] = (own[to] as bigint) + value * lift;
    }
  }

  #isNothing(): boolean {
    return this.#narrow.every((value) => value === 0);
  }

  #makeRoom(size: number): void {
    if (this.#narrow.length < size) {
      const room = new Float64Array(Math.max(size, this.#narrow.length * 2));
      room.set(this.#narrow);
      this.#narrow = room;
    }
    if (this.#counts !== undefined && this.#counts.length < size) {
      const room = new Int32Array(Math.max(size, this.#counts.length * 2));
      room.set(this.#counts);
      this.#counts = room;
    }
    while (this.#wide !== undefined && this.#wide.length < size) this.#wide.push(0n);
  }
}

function cellPlaces(places: Int32Array, months: number): Int32Array {
  const at = new Int32Array(places.length * months);
  for (const [payee, place] of places.entries()) {
    for (let month = 0; month < months; month += 1) at[payee * months + month] = place * months + month;
  }
  return at;
}
