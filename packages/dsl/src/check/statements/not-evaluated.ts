/** Statements that are read but not calculated yet: each says so once. */

import type { PlanFile } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { reportNotEvaluated } from "../infer/not-evaluated.js";

export function reportStatementsNotEvaluated({ statements }: PlanFile, checking: Checking): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "prove":
        reportNotEvaluated("The statement `prove`", statement.title.span, checking);
        break;
      default:
        break;
    }
  }
}
