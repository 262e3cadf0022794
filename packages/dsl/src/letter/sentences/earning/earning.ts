/** What a line of a component or an award is read together with: its period, its credit, when it is paid. */

import type { ComponentSymbol, FigureGrain } from "../../../check/checked-plan.js";
import type { ComponentStatement, PeriodUnitWord } from "../../../syntax/ast.js";
import { authored, type Text } from "../../text.js";
import type { Writing } from "../../writing.js";

export interface Earning {
  readonly statement: ComponentStatement;
  /** The period it is one number of; absent where it is one a credit, or one for the whole plan. */
  readonly measured: PeriodUnitWord | undefined;
  /** The credit of which each earns by itself. */
  readonly credit: string | undefined;
  /** How often it is looked at and paid. */
  readonly paidPer: PeriodUnitWord;
}

export function earningOf(
  component: ComponentSymbol,
  statement: ComponentStatement,
  writing: Writing,
): Earning {
  const { grain } = component;
  return {
    statement,
    measured: measuredPer(grain),
    credit: grain.owner === "credit" ? grain.credit.name : undefined,
    paidPer: paidPer(component, writing),
  };
}

/** Of an award, which is given and not paid. */
export function awardOf(statement: ComponentStatement, { plan }: Writing): Earning {
  const names = statement.grain.units.flatMap((unit) => (unit.kind === "name" ? [unit.text] : []));
  const measured = statement.grain.units.flatMap((unit) => (unit.kind === "periodUnit" ? [unit.unit] : []));
  return {
    statement,
    measured: measured[0],
    credit: names.find((name) => plan.symbols.get(name)?.kind === "credit"),
    paidPer: measured[0] ?? "year",
  };
}

export function measuredPer(grain: FigureGrain): PeriodUnitWord | undefined {
  return grain.owner === "credit" || grain.per === "plan" ? undefined : grain.per;
}

/** As written in any of its versions, which agree; otherwise as often as the plan pays. */
export function paidPer({ statements, grain }: ComponentSymbol, { plan }: Writing): PeriodUnitWord {
  const written = statements.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => (clause.kind === "paidPer" ? [clause.unit.unit] : [])),
  );
  // What is no pay is given when its period is over.
  if (statements[0].kind === "award") return measuredPer(grain) ?? "year";
  return written[0] ?? plan.payout?.per.unit ?? measuredPer(grain) ?? "month";
}

/** The places in the plan letter that a component refers to. */
export function clauseTexts({ clauses }: ComponentStatement): readonly Text[] {
  return clauses.flatMap((clause) => (clause.kind === "clause" ? [authored(clause.text.value)] : []));
}
