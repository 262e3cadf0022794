/**
 * Law: of a number's versions only one has a part in each of its periods. What a second one would count
 * there has no place: one period is one amount.
 */

import { changesInsidePeriods, type Scope as Dates, dayText, parseDay } from "@attain/engine";
import type { Name, Scope } from "../../syntax/ast.js";
import type { AnyFigure } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { describeGrain } from "../types/period-length.js";

export function versionsChangeBetweenPeriods(checking: Checking): void {
  const { settings } = checking;
  const from = parseDay(settings.from);
  const through = parseDay(settings.through);
  if (from === undefined || through === undefined || from > through || settings.statement?.broken) return;
  const time = { from, through, calendar: settings.fiscal };
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "figure" && symbol.kind !== "component" && symbol.kind !== "scorecard") continue;
    if (symbol.grain.owner === "credit") continue;
    const versions = versionsOf(symbol);
    const seen = new Set<Version>();
    for (const { before, after, on, payee, period } of changesInsidePeriods(
      versions,
      symbol.grain.per,
      time,
    )) {
      // One version that begins and ends inside periods is one mistake.
      const cause = after.from === dayText(on) ? after : before;
      if (seen.has(cause)) continue;
      seen.add(cause);
      const whose = payee === undefined ? "" : ` for ${payee}`;
      const within = period.unit === "plan" ? "within the plan's dates" : `within ${period.text}`;
      checking.report({
        code: "version-changes-inside-period",
        span: cause.scope?.span ?? cause.name.span,
        message: `\`${symbol.name}\` changes${whose} on ${dayText(on)}, ${within}, and is one number ${describeGrain(symbol.grain)}`,
        help: helpFor(symbol, period.unit === "plan"),
        related: [{ span: (cause === after ? before : after).name.span, message: "The other version" }],
      });
    }
  }
}

interface Version extends Dates {
  readonly name: Name;
  readonly scope?: Scope;
}

/** Those that could be read; of two with the same beginning, which is an error of its own, the first. */
function versionsOf({ statements }: AnyFigure): readonly Version[] {
  const versions = new Map<string, Version>();
  for (const { name, scope, broken } of statements) {
    if (broken) return [];
    const key = `${scope?.from?.value ?? ""} ${scope?.payee?.text ?? ""}`;
    if (versions.has(key)) continue;
    versions.set(key, {
      name,
      ...(scope && { scope }),
      ...(scope?.payee && { payee: scope.payee.text }),
      ...(scope?.from && { from: scope.from.value }),
      ...(scope?.through && { through: scope.through.value }),
    });
  }
  return [...versions.values()];
}

function helpFor({ kind, grain }: AnyFigure, isWholePlan: boolean): string {
  const cut = kind === "component" ? "component" : "figure";
  if (isWholePlan || grain.owner === "credit")
    return `Make two of it: a ${cut} of another name for each time`;
  return `Let the version begin on the first day of a ${grain.per}, or make two of it: a ${cut} of another name for each time`;
}
