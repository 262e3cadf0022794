/** Finds holds that are over before anything is held, and draws that nothing is ever left above of. */

import { exact, parseDay } from "@attain/engine";
import type { Expression, PayingClause, PayoutStatement } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { domainOf } from "../domains/domain-of.js";
import { multipleOf } from "./multiple-of.js";

export function payoutsHoldAndDraw(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind !== "payout" || statement.broken || !analysing.isSound(statement.span)) continue;
    for (const clause of statement.clauses) {
      if (clause.kind === "hold") checkHold(clause, analysing);
      if (clause.kind === "draw") checkDraw(clause, statement, analysing);
    }
  }
}

type Hold = Extract<PayingClause, { kind: "hold" }>;
type Draw = Extract<PayingClause, { kind: "draw" }>;

function checkHold({ release: { kind, value } }: Hold, analysing: Analysing): void {
  if (kind !== "until") return;
  const why = endsBeforePlan(value, analysing) ?? endsBeforeCredit(value, analysing);
  if (why === undefined) return;
  analysing.report("never-held", value.span, why, {
    help: "Write a day on which the money is still to be paid, or leave the hold out",
  });
}

function endsBeforePlan(value: Expression, { plan, domains }: Analysing): string | undefined {
  const begin = parseDay(plan.settings.from);
  const until = plan.typeOf.get(value)?.kind === "date" ? domainOf(value, domains) : undefined;
  if (begin === undefined || until?.kind !== "numbers" || until.upper === undefined) return undefined;
  if (exact.compare(until.upper.value, exact.fromInteger(begin)) >= 0) return undefined;
  return `This is before the plan begins on ${plan.settings.from}, so nothing is ever held`;
}

/** `closed - 30 days`, where a deal is credited on the day it is closed. */
function endsBeforeCredit(value: Expression, analysing: Analysing): string | undefined {
  const { plan, domains } = analysing;
  if (value.kind === "group") return endsBeforeCredit(value.inner, analysing);
  if (value.kind !== "arithmetic" || value.operator !== "-" || value.left.kind !== "reference")
    return undefined;
  const { head, path } = value.left;
  const isCredited = [...plan.symbols.values()].some(
    (symbol) => symbol.kind === "credit" && path.length === 0 && symbol.on.name === head.text,
  );
  const less = value.right.kind === "quantity" ? domainOf(value.right, domains) : undefined;
  const isEarlier =
    value.right.kind === "quantity" ||
    (less?.kind === "numbers" && less.lower !== undefined && exact.sign(less.lower.value) > 0);
  if (!isCredited || !isEarlier) return undefined;
  return `This is before \`${head.text}\`, the day on which a deal is credited, so nothing is ever held`;
}

/** What is paid above the draw is set off against it: under a cap that is no higher, that is nothing. */
function checkDraw(draw: Draw, { clauses, per }: PayoutStatement, analysing: Analysing): void {
  if (draw.recovery !== "recoverable" || draw.advance || draw.forgiven || draw.through) return;
  const own = clauses.find(
    (clause): clause is Extract<PayingClause, { kind: "cap" }> =>
      clause.kind === "cap" && (clause.per === undefined || clause.per.unit === per.unit),
  );
  const cap = own?.value ?? componentsCap(draw, { clauses, per }, analysing);
  if (cap === undefined) return;
  const [most, drawn] = [multipleOf(cap, analysing.domains), multipleOf(draw.amount, analysing.domains)];
  if (most.of !== drawn.of || exact.sign(drawn.factor) <= 0 || exact.compare(most.factor, drawn.factor) > 0)
    return;
  analysing.report(
    "draw-not-below-cap",
    draw.amount.span,
    "The draw is never recovered: the cap leaves nothing above it",
    {
      help: "Raise the cap, lower the draw, or write `nonrecoverable` if it is not to be paid back",
      related: [{ span: cap.span, message: "The cap" }],
    },
  );
}

/** Of the only component that the draw is paid against, for the same time as the payout. */
function componentsCap(
  { against }: Draw,
  { clauses, per }: Pick<PayoutStatement, "clauses" | "per">,
  { plan }: Analysing,
): Expression | undefined {
  const paid = clauses.flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []));
  const [only, ...others] = against.length > 0 ? against : paid;
  const symbol = only && plan.symbols.get(only.text);
  if (others.length > 0 || symbol?.kind !== "component" || symbol.statements.length > 1) return undefined;
  const [statement] = symbol.statements;
  const [unit] = statement.grain.units.flatMap((each) => (each.kind === "periodUnit" ? [each.unit] : []));
  const isCarried = statement.clauses.some((clause) => clause.kind === "cap" && clause.excess.carriedThrough);
  if (unit !== per.unit || isCarried) return undefined;
  return statement.clauses.flatMap((clause) =>
    clause.kind === "cap" && (clause.per === undefined || clause.per.unit === unit) ? [clause.value] : [],
  )[0];
}
