/**
 * A dated value read for a whole period: what `changes` says decides which of its values counts, and
 * only numbers can be averaged over days.
 */

import type { Span } from "../../source/span.js";
import type { Scope as Validity } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { isPeriodBoundary } from "../types/period-boundary.js";
import { isNumeric } from "../types/unify.js";

/** `what` is the value in the author's words. */
export function checkDatedRead(what: string, type: Type, span: Span, scope: Scope, checking: Checking): void {
  if (scope.dated !== "period" || type.kind === "unknown") return;
  const policy = changesPolicy(what, span, checking);
  if (policy !== "by days" || isNumeric(type) || type.kind === "money") return;
  checking.report({
    code: "cannot-average",
    span,
    message: `${what} may change within the period, and only numbers can be averaged by days`,
    help: "Say which one counts: `opening(...)` or `closing(...)`; or average the number that depends on it: `day_average(...)`",
  });
}

/** A table or tiers of which another version may stand from some day on. */
export function checkVersionedUse(
  what: string,
  versions: readonly (Validity | undefined)[],
  span: Span,
  scope: Scope,
  checking: Checking,
): void {
  if (scope.dated !== "period") return;
  const days = versions.flatMap((version) => [
    ...(version?.from ? [{ day: version.from.value, isLast: false }] : []),
    ...(version?.through ? [{ day: version.through.value, isLast: true }] : []),
  ]);
  if (days.length === 0 || changesPolicy(what, span, checking) !== "by days") return;
  const { settings } = checking;
  const unit = scope.figure && scope.figure.owner !== "credit" ? scope.figure.per : undefined;
  const within = days.find(
    ({ day, isLast }) =>
      day > settings.from &&
      day < settings.through &&
      unit !== undefined &&
      !isPeriodBoundary(day, isLast, unit, settings.fiscal),
  );
  if (within === undefined) return;
  checking.report({
    code: "cannot-average",
    span,
    message: `${what} changes on ${within.day}, within a period, and tables cannot be averaged by days`,
    help: "Let it change where a period begins, or say which one counts: `opening(...)` or `closing(...)`",
  });
}

/** The plan's answer; a plan without one is told so, once. */
function changesPolicy(
  what: string,
  span: Span,
  checking: Checking,
): "opening" | "closing" | "by days" | undefined {
  const { changes, statement } = checking.settings;
  if (changes !== undefined || statement === undefined || statement.broken) return changes;
  checking.report({
    code: "changes-not-chosen",
    span,
    message: `${what} may change within the period, and the plan does not say which value counts`,
    help: "Add `changes opening`, `changes closing` or `changes by days` to the plan, or write `opening(...)`, `closing(...)` or `day_average(...)` here",
    cause: "changes",
  });
  return undefined;
}
