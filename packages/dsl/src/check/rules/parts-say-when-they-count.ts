/**
 * Advice: rows that are added up inside another row count from their one date on. With two dates nothing
 * says from which, and they would all count from the first day of the plan, those of later months too.
 */

import type { ColumnSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";

export function partsSayWhenTheyCount(checking: Checking): void {
  const told = new Set<SourceSymbol>();
  for (const [{ span }, meaning] of checking.aggregateOf) {
    if (meaning.kind !== "children" || told.has(meaning.source)) continue;
    const { source } = meaning;
    told.add(source);
    const dates = [...source.columns.values()].filter(isOwnDate);
    const [, second] = dates;
    if (second === undefined || source.columns.get("known")?.declaration !== undefined) continue;
    const names = dates.map(({ name }) => `\`${name}\``).join(" and ");
    checking.report({
      code: "counts-from-which-date",
      span,
      message: `Rows of \`${source.name}\` have the dates ${names}, and none of them says from when a row counts, so that it counts from the beginning on`,
      help: `Declare \`known : date\` in \`${source.name}\`, the day from which a row counts (\`optional\` where some count from the beginning on), or keep one date column`,
      related: dates.map(({ declaration, name }) => ({
        span: declaration?.name.span ?? source.statement.name.span,
        message: `\`${name}\` is a date`,
      })),
    });
  }
}

function isOwnDate({ type, declaration }: ColumnSymbol): boolean {
  return type.kind === "date" && declaration !== undefined && declaration.formula === undefined;
}
