/** What a line of a component is read together with: the statement, its period and when it is paid. */

import type { ComponentSymbol, FigureGrain } from "../../../check/checked-plan.js";
import type { ComponentStatement, PeriodUnitWord } from "../../../syntax/ast.js";
import { authored, type Text } from "../../text.js";
import type { Writing } from "../../writing.js";

export interface Earning {
  readonly component: ComponentSymbol;
  readonly statement: ComponentStatement;
  /** How often it is looked at and paid. */
  readonly paidPer: PeriodUnitWord;
}

/** The period a component is one number of; nothing where it is one a credit, or one for the whole plan. */
export function measuredPer(grain: FigureGrain): PeriodUnitWord | undefined {
  return grain.owner === "credit" || grain.per === "plan" ? undefined : grain.per;
}

/** As written in any of its versions, which agree; otherwise as often as the plan pays. */
export function paidPer({ statements, grain }: ComponentSymbol, { plan }: Writing): PeriodUnitWord {
  const written = statements.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => (clause.kind === "paidPer" ? [clause.unit.unit] : [])),
  );
  return written[0] ?? plan.payout?.per.unit ?? measuredPer(grain) ?? "month";
}

/** The places in the plan letter that a component refers to. */
export function clauseTexts({ clauses }: ComponentStatement): readonly Text[] {
  return clauses.flatMap((clause) => (clause.kind === "clause" ? [authored(clause.text.value)] : []));
}
