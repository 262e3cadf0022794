/** Why a credit is worth what it is: the nodes of worth, share, settling and what settling left over. */

import { unitOf } from "../../explain/show.js";
import type { Credit } from "../../rule-set.js";
import { add, type Fraction, isZero, multiply, one, subtract, zero } from "../../values/fraction.js";
import { settle } from "../../values/settle.js";
import type { Context } from "../context.js";
import { rowDraft } from "../expressions/column.js";
import { type NumberValue, numberValue } from "../value.js";
import type { Claim } from "./credit-shares.js";
import { restOf } from "./share-credit.js";

interface Part {
  readonly claim: Claim;
  readonly share: NumberValue;
  readonly value: Fraction;
}

export function restValue(written: readonly NumberValue[], { run }: Context): NumberValue {
  const { tracer } = run;
  const value = numberValue(restOf(written.map((share) => share.value)));
  if (tracer === undefined) return value;
  const whole = tracer.add(numberValue(one), {
    operation: "leaf",
    label: "the whole",
    unit: "%",
    place: null,
  });
  const taken = tracer.add(numberValue(subtract(one, value.value)), {
    operation: "sum",
    label: "other shares",
    unit: "%",
    inputs: written,
    place: null,
  });
  return tracer.add(value, { operation: "subtract", label: "rest", inputs: [whole, taken], place: null });
}

/** worth x share, settled: the node of one credit, with the row behind it. */
export function explainShare(
  credit: Credit,
  worth: NumberValue,
  share: NumberValue,
  value: Fraction,
  context: Context,
): NumberValue {
  const { tracer } = context.run;
  if (tracer === undefined) return numberValue(value);
  const draft = creditDraft(credit, context);
  const exact = multiply(worth.value, share.value);
  const product = tracer.add(numberValue(exact), {
    operation: "multiply",
    ...draft,
    inputs: [worth, share],
  });
  if (isZero(subtract(exact, value))) return product;
  return tracer.add(numberValue(value), { operation: "settle", ...draft, inputs: [product], why: "settled" });
}

export function explainParts(
  credit: Credit,
  worth: NumberValue,
  parts: readonly Part[],
  largest: number,
  context: Context,
): readonly (Omit<Part, "value"> & { readonly value: NumberValue })[] {
  const { tracer } = context.run;
  if (tracer === undefined) return parts.map((part) => ({ ...part, value: numberValue(part.value) }));
  const draft = creditDraft(credit, context);
  const values = parts.map((part, index) => {
    const own = index === largest ? undefined : settle(multiply(worth.value, part.share.value));
    return own && explainShare(credit, worth, part.share, own, context);
  });
  return parts.map((part, index) => {
    const value = values[index];
    if (value !== undefined) return { ...part, value };
    const exact = multiply(worth.value, part.share.value);
    if (isZero(subtract(exact, part.value))) {
      return { ...part, value: explainShare(credit, worth, part.share, part.value, context) };
    }
    // The largest share takes what settling the others has left over.
    const others = values.flatMap((other) => other ?? []);
    const whole = settle(
      multiply(
        worth.value,
        parts.reduce((sum, one) => add(sum, one.share.value), zero),
      ),
    );
    const shares = tracer.add(numberValue(parts.reduce((sum, one) => add(sum, one.share.value), zero)), {
      operation: "sum",
      label: "all shares",
      unit: "%",
      inputs: parts.map((one) => one.share),
      place: null,
    });
    const product = tracer.add(numberValue(multiply(worth.value, shares.value)), {
      operation: "multiply",
      ...draft,
      inputs: [worth, shares],
    });
    const total = tracer.add(numberValue(whole ?? zero), {
      operation: "settle",
      ...draft,
      inputs: [product],
      why: "settled",
    });
    const taken = tracer.add(numberValue(others.reduce((sum, other) => add(sum, other.value), zero)), {
      operation: "sum",
      label: "credited to others",
      inputs: others,
      place: null,
    });
    const left = { operation: "subtract", ...draft, inputs: [total, taken] } as const;
    return { ...part, value: tracer.add(numberValue(part.value), left) };
  });
}

function creditDraft(credit: Credit, { row }: Context) {
  const unit = unitOf(credit.type);
  return {
    label: credit.name,
    ...(unit !== undefined && { unit }),
    ...(row && { row: rowDraft(row.source, row.index) }),
    place: credit.place,
  };
}
