/** The plan statement: its settings, each once, and what holds where one is missing. */

import { isCurrency, minorUnits } from "@attain/engine";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Name, PlanSetting, PlanStatement } from "../../syntax/ast.js";
import { monthNames } from "../../syntax/month-names.js";
import type { Settings } from "../checked-plan.js";
import type { Checking } from "../checking.js";

/** Until the plan is known; no currency goes with every currency. */
export const noSettings: Settings = {
  name: "",
  from: "0001-01-01",
  through: "9999-12-31",
  currency: "",
  rounding: { mode: "half even", places: 2 },
  fiscal: { month: 1, named: "start" },
};

export function declareSettings(checking: Checking): Settings {
  const [statement] = checking.file.statements.filter((each) => each.kind === "plan");
  if (statement === undefined) return noSettings;
  const { settings } = statement;
  const effective = first(settings, "effective");
  const currency = currencyOf(first(settings, "currency")?.code, checking);
  const round = first(settings, "round");
  const fiscal = first(settings, "fiscal");
  const changes = first(settings, "changes");
  checkClauses(statement, checking);
  if (effective && effective.from.value > effective.through.value) {
    checking.report({
      code: "dates-reversed",
      span: effective.span,
      message: `The plan ends on ${effective.through.value}, before it begins on ${effective.from.value}`,
      help: "Write the first day after `from` and the last day after `through`",
    });
  }
  return {
    statement,
    name: statement.name.text,
    from: effective?.from.value ?? noSettings.from,
    through: effective?.through.value ?? noSettings.through,
    currency,
    rounding: {
      mode: round?.mode ?? noSettings.rounding.mode,
      places: round?.places
        ? Number(round.places.value)
        : (minorUnits(currency) ?? noSettings.rounding.places),
    },
    ...(changes && { changes: changes.policy }),
    fiscal: fiscal ? { month: monthOf(fiscal.month, checking), named: fiscal.named } : noSettings.fiscal,
  };
}

function first<K extends PlanSetting["kind"]>(
  settings: readonly PlanSetting[],
  kind: K,
): Extract<PlanSetting, { kind: K }> | undefined {
  return settings.find((setting): setting is Extract<PlanSetting, { kind: K }> => setting.kind === kind);
}

const required = {
  effective: "`effective from 2026-01-01 through 2026-12-31`: its first and last day",
  currency: "`currency USD`: the currency of every amount that names none",
  round: "`round half even`: how a payout is rounded",
} as const;

/** What costs money is never assumed: dates, currency and rounding are written, each once. */
function checkClauses(statement: PlanStatement, checking: Checking): void {
  const seen = new Map<string, PlanSetting>();
  for (const setting of statement.settings) {
    const before = seen.get(setting.kind);
    if (before === undefined) seen.set(setting.kind, setting);
    else {
      checking.report({
        code: "written-twice",
        span: setting.span,
        message: `The plan says \`${setting.kind}\` twice`,
        help: "Keep one of the two lines",
        related: [{ span: before.span, message: "The first one" }],
      });
    }
  }
  if (statement.broken) return;
  for (const kind of ["effective", "currency", "round"] as const) {
    if (seen.has(kind)) continue;
    checking.report({
      code: "missing-setting",
      span: statement.name.span,
      message: `The plan does not say \`${kind}\``,
      help: `Add ${required[kind]}`,
    });
  }
}

function currencyOf(code: Name | undefined, checking: Checking): string {
  if (code === undefined) return "";
  return checkCurrency(code, checking) ? code.text : "";
}

export function checkCurrency(code: Name, checking: Checking): boolean {
  if (isCurrency(code.text)) return true;
  checking.report({
    code: "unknown-currency",
    span: code.span,
    message: `No currency has the code ${code.text}`,
    help: "Write a code of ISO 4217, such as USD or EUR",
    cause: `currency ${code.text}`,
  });
  return false;
}

function monthOf(name: Name, checking: Checking): number {
  const index = monthNames.findIndex((month) => month.toLowerCase() === name.text.toLowerCase());
  if (index >= 0) return index + 1;
  const near = didYouMean(name.text, monthNames);
  checking.report({
    code: "unknown-value",
    span: name.span,
    message: `No month is called \`${name.text}\``,
    help: near === undefined ? "Write a month in English, such as `April`" : `Did you mean \`${near}\`?`,
    ...(near !== undefined && {
      fixes: [{ title: `Write \`${near}\``, edits: [{ span: name.span, text: near }] }],
    }),
  });
  return noSettings.fiscal.month;
}
