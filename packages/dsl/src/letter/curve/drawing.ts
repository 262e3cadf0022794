/** What a curve is drawn from, and how its numbers are written. */

import { type Fraction, round } from "@attain/engine";
import type { ComponentSymbol, TiersSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import type { ComponentStatement, Expression } from "../../syntax/ast.js";
import type { Evidence } from "../example/evidence.js";
import { amountDigits } from "../numbers/digits.js";
import { valueText } from "../numbers/value-text.js";
import { placesOf } from "../sentences/earning/round.js";
import type { Writing } from "../writing.js";
import type { Pay, PayLine } from "./pay-line.js";
import type { LinePoint } from "./trace-line.js";

export interface Drawing {
  readonly component: ComponentSymbol;
  readonly statement: ComponentStatement;
  readonly pay: Pay;
  readonly axis: Expression;
  readonly tiers: TiersSymbol;
  readonly line: PayLine;
  readonly evidence: Evidence | undefined;
  readonly pieces: readonly (readonly LinePoint[])[];
  readonly through: Fraction;
  readonly writing: Writing;
}

/** A ratio is read as the thresholds are written: mostly in percent. */
export function axisType(axis: Expression, tiers: TiersSymbol, { plan }: Writing): Type {
  const type = plan.typeOf.get(axis);
  return type?.kind === "money" ? type : tiers.axisType;
}

export function textOf(value: Fraction, type: Type, writing: Writing): string {
  return valueText(value, type, writing.phrases);
}

/** As it is paid: rounded as the component, or the plan, rounds. */
export function amountText(amount: Fraction, { component, statement, writing }: Drawing): string {
  if (component.type.kind !== "money") return textOf(amount, component.type, writing);
  const { currency } = component.type;
  const own = statement.clauses.find((clause) => clause.kind === "round");
  const rounding = own
    ? { mode: own.mode, places: Number(placesOf(own, writing)) }
    : writing.plan.settings.rounding;
  return writing.phrases.number.money(amountDigits(round(amount, rounding), currency).text, currency);
}
