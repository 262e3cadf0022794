/** Every payee is in the roster and every reference finds its row; what refers to a row left out goes with it. */

import type { RuleSet } from "../../rule-set.js";
import { cellText } from "../cell-text.js";
import { unknownPayee, unknownReference } from "../data-faults.js";
import { nearest } from "../nearest.js";
import { columnsRead, keyColumns } from "../table-columns.js";
import type { TableRows } from "../table-rows.js";

/** A column whose cells name rows of another data set (of the roster, for payees). */
interface Link {
  readonly rows: TableRows;
  readonly column: { readonly name: string; readonly header: string };
  readonly target: TableRows;
  readonly isPayee: boolean;
}

export function reportUnknownReferences(ruleSet: RuleSet, tables: ReadonlyMap<string, TableRows>): void {
  const links = linksOf(ruleSet, tables);
  for (const link of links) reportUnknown(link);
  leaveOutDependents([...tables.values()], links);
}

function linksOf(ruleSet: RuleSet, tables: ReadonlyMap<string, TableRows>): readonly Link[] {
  const links: Link[] = [];
  for (const rows of tables.values()) {
    for (const column of columnsRead(rows.built.source)) {
      const isPayee = column.type.kind === "payee";
      const name =
        column.type.kind === "reference" ? column.type.source : isPayee ? ruleSet.plan.roster : undefined;
      const target = tables.get(name ?? "");
      const isOwnKey = target === rows && column.key;
      if (target && !isOwnKey && keyColumns(target.built.source).length === 1) {
        links.push({ rows, column, target, isPayee });
      }
    }
  }
  return links;
}

function reportUnknown({ rows, column, target, isPayee }: Link): void {
  const { built } = rows;
  const cells = built.columns.get(column.name);
  if (cells?.kind !== "text" || target.built.isBroken) return;
  const keys = keysOf(target);
  const isKnown = Uint8Array.from(cells.dictionary, (text) =>
    keys.has(text) || target.isOutKey(text) ? 1 : 0,
  );
  if (!isKnown.includes(0)) return;

  const nearestKey = rememberedNearest(keys);
  for (let row = 0; row < built.rowCount; row += 1) {
    const code = cells.codes[row] ?? 0;
    if (isKnown[code] !== 0 || cells.present?.[row] === 0) continue;
    const text = cells.dictionary[code] ?? "";
    const place = {
      file: built.file,
      line: built.lines[row] ?? 0,
      column: built.fields.get(column.name) ?? 0,
    };
    const describe = isPayee ? unknownPayee : unknownReference;
    built.faults.add(() => describe(place, column.header, text, target.built.source.name, nearestKey(text)));
    rows.leaveOut(row, "fault");
  }
}

function keysOf(rows: TableRows): ReadonlySet<string> {
  const { built } = rows;
  const [key] = keyColumns(built.source);
  const column = built.columns.get(key?.name ?? "");
  const keys = new Set<string>();
  for (let row = 0; row < built.rowCount; row += 1) keys.add(cellText(column, row));
  return keys;
}

/** Keys compared in all: a search through a large data set is worth it for the first few names only. */
const mostComparisons = 400_000;

function rememberedNearest(keys: ReadonlySet<string>): (text: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  const mostSearches = Math.floor(mostComparisons / keys.size);
  return (text) => {
    if (!found.has(text) && found.size < mostSearches) found.set(text, nearest(text, keys));
    return found.get(text);
  };
}

/** Until nothing changes: rows of keys left out, then rows that refer to them. */
function leaveOutDependents(tables: readonly TableRows[], links: readonly Link[]): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const rows of tables) changed = rows.leaveOutKeyMates() || changed;
    for (const link of links) changed = leaveOutReferring(link) || changed;
  }
}

function leaveOutReferring({ rows, column, target }: Link): boolean {
  const { built } = rows;
  const cells = built.columns.get(column.name);
  if (cells?.kind !== "text" || !target.hasOutKeys) return false;
  const isOut = Uint8Array.from(cells.dictionary, (text) => (target.isOutKey(text) ? 1 : 0));
  let changed = false;
  for (let row = 0; row < built.rowCount; row += 1) {
    if (isOut[cells.codes[row] ?? 0] !== 1 || cells.present?.[row] === 0 || rows.isOut(row)) continue;
    rows.leaveOut(row, "reference");
    changed = true;
  }
  return changed;
}
