/** Law: a date of a payout or a cap can matter: it falls on a day of the plan, and an end after its start. */

import type { DateLiteral } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

export function payingDatesFallInPlan(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "payout") {
      for (const clause of statement.clauses) {
        if (clause.kind === "draw") checkDraw(clause, checking);
        else if (clause.kind === "cap")
          checkDay(clause.excess.carriedThrough, "What a cap puts off", checking);
      }
    } else if (statement.kind === "component") {
      for (const clause of statement.clauses) {
        if (clause.kind === "cap") checkDay(clause.excess.carriedThrough, "What a cap puts off", checking);
      }
    }
  }
}

interface Dates {
  readonly from?: DateLiteral;
  readonly through?: DateLiteral;
  readonly forgiven?: DateLiteral;
}

function checkDraw({ from, through, forgiven }: Dates, checking: Checking): void {
  const { settings } = checking;
  if (from && through) {
    const isReversed = from.value > through.value;
    if (isReversed) {
      checking.report({
        code: "dates-reversed",
        span: { start: from.span.start, end: through.span.end },
        message: "The draw ends before it starts",
        help: "Write the earlier date after `from`",
      });
    } else if (settings.statement && (through.value < settings.from || from.value > settings.through)) {
      checking.report({
        code: "dates-outside-plan",
        span: { start: from.span.start, end: through.span.end },
        message: `The plan stands from ${settings.from} through ${settings.through}, so the draw is never in force`,
        help: "Write dates within the plan's",
      });
    }
  }
  if (from && forgiven && forgiven.value < from.value) {
    checking.report({
      code: "dates-reversed",
      span: forgiven.span,
      message: "The balance is forgiven before the draw starts",
      help: "Write a date after the draw's `from`",
    });
  } else checkDay(forgiven, "The balance of the draw", checking);
}

/** Something that happens on a day, or ends with it. */
function checkDay(day: DateLiteral | undefined, what: string, checking: Checking): void {
  const { settings } = checking;
  if (day === undefined || settings.statement === undefined) return;
  if (settings.from <= day.value && day.value <= settings.through) return;
  checking.report({
    code: "dates-outside-plan",
    span: day.span,
    message: `${what} ends on ${day.value}, and the plan stands from ${settings.from} through ${settings.through}`,
    help: "Write a date within the plan's",
  });
}
