/** A choice as a decision: what its cases ask about are the columns, where they compare it with what is written. */

import { exact } from "@attain/engine";
import type { Analysing } from "../analysing.js";
import type { Box } from "../boxes/sweep.js";
import { type ConditionSpace, conditionBoxes, conditionSpace } from "../conditions/condition-boxes.js";
import type { Choice, Use } from "../plan-uses.js";
import type { Decision, DecisionRow } from "./decision.js";

/** More questions than these are no table that anybody thinks of. */
const mostColumns = 6;

/** Nothing where no case asks about anything that can be cut into parts. */
export function decisionOfChoice(use: Use<Choice>, analysing: Analysing): Decision | undefined {
  const { node: choice } = use;
  const { plan, domains } = analysing;
  const space = conditionSpace(
    choice.cases.map(({ when }) => when),
    domains,
  );
  if (choice.cases.length === 0 || space.axes.length === 0 || space.axes.length > mostColumns)
    return undefined;
  return {
    title: "This choice",
    span: { start: choice.span.start, end: choice.span.start + choice.hit.length },
    hit: choice.hit,
    columns: space.subjects.map(({ expression, type, edges }) => ({
      name: analysing.textOf(expression.span),
      type,
      edges: new Set(edges.map(exact.toExactText)),
    })),
    axes: space.axes,
    rows: choice.cases.map(({ span, when, value }) => rowOf(span, when, value, space, analysing)),
    hasOtherwise: choice.otherwise !== undefined,
    asked: [
      {
        keys: space.subjects.map(({ key }) => key),
        circumstances: use.circumstances,
        hasElse: use.hasElse,
      },
    ],
    rowsEnd: (choice.otherwise ?? choice.cases.at(-1) ?? choice).span.end,
    valueType: plan.typeOf.get(choice),
    kind: "choice",
  };
}

function rowOf(
  span: DecisionRow["span"],
  when: Choice["cases"][number]["when"],
  value: DecisionRow["value"],
  space: ConditionSpace,
  { domains }: Analysing,
): DecisionRow {
  const { over, under } = conditionBoxes(when, true, space, domains);
  return { span, cells: when.span, value, boxes: over, isSure: isSame(over, under) };
}

/** What is left open makes more boxes above than below, or other ones. */
function isSame(over: readonly Box[], under: readonly Box[]): boolean {
  return (
    over.length === under.length &&
    over.every((box, index) => JSON.stringify(box) === JSON.stringify(under[index]))
  );
}
