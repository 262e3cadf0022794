/** Finds conditions that turn out the same whatever happens: they keep no row, or let everything pass. */

import { exact, parseDay } from "@attain/engine";
import type { Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";
import { sweep } from "../boxes/sweep.js";
import { type Domain, included, numbers } from "../domains/domain.js";
import type { Domains } from "../domains/domain-of.js";
import type { Circumstance, Use } from "../plan-uses.js";
import { type ConditionBoxes, conditionBoxes, conditionSpace } from "./condition-boxes.js";
import { decided } from "./decided.js";

export function conditionsDecide(analysing: Analysing): void {
  for (const use of analysing.uses.conditions) {
    if (analysing.isSound(use.statement.span) && readsMore(use.node, analysing))
      checkCondition(use, analysing);
  }
}

/** A condition on parameters alone is a switch that somebody turned. */
function readsMore(condition: Expression, { plan }: Analysing): boolean {
  let found = false;
  visitNodes(condition, (node) => {
    if (node.kind === "aggregate" || node.kind === "unread") found = true;
    if (node.kind !== "reference") return;
    const kind = plan.meaningOf.get(node)?.head.kind;
    if (kind !== "parameter" && kind !== "function") found = true;
  });
  return found;
}

function checkCondition(use: Use<Expression>, analysing: Analysing): void {
  const { node: condition } = use;
  const around = use.circumstances.filter((each) => each.condition !== condition);
  const domains = withDates(use, analysing);
  if (isNever([{ condition, outcome: true }], domains)) {
    reportNever(condition, "This condition is never true", [], analysing);
  } else if (around.length > 0 && !isNever(around, domains)) {
    if (isNever([...around, { condition, outcome: true }], domains)) {
      reportNever(condition, "Nothing that comes here can fulfil this condition", around, analysing);
    }
  }
  const other = impliedBy(use, domains);
  if (other !== undefined) {
    analysing.report("always-true", condition.span, "Whatever passes the other gate passes this one", {
      help: "Leave one of them out, or write the edge that is meant",
      related: [{ span: other.span, message: "The other gate" }],
    });
    return;
  }
  if (!isAlways(condition, analysing.domains)) return;
  analysing.report("always-true", condition.span, "This condition is always true, so it decides nothing", {
    help: "Write what should make the difference, or leave the condition out",
  });
}

/** Another gate of the component that lets nothing pass which this one stops; of equals the earlier. */
function impliedBy({ node, statement }: Use<Expression>, domains: Domains): Expression | undefined {
  if (statement.kind !== "component" && statement.kind !== "award") return undefined;
  const gates = statement.clauses.flatMap((clause) => (clause.kind === "gate" ? [clause] : []));
  const own = gates.find(({ condition }) => condition === node);
  if (own === undefined) return undefined;
  const implies = (one: Expression, other: Expression) =>
    isNever(
      [
        { condition: one, outcome: true },
        { condition: other, outcome: false },
      ],
      domains,
    ) && !isNever([{ condition: one, outcome: true }], domains);
  return gates.find(
    ({ condition, past }) =>
      condition !== node &&
      past === own.past &&
      implies(condition, node) &&
      (condition.span.start < node.span.start || !implies(node, condition)),
  )?.condition;
}

function reportNever(
  condition: Expression,
  message: string,
  around: readonly Circumstance[],
  analysing: Analysing,
): void {
  const related = around.filter((each) => each.condition.span.end <= condition.span.start).slice(-2);
  analysing.report("never-true", condition.span, message, {
    help: "Mend the condition: as it stands, whatever depends on it never happens",
    related: related.map(({ condition: { span } }) => ({ span, message: "This holds here as well" })),
  });
}

function isNever(all: readonly Circumstance[], domains: Domains): boolean {
  if (all.some(({ condition, outcome }) => decided(condition, domains) === !outcome)) return true;
  const space = conditionSpace(
    all.map(({ condition }) => condition),
    domains,
  );
  if (space.axes.length === 0 || space.axes.length > mostAxes) return false;
  const boxes = all.map(({ condition, outcome }) => conditionBoxes(condition, outcome, space, domains));
  return !meet(
    boxes.map(({ over }) => over),
    space.axes,
  );
}

const mostAxes = 12;

/** Whether one combination lies in a box of each list. */
function meet(lists: readonly ConditionBoxes["over"][], axes: Parameters<typeof sweep>[0]): boolean {
  if (lists.some((list) => list.length === 0)) return false;
  const owners = lists.flatMap((list, owner) => list.map(() => owner));
  let found = false;
  const isWhole = sweep(axes, lists.flat(), ({ rows }) => {
    found = new Set(rows.map((row) => owners[row])).size === lists.length;
    return found ? "stop" : undefined;
  });
  return found || !isWhole;
}

function isAlways(condition: Expression, domains: Domains): boolean {
  if (decided(condition, domains) === true) return true;
  const space = conditionSpace([condition], domains);
  if (space.axes.length === 0 || space.axes.length > mostAxes) return false;
  const { under } = conditionBoxes(condition, true, space, domains);
  if (under.length === 0) return false;
  let hasGap = false;
  const isWhole = sweep(space.axes, under, ({ rows }) => {
    hasGap = rows.length === 0;
    return hasGap ? "stop" : undefined;
  });
  return isWhole && !hasGap;
}

/** A deal credited on a day outside the plan stops a run, so no row counts that has such a day. */
function withDates({ statement }: Use<Expression>, { plan, domains }: Analysing): Domains {
  if (statement.kind !== "credit") return domains;
  const symbol = plan.symbols.get(statement.name.text);
  const [from, through] = [parseDay(plan.settings.from), parseDay(plan.settings.through)];
  if (symbol?.kind !== "credit" || from === undefined || through === undefined) return domains;
  const days: Domain = numbers(included(exact.fromInteger(from)), included(exact.fromInteger(through)), true);
  return {
    plan,
    known: domains.known,
    within: new Map([[`column ${symbol.on.source}.${symbol.on.name}`, days]]),
  };
}
