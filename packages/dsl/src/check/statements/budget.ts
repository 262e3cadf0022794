/** `budget X per year`: one amount for everybody together, of the window it counts. */

import type { EarningClause } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { infer } from "../infer/infer.js";
import type { Scope } from "../resolve/scope.js";
import { describeGrain } from "../types/period-length.js";
import { checkLimit } from "./limit.js";

type Budget = Extract<EarningClause, { kind: "budget" }>;

export function checkBudget({ value, per, span }: Budget, scope: Scope, checking: Checking): void {
  const grain = scope.figure;
  if (grain === undefined) return;
  if (grain.owner === "plan" || grain.owner === "group") {
    infer(value, scope, checking);
    checking.report({
      code: "needless-clause",
      span,
      message: `A budget limits what payees earn together, and this is one amount ${describeGrain(grain)}`,
      help: "Write a `cap`",
    });
    return;
  }
  const { row: _, ...outer } = scope;
  const figure: FigureGrain = {
    owner: "plan",
    per: per?.unit ?? (grain.owner === "credit" ? "plan" : grain.per),
  };
  checkLimit(value, per, "A budget", { ...outer, figure, dated: "period", present: new Set() }, checking);
}
