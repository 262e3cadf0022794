/** The columns of one credit statement while batches of rows add to them. */

import type { Credit } from "../../rule-set.js";
import type { Frame } from "../frame.js";
import type { Table } from "../rows/table.js";
import type { Run } from "../run.js";
import { alike, constantNumber, toWide } from "../vectors/numbers.js";
import {
  type Digits,
  isNarrow,
  isPaired,
  type NumberVector,
  type PlainDigits,
  takeLanes,
} from "../vectors/vector.js";
import type { CreditPart } from "./credit-book.js";

interface Chunk {
  readonly rows: Int32Array;
  readonly dates: Int32Array;
  readonly payees: Int32Array;
  readonly base: Int32Array;
  readonly receiver: number;
  readonly isOverlay: boolean;
  readonly share: NumberVector;
  readonly value: NumberVector;
}

export class PartBuilder {
  readonly #chunks: Chunk[] = [];

  constructor(
    readonly credit: Credit,
    readonly table: Table,
    readonly base: CreditPart | undefined,
    readonly run: Run,
  ) {}

  /** What some lanes of a frame give to one receiver. */
  add(
    frame: Frame,
    lanes: Int32Array,
    payees: Int32Array,
    receiver: number,
    isOverlay: boolean,
    share: NumberVector,
    value: NumberVector,
  ): void {
    if (lanes.length === 0) return;
    const of = (values: Int32Array | undefined) => Int32Array.from(lanes, (lane) => values?.[lane] ?? 0);
    this.#chunks.push({
      rows: of(frame.rows?.at),
      dates: of(frame.reading),
      payees,
      base: this.base === undefined ? new Int32Array(0) : of(frame.credits?.at),
      receiver,
      isOverlay,
      share: { ...takeLanes(share, lanes), gaps: undefined },
      value: { ...takeLanes(value, lanes), gaps: undefined },
    });
  }

  build(): CreditPart {
    const chunks = this.#chunks;
    const size = chunks.reduce((sum, { rows }) => sum + rows.length, 0);
    const joinedOf = (pick: (chunk: Chunk) => Int32Array) => joined(size, chunks.map(pick));
    const receivers = new Int32Array(size);
    const overlays = new Uint8Array(size);
    let start = 0;
    for (const { rows, receiver, isOverlay } of chunks) {
      receivers.fill(receiver, start, start + rows.length);
      overlays.fill(isOverlay ? 1 : 0, start, start + rows.length);
      start += rows.length;
    }
    const { isWide } = this.run.settings;
    return {
      statement: this.credit,
      table: this.table,
      size,
      rows: joinedOf(({ rows }) => rows),
      dates: joinedOf(({ dates }) => dates),
      payees: joinedOf(({ payees }) => payees),
      receivers,
      overlays,
      share: joinedNumbers(
        size,
        chunks.map(({ share }) => share),
        isWide,
      ),
      value: joinedNumbers(
        size,
        chunks.map(({ value }) => value),
        isWide,
      ),
      base: this.base && { part: this.base, at: joinedOf(({ base }) => base) },
      ordinals: new Int32Array(0),
    };
  }
}

function joined(size: number, parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(size);
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}

/** One vector after the other. */
export function joinedNumbers(size: number, parts: readonly NumberVector[], isWide: boolean): NumberVector {
  if (parts.length === 0) return constantNumber(0n, 0, size, isWide);
  // Values of rows are few at a time; pairs are for what stands behind sums.
  const vectors = alike(parts.map((part) => (isPaired(part) ? toWide(part) : part)));
  const isSafe = vectors.every(isNarrow);
  const join = (pick: (vector: NumberVector) => Digits | undefined): PlainDigits => {
    if (!isSafe) return vectors.flatMap((vector) => [...((pick(vector) ?? []) as readonly bigint[])]);
    const all = new Float64Array(size);
    let start = 0;
    for (const vector of vectors) {
      const digits = pick(vector);
      if (digits instanceof Float64Array) all.set(digits, start);
      start += vector.size;
    }
    return all;
  };
  const [first] = vectors;
  return {
    kind: "number",
    size,
    n: join(({ n }) => n),
    d: first?.d === undefined ? undefined : join(({ d }) => d),
    scale: first?.scale ?? 0,
    most: vectors.reduce((most, vector) => Math.max(most, vector.most), 0),
    mostD: vectors.reduce((most, vector) => Math.max(most, vector.mostD), 1),
    gaps: undefined,
  };
}
