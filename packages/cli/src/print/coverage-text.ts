/** What tests use of a plan, for a person: how much of each kind of part, and what no test uses. */

import { type Coverage, coveredShare, missingWays, type PartKind } from "@attain/dsl";
import { printable } from "./printable.js";
import type { Style } from "./style.js";

const names: Readonly<Record<PartKind, string>> = {
  condition: "conditions, yes and no",
  row: "rows and choices",
  tier: "tiers",
  limit: "caps and floors, bound and unbound",
  value: "other expressions",
};

export function coverageText(coverage: Coverage, file: string, style: Style): string {
  const { parts, ways, covered } = coverage;
  const kinds = Object.entries(names).flatMap(([kind, name]) => {
    const own = parts.filter((part) => part.kind === kind).flatMap((part) => part.ways);
    if (own.length === 0) return [];
    return [`  ${own.filter(({ isCovered }) => isCovered).length} of ${own.length} ${name}\n`];
  });
  const missing = parts.flatMap((part) => {
    const ways = missingWays(part);
    if (ways.length === 0) return [];
    const place = style.dim(`${printable(file)}:${part.place.line}`);
    return [`  ${place} ${printable(part.text)}: ${neverText(ways)}\n`];
  });
  const heading = `${style.bold(`coverage ${coveredShare(coverage)}`)} ${covered} of ${ways}\n`;
  const list = missing.length === 0 ? "" : `${style.yellow("no test shows")}\n${missing.join("")}`;
  return `${heading}${kinds.join("")}${list}`;
}

/** `never no, never bound`. */
export function neverText(missing: readonly string[]): string {
  return missing.map((way) => `never ${way}`).join(", ");
}
