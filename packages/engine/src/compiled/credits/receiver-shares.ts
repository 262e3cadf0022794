/** What share of a row each receiver is to have, where columns and literals of the plan alone say so. */

import type { Receiver } from "../../rule-set.js";
import { mostSafe, safePowerOfTen } from "../numbers/integer.js";
import type { Table } from "../rows/table.js";
import type { Run } from "../run.js";

export interface ReceiverShare {
  /** The column that names the payee. */
  readonly column: string;
  readonly isOverlay: boolean;
  readonly ifAny: boolean;
  /** In the order written. */
  readonly position: number;
  /** A column of shares, one share for all rows, or what is left, in the unit of `lift` to the whole. */
  readonly share: { readonly column: string; readonly n: Float64Array } | number | "rest";
  /** Brings it to the unit that all shares have. */
  readonly lift: number;
}

export interface ReceiverShares {
  /** What is left comes last. */
  readonly receivers: readonly ReceiverShare[];
  /** The decimals of shares. */
  readonly scale: number;
  /** 100 %, in the unit of shares. */
  readonly whole: number;
}

const mostScale = 6;

export function receiverShares(
  run: Run,
  receivers: readonly Receiver[],
  table: Table,
): ReceiverShares | undefined {
  const drafts: (Omit<ReceiverShare, "lift"> & { readonly scale: number })[] = [];
  for (const [position, { kind, who, share, ifAny }] of receivers.entries()) {
    const expression = run.prepared.expression(who);
    if (expression.op !== "column") return undefined;
    const draft = { column: expression.column, isOverlay: kind === "overlay", ifAny, position };
    if (share === "rest") {
      drafts.push({ ...draft, share, scale: 0 });
      continue;
    }
    const value = run.prepared.expression(share);
    if (value.op === "column") {
      const numbers = table.numbers(value.column);
      if (numbers === undefined) return undefined;
      drafts.push({ ...draft, share: { column: value.column, n: numbers.n }, scale: numbers.scale });
      continue;
    }
    const literal = value.op === "constant" ? run.prepared.constant(share) : undefined;
    if (literal?.kind !== "number" || literal.units < 0n || literal.units > BigInt(mostSafe))
      return undefined;
    drafts.push({ ...draft, share: Number(literal.units), scale: literal.scale });
  }
  const rests = drafts.filter(({ share }) => share === "rest");
  if (drafts.length === 0 || rests.length > 1 || rests.some(({ isOverlay }) => isOverlay)) return undefined;
  const scale = Math.max(...drafts.map((draft) => draft.scale));
  if (scale > mostScale) return undefined;
  // What is left is known once all others are.
  const ordered = [...drafts.filter(({ share }) => share !== "rest"), ...rests];
  return {
    scale,
    whole: safePowerOfTen(scale),
    receivers: ordered.map((draft) => ({ ...draft, lift: safePowerOfTen(scale - draft.scale) })),
  };
}
