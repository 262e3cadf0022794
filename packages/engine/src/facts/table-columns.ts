/** Which columns of a file a data set reads: those it declares, and those every data set has silently. */

import type { Place, RuleSet, Source, SourceColumn } from "../rule-set.js";
import { parseDay } from "../values/calendar.js";
import { parseDecimal, unitsText } from "../values/decimal-text.js";
import { parsePeriod } from "../values/period.js";
import { unreachable } from "../values/unreachable.js";
import type { ColumnCollector } from "./columns/column-collector.js";
import { DateColumn } from "./columns/date-column.js";
import { DecimalColumn } from "./columns/decimal-column.js";
import { DistinctTextColumn } from "./columns/distinct-text-column.js";
import { MixedMoneyColumn } from "./columns/mixed-money-column.js";
import { type Canonical, TextColumn } from "./columns/text-column.js";
import { YesNoColumn } from "./columns/yesno-column.js";

const nowhere: Place = { line: 1, column: 1, length: 0 };

/** The columns a file of this source is read for, in order; formulas are calculated, not read. */
export function columnsRead(source: Source): readonly SourceColumn[] {
  const read = source.columns.filter((column) => column.formula === undefined);
  const declared = new Set(source.columns.map((column) => column.name));
  const from = source.dated && !declared.has("from") ? [implicitDate("from", false)] : [];
  const known = declared.has("known") ? [] : [implicitDate("known", true)];
  return [...read, ...from, ...known];
}

/** The declared key columns, without the `from` of a dated source. */
export function keyColumns(source: Source): readonly SourceColumn[] {
  return source.columns.filter((column) => column.key && !(source.dated && column.name === "from"));
}

/**
 * The column whose every row must be a text of its own: the one key of a data set that has no versions.
 * `headers` are those of its file.
 */
export function distinctKey(source: Source, headers: readonly string[]): SourceColumn | undefined {
  const [key, ...others] = keyColumns(source);
  const hasVersions = source.dated || columnsRead(source).some((column) => isKnown(column, headers));
  if (key?.type.kind !== "text" || others.length > 0 || hasVersions) return undefined;
  return key.optional || key.default ? undefined : key;
}

function isKnown({ name, header }: SourceColumn, headers: readonly string[]): boolean {
  return name === "known" && headers.includes(header.trim().normalize("NFC"));
}

export function collectorFor(column: SourceColumn, ruleSet: RuleSet, isDistinct: boolean): ColumnCollector {
  const { type } = column;
  if (isDistinct) return new DistinctTextColumn();
  switch (type.kind) {
    case "number":
    case "percent":
      return new DecimalColumn({ kind: type.kind });
    case "money":
      return new DecimalColumn(type);
    case "mixedMoney":
      return new MixedMoneyColumn();
    case "date":
      return new DateColumn();
    case "yesno":
      return new YesNoColumn();
    case "text":
    case "payee":
      return new TextColumn();
    case "choice":
    case "period":
    case "reference":
      return new TextColumn(canonicalOf(column, ruleSet));
    default:
      return unreachable(type);
  }
}

/** The one spelling of a key or period, so that `007` finds the row with the number 7. */
function canonicalOf(column: SourceColumn, ruleSet: RuleSet): Canonical | undefined {
  const type = keyTypeBehind(column, ruleSet, new Set());
  switch (type?.kind) {
    case "choice": {
      const values = new Map(type.values.map((value) => [value.normalize("NFC"), value]));
      return (text) => values.get(text);
    }
    case "period":
      return (text) => (parsePeriod(text)?.unit === type.unit ? text : undefined);
    case "number":
    case "percent":
    case "money":
      return canonicalDecimal;
    case "date":
      return (text) => (parseDay(text) === undefined ? undefined : text);
    default:
      return undefined;
  }
}

/** The type of what the cells really hold: through references, to the key they name. */
function keyTypeBehind(
  column: SourceColumn,
  ruleSet: RuleSet,
  seen: Set<string>,
): SourceColumn["type"] | undefined {
  const { type } = column;
  if (type.kind !== "reference") return type;
  const target = ruleSet.sources.find((source) => source.name === type.source);
  const [key, ...others] = target ? keyColumns(target) : [];
  if (key === undefined || others.length > 0 || seen.has(type.source)) return undefined;
  return keyTypeBehind(key, ruleSet, seen.add(type.source));
}

function canonicalDecimal(text: string): string | undefined {
  const parsed = parseDecimal(text);
  return typeof parsed === "string" ? undefined : unitsText(parsed.units, parsed.scale);
}

function implicitDate(name: string, optional: boolean): SourceColumn {
  return { name, header: name, type: { kind: "date" }, key: false, optional, place: nowhere };
}
