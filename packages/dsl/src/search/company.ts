/** Any company a plan could be run on, as a fast-check arbitrary: few people, few rows, numbers near the edges. */

import { exact, type Fraction, parseDay, periodsBetween, periodText } from "@attain/engine";
import fc from "fast-check";
import type { CheckedPlan, ColumnSymbol, SourceSymbol } from "../check/checked-plan.js";
import { type Cell, numberCell, plainCell, textCell } from "./cell.js";
import { type Edges, edgesOf } from "./edges.js";

/** By column; what is not there is left out of the row. */
export type Row = ReadonlyMap<string, Cell>;
/** By data set. */
export type Company = ReadonlyMap<string, readonly Row[]>;

type Focused = Edges & { readonly focus: readonly Fraction[] };

/** Whoever works in a made-up company. */
export const people = ["ann", "bob"] as const;
const mostRows = 4;

/** `focus`: amounts at which the claim is likeliest to fail. */
export function anyCompany(plan: CheckedPlan, focus: readonly Fraction[] = []): fc.Arbitrary<Company> {
  const edges = { ...withKeys(edgesOf(plan), plan), focus };
  const sources = [...plan.symbols.values()].filter((symbol) => symbol.kind === "source");
  const facts = sources.filter((source) => isFact(source, plan));
  const others = sources.filter((source) => !facts.includes(source));
  const factRows = fc.tuple(
    ...facts.map((source, at) => fewRows(anyRow(source, edges, plan), at === 0 ? 1 : 0)),
  );
  const templates = fc.tuple(...others.map((source) => anyRow(source, edges, plan)));
  return fc.tuple(factRows, templates).map(([rows, singles]) => {
    const company = new Map<string, readonly Row[]>();
    for (const [at, source] of facts.entries()) company.set(source.name, named(source, rows[at] ?? []));
    const mentioned = people.filter(
      (person, index) => index === 0 || [...company.values()].flat().some((row) => mentions(row, person)),
    );
    others.forEach((source, at) => {
      company.set(source.name, spread(source, singles[at] ?? new Map(), mentioned, edges, plan));
    });
    return withoutStrays(company, sources);
  });
}

/** A column that is called like the key of other data holds such keys: `team` of a payee and of `teams`. */
function withKeys(edges: Edges, plan: CheckedPlan): Edges {
  const texts = new Map(edges.texts);
  for (const symbol of plan.symbols.values()) {
    if (symbol.kind !== "source" || isFact(symbol, plan)) continue;
    for (const { name, type } of symbol.keys) {
      if (type.kind === "text" && !texts.has(name)) texts.set(name, ["A"]);
    }
  }
  return { ...edges, texts };
}

function isKeyName(name: string, plan: CheckedPlan): boolean {
  return [...plan.symbols.values()].some(
    (symbol) =>
      symbol.kind === "source" && !isFact(symbol, plan) && symbol.keys.some((key) => key.name === name),
  );
}

/** Mostly one: whatever else there is hides what one row does. */
function fewRows(row: fc.Arbitrary<Row>, least: number): fc.Arbitrary<Row[]> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.array(row, { minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.array(row, { minLength: least, maxLength: mostRows }) },
  );
}

/** Rows that happen: credited, dated, or referring to such; the rest is looked up. */
export function isFact(source: SourceSymbol, plan: CheckedPlan): boolean {
  if (source === plan.settings.roster || source === plan.settings.exchange?.source) return false;
  const isCredited = [...plan.symbols.values()].some(
    (symbol) => symbol.kind === "credit" && symbol.source === source,
  );
  const refers = [...source.columns.values()].some(({ type }) => type.kind === "reference");
  const isKeyed = source.keys.some(({ type }) => type.kind === "payee" || type.kind === "period");
  return isCredited || refers || (!isKeyed && !source.statement.dated && source.time?.type.kind === "date");
}

function mentions(row: Row, person: string): boolean {
  return [...row.values()].some(({ held }) => held === person);
}

/** Every row of a data set has a key of its own. */
function named(source: SourceSymbol, rows: readonly Row[]): readonly Row[] {
  const letter = source.name.slice(0, 1).toUpperCase();
  return rows.map((row, index) => {
    const key = source.keys.find(({ type }) => type.kind === "text" || type.kind === "number");
    if (key === undefined) return row;
    const name = key.type.kind === "number" ? plainCell(`${index + 1}`) : plainCell(`${letter}${index + 1}`);
    return new Map([[key.name, name], ...row]);
  });
}

/** One row for each person, period and text that a row can be looked up by, alike but for its keys. */
function spread(
  source: SourceSymbol,
  template: Row,
  mentioned: readonly string[],
  edges: Focused,
  plan: CheckedPlan,
): readonly Row[] {
  const { settings } = plan;
  const [from, through] = [parseDay(settings.from), parseDay(settings.through)];
  let keys: (readonly (readonly [string, Cell])[])[] = [[]];
  for (const key of source.keys) {
    if (key.name === "from" || key.name === "known") continue;
    const isCode = key === settings.exchange?.currency;
    const values = isCode ? codes(plan) : keyCells(key, mentioned, edges, settings, from, through);
    keys = keys.flatMap((so) => values.map((value) => [...so, [key.name, value] as const]));
  }
  const start = source.statement.dated ? [["from", plainCell(settings.from)] as const] : [];
  return keys.slice(0, 60).map((key) => new Map([...key, ...start, ...template]));
}

/** Every currency that the plan has amounts in. */
function codes({ symbols, settings }: CheckedPlan): readonly Cell[] {
  const types = [...symbols.values()].flatMap((symbol) =>
    symbol.kind === "source" ? [...symbol.columns.values()].map(({ type }) => type) : [],
  );
  const own = types.flatMap((type) =>
    type.kind === "money" && /^[A-Z]{3}$/.test(type.currency) ? [type.currency] : [],
  );
  return [...new Set([settings.currency, ...own])].map(textCell);
}

function keyCells(
  { name, type }: ColumnSymbol,
  mentioned: readonly string[],
  edges: Focused,
  { fiscal }: CheckedPlan["settings"],
  from: number | undefined,
  through: number | undefined,
): readonly Cell[] {
  switch (type.kind) {
    case "payee":
      return mentioned.map(plainCell);
    case "period":
      if (from === undefined || through === undefined) return [];
      return periodsBetween(fiscal, type.unit, from, through).map((period) => plainCell(periodText(period)));
    case "choice":
      return type.values.map(textCell);
    case "text":
    case "reference":
      return (edges.texts.get(name) ?? ["A"]).map(textCell);
    default:
      return [];
  }
}

/** What refers to a row that is not there would be bad data, which proves nothing. */
function withoutStrays(company: Company, sources: readonly SourceSymbol[]): Company {
  const result = new Map(company);
  for (const source of sources) {
    const references = [...source.columns.values()].filter(({ type }) => type.kind === "reference");
    if (references.length === 0) continue;
    const rows = (company.get(source.name) ?? []).flatMap((row) => {
      const linked = new Map(row);
      for (const { name, type } of references) {
        const target = type.kind === "reference" ? company.get(type.source) : undefined;
        const place = Number(row.get(name)?.held ?? "");
        const found = target?.[place % Math.max(target.length, 1)];
        const key = found && [...found.values()][0];
        if (row.has(name) && key) linked.set(name, key);
        else if (row.has(name)) return [];
      }
      return [linked];
    });
    result.set(source.name, rows);
  }
  return result;
}

// ---------------------------------------------------------------- one row

function anyRow(source: SourceSymbol, edges: Focused, plan: CheckedPlan): fc.Arbitrary<Row> {
  const columns = [...source.columns.values()].filter(
    (column) =>
      column.declaration !== undefined &&
      column.declaration.formula === undefined &&
      !source.keys.includes(column) &&
      column.name !== "left",
  );
  const isFactual = isFact(source, plan);
  const cells = columns.map((column) => {
    const cell = anyCell(column, isFactual, edges, plan);
    const isDefault = column.optional || column.declaration?.default !== undefined;
    return isDefault ? fc.option(cell, { nil: undefined, freq: 2 }) : cell;
  });
  return fc.tuple(...cells).map(
    (values) =>
      new Map(
        columns.flatMap(({ name }, index) => {
          const value = values[index];
          return value === undefined ? [] : [[name, value] as const];
        }),
      ),
  );
}

function anyCell(
  column: ColumnSymbol,
  isFactual: boolean,
  edges: Focused,
  plan: CheckedPlan,
): fc.Arbitrary<Cell> {
  const { type, name } = column;
  const { settings } = plan;
  switch (type.kind) {
    case "money":
    case "number":
    case "percent":
      return anyNumber(type.kind, isFactual, edges).map((value) =>
        numberCell(value, type, settings.currency),
      );
    case "text": {
      const asked = edges.texts.get(name) ?? edges.texts.get("") ?? [];
      const [first = "other", ...others] = asked.slice(0, 8);
      if (isKeyName(name, plan)) return fc.constantFrom(...[first, ...others].map(textCell));
      return fc.oneof(
        { withCrossShrink: true },
        { weight: 5, arbitrary: fc.constantFrom(...[first, ...others].map(textCell)) },
        { weight: 1, arbitrary: fc.constant(textCell("other")) },
      );
    }
    case "choice":
      return fc.constantFrom(...type.values.map(textCell));
    case "yesno":
      return fc.constantFrom(plainCell("no"), plainCell("yes"));
    case "payee":
      return fc.constantFrom(...people.map(plainCell));
    case "date":
      return fc.constantFrom(...daysOf(plan).map(plainCell));
    case "period":
      return fc.constantFrom(...periodsOf(type.unit, plan).map(plainCell));
    case "reference":
      return fc.nat(3).map((place) => plainCell(`${place}`));
    default:
      return fc.constant(plainCell("none"));
  }
}

const ratio = exact.fromInteger(100_000);
const cent = exact.fromUnits(1, 2);

const simple: Readonly<Record<"money" | "number" | "percent", readonly string[]>> = {
  money: ["100", "1000", "10000", "100000", "0.01", "0", "1000000", "-100"],
  number: ["1", "10", "100", "0", "1000", "0.5", "-1"],
  percent: ["1", "0.5", "0", "0.1", "1.5", "0.333333"],
};

/** Round numbers first, then the plan's own ones with a cent more and a cent less. */
function anyNumber(
  kind: "money" | "number" | "percent",
  isFactual: boolean,
  edges: Focused,
): fc.Arbitrary<Fraction> {
  const round = simple[kind].map(exact.fromText);
  // What is looked up (quotas, salaries) is not negative, and round.
  if (!isFactual) {
    const usual = round.filter((value) => exact.sign(value) > 0);
    return fc.oneof(
      { withCrossShrink: true },
      { weight: 5, arbitrary: fc.constant(kind === "money" ? ratio : (usual[0] ?? exact.one)) },
      { weight: 2, arbitrary: fc.constantFrom(...usual) },
    );
  }
  const step = kind === "money" ? cent : kind === "number" ? exact.one : exact.fromUnits(1, 4);
  const own =
    kind === "money"
      ? [...edges.amounts, ...edges.shares.map((share) => exact.multiply(share, ratio))]
      : kind === "number"
        ? edges.numbers
        : edges.shares;
  const near = own.flatMap((value) => [value, exact.subtract(value, step), exact.add(value, step)]);
  const odd = fc
    .integer({ min: 1, max: 20_000_000 })
    .map((units) => exact.fromUnits(units, kind === "percent" ? 7 : 2));
  const focus =
    kind === "percent" ? [] : edges.focus.flatMap((value) => [exact.subtract(value, step), value]);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom(...round) },
    ...(near.length === 0 ? [] : [{ weight: 4, arbitrary: fc.constantFrom(...near) }]),
    ...(focus.length === 0 ? [] : [{ weight: 6, arbitrary: fc.constantFrom(...focus) }]),
    { weight: 1, arbitrary: odd },
  );
}

/** The tenth of a month for each month of the plan, its first day and its last. */
function daysOf({ settings }: CheckedPlan): readonly string[] {
  const [from, through] = [parseDay(settings.from), parseDay(settings.through)];
  if (from === undefined || through === undefined) return [settings.from];
  const tenths = periodsBetween(settings.fiscal, "month", from, through)
    .map((period) => `${periodText(period)}-10`)
    .filter((day) => parseDay(day) !== undefined && day >= settings.from && day <= settings.through);
  return [...tenths.slice(0, 14), settings.from, settings.through];
}

function periodsOf(
  unit: "day" | "month" | "quarter" | "half" | "year",
  { settings }: CheckedPlan,
): readonly string[] {
  const [from, through] = [parseDay(settings.from), parseDay(settings.through)];
  if (from === undefined || through === undefined) return [];
  return periodsBetween(settings.fiscal, unit, from, through).slice(0, 14).map(periodText);
}
