/** Why so much is asked of a unit in all phases that are planned with it, level by level. */

import type { Place } from "../../rule-set.js";
import { divide, type Fraction, isZero, max, multiply, zero } from "../../values/fraction.js";
import type { NumberValue } from "../value.js";
import type { GoalNodes, Named } from "./goal-nodes.js";
import { type Limits, type Node, type Segment, sumOf } from "./plan.js";

export function explainUnit(node: Node, segment: Segment, nodes: GoalNodes): NumberValue {
  const { parent, weighed } = node;
  if (parent === undefined || weighed === undefined) return explainTop(node, segment, nodes);
  const { limits, at, others, weight } = weighed;
  const amount = sumOf(node.amounts);
  const { rounding } = segment.version;
  const place = placeOf(node, segment);
  const named = { label: unitName(node, nodes), place };
  if (limits && at) {
    const limit = heldAt(limits, at, { label: `the ${at} of ${node.key}`, place }, nodes);
    const mode = at === "least" ? "up" : "down";
    return nodes.placed(amount, nodes.round(limit, { ...rounding, mode }, named), named);
  }
  const above = explainUnit(parent, segment, nodes);
  const left = { label: "left for the others", place };
  const shared = nodes.without(above, others.held, "held at limits", left);
  const total = nodes.weight(others.weight, weight, { label: "weight of all that share", place });
  const part = divide(weight.value, others.weight);
  // Nobody who shares weighs anything, so there is nothing to share.
  if (part === undefined) return nodes.leaf(amount, named.label, place);
  const share = nodes.add(part, {
    operation: "divide",
    label: `part of ${node.key}`,
    inputs: [weight, total],
    unit: "%",
    place,
  });
  return nodes.share(amount, shared, share, rounding, named);
}

export function unitName({ key }: Node, { goal }: GoalNodes): string {
  return key === "" ? goal.name : `${goal.name} of ${key}`;
}

/** The share of what limits are shares of, less what is planned of it already. */
function heldAt(
  { from, through, of, past }: Limits,
  at: "least" | "most",
  named: Named,
  nodes: GoalNodes,
): NumberValue {
  const share = at === "least" ? from : through;
  const why = at === "least" ? "raised to floor" : "capped";
  const value = multiply(share.value, of.value);
  const inputs = [share, of];
  if (isZero(past)) return nodes.add(value, { operation: "multiply", ...named, inputs, why });
  const whole = nodes.add(value, { operation: "multiply", ...named, inputs });
  const { place } = named;
  const label = `${named.label} for the time that is left`;
  const left = nodes.without(whole, past, "planned for the time before", { label, place });
  const nothing = nodes.leaf(zero, "nothing", place);
  return nodes.add(max(left.value, zero), { operation: "max", label, inputs: [left, nothing], place, why });
}

/** What is broken down; of a goal that is planned anew, since when it is so. */
function explainTop(node: Node, { version }: Segment, nodes: GoalNodes): NumberValue {
  const { name, versions } = nodes.goal;
  const { place } = version;
  const whole = askedOf(node, version, nodes);
  if (versions.length === 1) return whole;
  return nodes.same(whole, { label: name, place, effective: { name, from: version.from ?? null } });
}

function askedOf(
  { asked, amounts }: Node,
  { place, rounding }: Segment["version"],
  nodes: GoalNodes,
): NumberValue {
  const { name } = nodes.goal;
  if (asked === undefined) return nodes.leaf(sumOf(amounts), name, place);
  const { value, cover, past } = asked;
  const named = { label: `${name}, as it is broken down`, place };
  const rounded = nodes.round(coveredBy(value, cover, named, nodes), rounding, named);
  return nodes.without(rounded, past, "planned for the time before", named);
}

function coveredBy(
  value: NumberValue,
  cover: NumberValue | undefined,
  named: Named,
  nodes: GoalNodes,
): NumberValue {
  if (cover === undefined) return value;
  const product: Fraction = multiply(value.value, cover.value);
  return nodes.add(product, { operation: "multiply", ...named, inputs: [value, cover] });
}

/** Where the plan says how the units of this level share. */
function placeOf(node: Node, { version }: Segment): Place {
  return version.splits[depthOf(node) - 1]?.place ?? version.place;
}

function depthOf({ parent }: Node): number {
  return parent === undefined ? 0 : depthOf(parent) + 1;
}
