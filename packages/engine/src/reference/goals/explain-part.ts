/** Why a part of a goal is what it is, as nodes that give it again: level by level, then its phases. */

import type { Goal } from "../../rule-set.js";
import { divide, equal, isZero, zero } from "../../values/fraction.js";
import type { Context } from "../context.js";
import { type NumberValue, numberValue } from "../value.js";
import { explainUnit, unitName } from "./explain-unit.js";
import { GoalNodes } from "./goal-nodes.js";
import { amountOf, type OwnedPart, type PlannedPart } from "./parts.js";
import { sumOf } from "./plan.js";

/** What is asked of a unit. */
export function unitPart(goal: Goal, owned: readonly OwnedPart[], { run }: Context): NumberValue {
  const { tracer } = run;
  const amounts = owned.map(({ node, phases }) => amountOf(node.amounts, phases));
  if (tracer === undefined) return numberValue(sumOf(amounts));
  const nodes = new GoalNodes(goal, tracer);
  return nodes.together(
    owned.map((part) => inPhases(part, nodes)),
    goal.name,
  );
}

/** The goal itself, without what is asked for beyond it. */
export function planPart(goal: Goal, parts: readonly PlannedPart[], { run }: Context): NumberValue {
  const { tracer } = run;
  const amounts = parts.map(({ segment, phases }) => amountOf(segment.goal, phases));
  if (tracer === undefined) return numberValue(sumOf(amounts));
  const nodes = new GoalNodes(goal, tracer);
  const explained = parts.map(({ segment }, index) => {
    const amount = amounts[index] ?? zero;
    const { asked } = segment.top;
    const isWhole = asked !== undefined && equal(asked.value.value, amount);
    return isWhole ? asked.value : nodes.leaf(amount, `${goal.name} of these phases`, segment.version.place);
  });
  return nodes.together(explained, goal.name);
}

/** All that is asked of a unit, or what of it falls on some of the phases. */
function inPhases({ segment, phases, node }: OwnedPart, nodes: GoalNodes): NumberValue {
  const { version, top } = segment;
  const { place } = version;
  const whole = explainUnit(node, segment, nodes);
  const amount = amountOf(node.amounts, phases);
  const above = sumOf(top.amounts);
  if (equal(whole.value, amount)) return whole;
  const label = unitName(node, nodes);
  if (isZero(above)) return nodes.leaf(amount, label, place);
  const { name } = nodes.goal;
  const own = nodes.leaf(amountOf(top.amounts, phases), `${name} of these phases`, place);
  const all = nodes.leaf(above, `${name} of all phases`, place);
  const share = nodes.add(divide(own.value, above) ?? zero, {
    operation: "divide",
    label: "share of these phases",
    inputs: [own, all],
    unit: "%",
    place,
  });
  return nodes.share(amount, whole, share, version.rounding, { label, place });
}
