/** Law: how often a component is paid and how it is rounded is one thing for all its versions. */

import type { ComponentStatement, EarningClause } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { reportDifference } from "../declare/versions.js";

export function clausesAgreeAcrossVersions(checking: Checking): void {
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "component") continue;
    const [first, ...others] = symbol.statements;
    for (const other of others) {
      if (first.broken || other.broken) continue;
      if (paidPer(first) !== paidPer(other)) reportDifference(other, "`paid per`", checking);
      if (rounding(first) !== rounding(other)) reportDifference(other, "`round`", checking);
    }
  }
}

function paidPer({ clauses }: ComponentStatement): string | undefined {
  return clauses.find(
    (clause): clause is Extract<EarningClause, { kind: "paidPer" }> => clause.kind === "paidPer",
  )?.unit.unit;
}

function rounding({ clauses }: ComponentStatement): string {
  const round = clauses.find(
    (clause): clause is Extract<EarningClause, { kind: "round" }> => clause.kind === "round",
  );
  return `${round?.mode} ${round?.places?.value}`;
}
