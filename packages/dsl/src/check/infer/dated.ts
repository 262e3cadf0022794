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
import { reportNotEvaluated } from "./not-evaluated.js";

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
  if (scope.dated !== "period" || !versions.some((version) => version?.from ?? version?.through)) return;
  if (changesPolicy(what, span, checking) !== "by days") return;
  const day = changeWithinPeriod(versions, scope, checking);
  if (day === undefined) return;
  checking.report({
    code: "cannot-average",
    span,
    message: `${what} changes on ${day}, within a period, and tables cannot be averaged by days`,
    help: "Let it change where a period begins, or say which one counts: `opening(...)` or `closing(...)`",
  });
}

/** `pay ... at` tiers reads them at the end of the period; with `changes opening` that must be no other version. */
export function checkVersionedPay(
  what: string,
  versions: readonly (Validity | undefined)[],
  span: Span,
  scope: Scope,
  checking: Checking,
): void {
  checkVersionedUse(what, versions, span, scope, checking);
  if (scope.dated !== "period" || checking.settings.changes !== "opening") return;
  if (changeWithinPeriod(versions, scope, checking) === undefined) return;
  reportNotEvaluated(
    "`pay ... at` tiers that change within a period, under `changes opening`,",
    span,
    checking,
  );
}

/** A day within the plan on which another version begins while a period of the figure runs. */
function changeWithinPeriod(
  versions: readonly (Validity | undefined)[],
  scope: Scope,
  { settings }: Checking,
): string | undefined {
  const unit = scope.figure && scope.figure.owner !== "credit" ? scope.figure.per : undefined;
  if (unit === undefined) return undefined;
  const days = versions.flatMap((version) => [
    ...(version?.from ? [{ day: version.from.value, isLast: false }] : []),
    ...(version?.through ? [{ day: version.through.value, isLast: true }] : []),
  ]);
  return days.find(
    ({ day, isLast }) =>
      day > settings.from && day < settings.through && !isPeriodBoundary(day, isLast, unit, settings.fiscal),
  )?.day;
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
