/** How often a component is paid, beside how long its own period is. */

import type { ComponentStatement, PeriodUnit, PeriodUnitWord } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { generalPayout, payoutsOf } from "../payouts.js";

export interface Rhythm {
  readonly statement: ComponentStatement;
  readonly own: PeriodUnitWord | "plan";
  readonly payout: PeriodUnitWord;
  /** As written with `paid per`. */
  readonly paidPer?: PeriodUnit;
}

/** Of every component of a payee and a period, version by version; none while the payout is unknown. */
export function paymentRhythms(checking: Checking): readonly Rhythm[] {
  const payout = generalPayout(checking.file.statements);
  if (payout === undefined || payout.broken) return [];
  const paid = new Set(
    payoutsOf(checking.file.statements)
      .flatMap(({ clauses }) => clauses)
      .flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []))
      .map(({ text }) => text),
  );
  return [...checking.symbols.values()].flatMap((symbol) => {
    if (symbol.kind !== "component" || symbol.grain.owner === "credit" || !paid.has(symbol.name)) return [];
    const { per: own } = symbol.grain;
    return symbol.statements.map((statement) => {
      const paidPer = statement.clauses.find((clause) => clause.kind === "paidPer")?.unit;
      return { statement, own, payout: payout.per.unit, ...(paidPer && { paidPer }) };
    });
  });
}
