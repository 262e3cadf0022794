/**
 * Whom a row is about, so that nobody is shown what concerns somebody else: a row that is credited those who
 * receive the credit, a row that refers to it the same people, any other row the payees that it names.
 */

import type { CreditBook } from "./crediting/credit-book.js";
import { creditBook } from "./crediting/credit-book.js";
import type { FactSource } from "./fact-store.js";
import type { Run, View } from "./run.js";
import { textOf } from "./value.js";

/** Rates and the like are about nobody, and so for everybody. */
export type Owners = ReadonlySet<string> | "everybody";

export interface SourceRow {
  readonly source: FactSource;
  readonly row: number;
}

const nobody: ReadonlySet<string> = new Set();

export class RowOwners {
  readonly #run: Run;
  readonly #views: readonly View[];
  /** Sources that credits are made of. */
  readonly #credited: ReadonlySet<string>;
  readonly #receivers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #standing = new Map<string, ReadonlyMap<string, readonly number[]>>();

  private constructor(run: Run, views: readonly View[], books: readonly CreditBook[]) {
    this.#run = run;
    this.#views = views;
    this.#credited = new Set(
      run.program.ruleSet.credits.flatMap(({ of }) => ("source" in of ? [of.source] : [])),
    );
    const receivers = new Map<string, Set<string>>();
    for (const { source, row, payee } of books.flatMap(({ rows }) => rows)) {
      const id = rowId({ source, row });
      const found = receivers.get(id);
      if (found === undefined) receivers.set(id, new Set([payee]));
      else found.add(payee);
    }
    this.#receivers = receivers;
  }

  /** As the data is looked at on any of these days. */
  static async on(run: Run, views: readonly View[]): Promise<RowOwners> {
    const books: CreditBook[] = [];
    for (const view of views) books.push(await creditBook(run, view));
    return new RowOwners(run, views, books);
  }

  isCredited({ source }: FactSource): boolean {
    return this.#credited.has(source.name);
  }

  isAbout(payee: string, of: SourceRow): boolean {
    const owners = this.#ownersOf(of, []);
    return owners === "everybody" || owners.has(payee);
  }

  /** Whether a row refers to another one, through rows between them too. */
  refersTo(of: SourceRow, to: SourceRow, through: readonly string[] = []): boolean {
    const { name } = of.source.source;
    if (through.includes(name)) return false;
    return this.#referred(of, () => true).some(
      (each) => rowId(each) === rowId(to) || this.refersTo(each, to, [...through, name]),
    );
  }

  /** `through` are the sources on the way, each of which is followed once. */
  #ownersOf(of: SourceRow, through: readonly string[]): Owners {
    const { source } = of;
    const { name } = source.source;
    const receivers = this.#receivers.get(rowId(of));
    if (receivers !== undefined) return receivers;
    const key = payeesIn(of, true);
    if (key.size > 0) return key;
    const onward = [...through, name];
    const ownersOf = (rows: readonly SourceRow[]) => union(rows.map((row) => this.#ownersOf(row, onward)));
    if (this.#leadsToDeals(name, through)) {
      const isDeal = (target: string) => this.#credited.has(target) || this.#leadsToDeals(target, onward);
      return ownersOf(this.#referred(of, isDeal));
    }
    if ([...source.columns.values()].some(({ type }) => type.kind === "payee")) return payeesIn(of, false);
    if (this.#credited.has(name)) return nobody;
    const targets = this.#targets(name).filter((target) => !onward.includes(target));
    if (targets.length === 0) return "everybody";
    return ownersOf(this.#referred(of, (target) => targets.includes(target)));
  }

  #leadsToDeals(name: string, through: readonly string[]): boolean {
    if (this.#credited.has(name) || through.includes(name)) return false;
    return this.#targets(name).some(
      (target) => this.#credited.has(target) || this.#leadsToDeals(target, [...through, name]),
    );
  }

  #targets(name: string): readonly string[] {
    const columns = [...(this.#run.store.source(name)?.columns.values() ?? [])];
    return columns.flatMap(({ type }) => (type.kind === "reference" ? [type.source] : []));
  }

  #referred({ source, row }: SourceRow, isWanted: (target: string) => boolean): readonly SourceRow[] {
    return [...source.columns.values()].flatMap(({ name, type, formula }) => {
      if (type.kind !== "reference" || formula !== undefined || !isWanted(type.source)) return [];
      const target = this.#run.store.source(type.source);
      const cell = source.cell(row, name);
      if (target === undefined || cell.kind === "nothing") return [];
      return (this.#byKey(target).get(textOf(cell)) ?? []).map((index) => ({ source: target, row: index }));
    });
  }

  #byKey(source: FactSource): ReadonlyMap<string, readonly number[]> {
    const { name } = source.source;
    const cached = this.#standing.get(name);
    if (cached !== undefined) return cached;
    const known = this.#views.map(({ epoch }) => this.#run.knownOf(new Set([name]), epoch));
    const rows = new Set(known.flatMap((day) => source.standing(day)));
    const byKey = new Map<string, number[]>();
    for (const row of rows) {
      const key = source.keyText(row);
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [row]);
      else list.push(row);
    }
    this.#standing.set(name, byKey);
    return byKey;
  }
}

/** The same for all versions of a row. */
function rowId({ source, row }: SourceRow): string {
  const key = source.keys.length > 0 ? source.keyText(row) : String(row);
  return `${source.source.name}\u0000${key}`;
}

function payeesIn({ source, row }: SourceRow, isKey: boolean): ReadonlySet<string> {
  const columns = [...source.columns.values()].filter(
    ({ type, key, formula }) => type.kind === "payee" && formula === undefined && (key || !isKey),
  );
  const cells = columns.map(({ name }) => source.cell(row, name));
  return new Set(cells.flatMap((cell) => (cell.kind === "payee" ? [cell.text] : [])));
}

function union(all: readonly Owners[]): Owners {
  const sets = all.flatMap((owners) => (owners === "everybody" ? [] : [owners]));
  if (all.length > 0 && sets.length === 0) return "everybody";
  return new Set(sets.flatMap((owners) => [...owners]));
}
