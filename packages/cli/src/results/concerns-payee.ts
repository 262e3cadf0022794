/** Which rows are a payee's business: those that name them, that lead to a row naming them, or that name nobody. */

import { cellText, type Facts, type RuleSet, type Source, type SupersededRow } from "@attain/engine";

/** Tells of a replaced row whether the payee is named in it or in the one that stands for it. */
export function concernsPayee(
  ruleSet: RuleSet,
  facts: Facts,
  payee: string,
): (row: SupersededRow) => boolean {
  const people = new PeopleOfRows(ruleSet, facts);
  return ({ source, line, by }) => {
    const named = [line, by.line].map((each) => people.of(source, each));
    // Rates, weights, targets of a product: whose they are, nobody can say.
    return named.every((all) => all.size === 0) || named.some((all) => all.has(payee));
  };
}

class PeopleOfRows {
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #byLine = new Map<string, ReadonlyMap<string, readonly number[]>>();
  readonly #byKey = new Map<string, ReadonlyMap<string, readonly number[]>>();

  constructor(
    readonly ruleSet: RuleSet,
    readonly facts: Facts,
  ) {
    this.#sources = new Map(ruleSet.sources.map((source) => [source.name, source]));
  }

  of(name: string, line: number): ReadonlySet<string> {
    const people = new Set<string>();
    const source = this.#sources.get(name);
    const table = this.facts.tables.get(name);
    if (source === undefined || table === undefined) return people;
    const rows = indexed(this.#byLine, name, table.rowCount, (row) => `${table.origin(row).line}`);
    for (const row of rows.get(`${line}`) ?? []) this.#collect(source, row, people, new Set());
    return people;
  }

  #collect(source: Source, row: number, people: Set<string>, seen: Set<string>): void {
    const table = this.facts.tables.get(source.name);
    for (const { name, type, formula } of source.columns) {
      if (formula !== undefined) continue;
      const text = cellText(table?.columns.get(name), row);
      if (text === "") continue;
      if (type.kind === "payee") {
        people.add(text);
        // Whoever leads them may be paid on the row, too.
        this.#follow(this.ruleSet.plan.roster ?? "", text, people, seen);
      } else if (type.kind === "reference") this.#follow(type.source, text, people, seen);
    }
  }

  #follow(name: string, key: string, people: Set<string>, seen: Set<string>): void {
    const place = `${name}\u0000${key}`;
    const source = this.#sources.get(name);
    const table = this.facts.tables.get(name);
    const column = source?.columns.find((each) => each.key && each.name !== "from")?.name ?? "";
    if (source === undefined || table === undefined || seen.has(place)) return;
    seen.add(place);
    const cells = table.columns.get(column);
    const rows = indexed(this.#byKey, name, table.rowCount, (row) => cellText(cells, row));
    for (const row of rows.get(key) ?? []) this.#collect(source, row, people, seen);
  }
}

/** The rows of a table by what is told of them, made when first asked for. */
function indexed(
  indexes: Map<string, ReadonlyMap<string, readonly number[]>>,
  name: string,
  rowCount: number,
  textOf: (row: number) => string,
): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(name);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  for (let row = 0; row < rowCount; row += 1) {
    const text = textOf(row);
    const rows = index.get(text);
    if (rows === undefined) index.set(text, [row]);
    else rows.push(row);
  }
  indexes.set(name, index);
  return index;
}
