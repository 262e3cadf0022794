/** `ytd`, `last 12 month`: windows that fit the figure's period and what is added up. */

import type { Aggregate } from "../../syntax/ast.js";
import type { AggregateMeaning } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import { isLonger } from "../types/period-length.js";

export function checkWindow(
  aggregate: Aggregate,
  meaning: AggregateMeaning,
  scope: Scope,
  checking: Checking,
): void {
  const { window } = aggregate;
  if (window === undefined) return;
  const message = whyNot(window, meaning, scope);
  if (message === undefined) return;
  checking.report({
    code: "window-does-not-fit",
    span: window.span,
    message,
    help: "Leave the window out, or choose one that holds whole periods",
  });
}

function whyNot(
  window: NonNullable<Aggregate["window"]>,
  meaning: AggregateMeaning,
  { figure, row }: Scope,
): string | undefined {
  if (row || figure === undefined || figure.owner === "credit") {
    return "A window counts from a figure's period, and a row has none";
  }
  if (figure.owner === "payee" && figure.cut) {
    return `A part of a ${figure.per} has no window, which would reach into other parts`;
  }
  if (figure.per === "plan") return "One number for the whole plan has no window in time";
  if (meaning.kind === "source" && meaning.time === undefined) {
    return `The rows of \`${meaning.source.name}\` have no date, so no window can choose among them`;
  }
  const unit = window.kind === "toDate" ? window.unit : window.unit.unit;
  if (window.kind === "toDate" && isLonger(figure.per, unit)) {
    return `A ${unit} to date is shorter than the figure's own ${figure.per}`;
  }
  if (window.kind === "last" && !/^0*[1-9]\d*$/.test(window.count.value)) {
    return `${window.count.value} is no number of periods`;
  }
  const inner = innerLength(meaning);
  if (inner !== undefined && isLonger(inner, unit)) return `A ${unit} holds no whole ${inner} to take`;
  return undefined;
}

/** The length of the periods that are taken together, when they are not single days. */
function innerLength(meaning: AggregateMeaning) {
  if (meaning.kind === "source") {
    return meaning.time?.type.kind === "period" ? meaning.time.type.unit : undefined;
  }
  if (meaning.kind !== "figure" || meaning.figure.grain.owner === "credit") return undefined;
  return meaning.figure.grain.per;
}
