/** Finds tiers that nothing ever stands in, because what they are read at never comes so far. */

import { exact } from "@attain/engine";
import type { Expression, TiersStatement } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { type Domain, hullOf, isPoint, type NumberDomain } from "../domains/domain.js";
import { domainOf } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";
import { showNumber } from "../show-value.js";

export function tiersAreReached(analysing: Analysing): void {
  const axes = axesByTiers(analysing);
  for (const symbol of analysing.plan.symbols.values()) {
    if (symbol.kind !== "tiers") continue;
    const given = axes.get(symbol.name) ?? [];
    const domain = hullOf(given.map((axis) => domainOf(axis, analysing.domains)));
    for (const statement of symbol.statements) {
      if (statement.broken || !analysing.isSound(statement.span)) continue;
      if (given.length > 0) {
        checkReach(statement, domain, analysing);
        checkStart(statement, domain, analysing);
      }
      checkRepetition(statement, analysing);
    }
  }
}

function axesByTiers({ plan, uses }: Analysing): ReadonlyMap<string, readonly Expression[]> {
  const axes = new Map<string, Expression[]>();
  const add = (name: string, axis: Expression | undefined) => {
    if (axis) axes.set(name, [...(axes.get(name) ?? []), axis]);
  };
  for (const statement of plan.file.statements) {
    if (statement.kind !== "component" && statement.kind !== "award") continue;
    for (const clause of statement.clauses) {
      if (clause.kind === "pay" && clause.at) add(clause.at.tiers.text, clause.at.axis);
    }
  }
  for (const [name, calls] of uses.calls) for (const { node } of calls) add(name, node.arguments?.[0]);
  return axes;
}

function checkReach({ rows, mode }: TiersStatement, domain: Domain, analysing: Analysing): void {
  // A fixed number is a value to be changed, not a range that was thought through.
  if (domain.kind !== "numbers" || domain.upper === undefined || isPoint(domain)) return;
  for (const [index, row] of rows.entries()) {
    // The line of a curve runs towards a point from the one before it.
    const begins = rows[mode.kind === "curve" ? index - 1 : index];
    if (index === 0 || begins === undefined) continue;
    const start = domainOf(begins.at, analysing.domains);
    if (start.kind !== "numbers" || start.lower === undefined || !isBeyond(start.lower, begins.edge, domain))
      continue;
    const type = analysing.plan.typeOf.get(row.at);
    const most = showNumber(domain.upper.value, type, analysing.plan.settings.currency);
    analysing.report(
      "tier-never-reached",
      row.at.span,
      `Nothing reaches this tier: what it is read at comes to ${most} at most`,
      {
        help: "Lower the threshold, or leave the tier out",
      },
    );
  }
}

/** One rate for everything: a tier that ends before the least that comes is nobody's. */
function checkStart({ rows, mode }: TiersStatement, domain: Domain, analysing: Analysing): void {
  if (
    mode.kind !== "retroactive" ||
    domain.kind !== "numbers" ||
    domain.lower === undefined ||
    isPoint(domain)
  )
    return;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const end = next && domainOf(next.at, analysing.domains);
    if (end?.kind !== "numbers" || end.upper === undefined) continue;
    const order = exact.compare(end.upper.value, domain.lower.value);
    // Up to the least itself, which tiers that count amounts from nought do not meet.
    if (order > 0 || (order === 0 && next?.edge !== "from") || exact.sign(domain.lower.value) <= 0) continue;
    const type = analysing.plan.typeOf.get(row.at);
    const least = showNumber(domain.lower.value, type, analysing.plan.settings.currency);
    analysing.report(
      "tier-never-reached",
      row.at.span,
      `Nothing stands in this tier: what it is read at is ${least} at least`,
      { help: "Leave the tier out, or look whether `min` is meant instead of `max`" },
    );
  }
}

function isBeyond(
  start: { readonly value: Parameters<typeof exact.compare>[0] },
  edge: "below" | "from" | "above",
  { upper }: NumberDomain,
): boolean {
  if (upper === undefined) return false;
  const order = exact.compare(start.value, upper.value);
  return order > 0 || (order === 0 && (edge === "above" || !upper.isIncluded));
}

/** A tier that pays as the one before it does changes nothing; in a curve it is a level stretch. */
function checkRepetition({ rows, mode }: TiersStatement, analysing: Analysing): void {
  if (mode.kind === "curve" || mode.kind === "accumulating") return;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || row.plus || before.plus) return;
    const same = expressionKey(row.value, analysing.plan) === expressionKey(before.value, analysing.plan);
    if (!same || row.value.kind === "reference") return;
    const lead =
      /\s*$/.exec(analysing.textOf({ start: before.span.end, end: row.span.start }))?.[0].length ?? 0;
    analysing.report("same-rate", row.value.span, "This tier pays the same as the one before it", {
      help: "Write the rate that is meant, or leave the tier out",
      related: [{ span: before.value.span, message: "The tier before" }],
      fixes: [
        {
          title: "Leave the tier out",
          edits: [{ span: { start: row.span.start - lead, end: row.span.end }, text: "" }],
        },
      ],
    });
  });
}
