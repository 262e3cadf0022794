/** Aggregates over data: whose rows they are and when, by the only columns that can say so. */

import type { Aggregate } from "../../syntax/ast.js";
import type { AggregateMeaning, FigureGrain, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { describeGrain, isLonger } from "../types/period-length.js";

type SourceMeaning = Extract<AggregateMeaning, { kind: "source" }>;

export function sourceMeaning(
  source: SourceSymbol,
  aggregate: Aggregate,
  grain: FigureGrain,
  checking: Checking,
): SourceMeaning | undefined {
  const { payee, time } = source;
  if (source.statement.broken && (payee === undefined || time === undefined)) return undefined;
  if (payee === undefined) {
    const several = [...source.columns.values()].filter((column) => column.type.kind === "payee");
    checking.report({
      code: "which-payee",
      span: aggregate.span,
      message:
        several.length > 1
          ? `Whose rows of \`${source.name}\` count: by ${list(several.map(({ name }) => name))}?`
          : `No column of \`${source.name}\` says whose rows they are`,
      help:
        several.length === 0 && grain.owner === "plan" && grain.per !== "plan"
          ? `Rows of nobody come in added up: data with a row for each ${grain.per}, which is read as \`${source.name}.column\``
          : `Make a credit of \`${source.name}\`, which says who receives it`,
    });
    return undefined;
  }
  const whole = grain.owner !== "credit" && grain.per === "plan";
  if (time === undefined && !whole) {
    const several = [...source.columns.values()].filter(isTime);
    checking.report({
      code: "which-date",
      span: aggregate.span,
      message:
        several.length > 1
          ? `Which date of \`${source.name}\` counts: ${list(several.map(({ name }) => name))}?`
          : `No column of \`${source.name}\` says when its rows count`,
      help: `Make a credit of \`${source.name}\` that names the date with \`on\``,
    });
    return undefined;
  }
  const unit = time?.type.kind === "period" ? time.type.unit : undefined;
  if (unit !== undefined && grain.owner !== "credit" && !whole && isLonger(unit, grain.per)) {
    checking.report({
      code: "window-does-not-fit",
      span: aggregate.span,
      message: `\`${source.name}\` has rows per ${unit}, and this is one number ${describeGrain(grain)}`,
      help: `Read the row itself: \`${source.name}.column\``,
    });
    return undefined;
  }
  if (grain.owner === "payee" && grain.cut && time?.type.kind !== "date") {
    checking.report({
      code: "window-does-not-fit",
      span: aggregate.span,
      message: `The rows of \`${source.name}\` have no dates that a period could be cut between`,
      help: `Read them in a number per ${grain.per}, or give the rows dates`,
    });
    return undefined;
  }
  const isMembers = grain.owner === "group" && time?.type.kind !== "date";
  return { kind: "source", source, payee, ...(time && { time }), ...(isMembers && { members: true }) };
}

/** Of the whole plan a claim may add up every row of data that belongs to somebody. */
export function everyRow(source: SourceSymbol, grain: FigureGrain): SourceMeaning | undefined {
  if (grain.owner !== "plan" || grain.per !== "plan") return undefined;
  const payee = source.payee ?? [...source.columns.values()].find(({ type }) => type.kind === "payee");
  return payee && { kind: "source", source, payee };
}

function isTime({
  name,
  type,
}: {
  readonly name: string;
  readonly type: { readonly kind: string };
}): boolean {
  return (type.kind === "date" || type.kind === "period") && name !== "known";
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(" or ");
}
