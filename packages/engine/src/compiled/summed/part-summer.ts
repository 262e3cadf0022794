/** Adds up a data set a part of its rows at a time: what each part comes to, everything else bound once. */

import type { Facts, FactTable } from "../../facts/facts.js";
import type { SummedCells } from "../../facts/summed-rows.js";
import type { Source } from "../../rule-set.js";
import { Bound, usualSettings } from "../bound.js";
import { monthCells } from "../credits/month-cells.js";
import type { Prepared } from "../prepare.js";
import { Run } from "../run.js";
import type { AskedCells } from "./asked-cells.js";
import { cellsOf } from "./cells-kept.js";

/** What a part of the rows comes to: plain data, which another thread can hand over. */
export interface PartSums {
  readonly rowCount: number;
  /** Everybody the cells are of; absent: everybody that the other data sets name. */
  readonly payees: readonly string[] | undefined;
  /** In the order in which they were asked for. */
  readonly cells: readonly SummedCells[];
}

export class PartSummer {
  readonly #base: Bound;

  /** `others`: the rows of all other data sets. */
  constructor(
    readonly prepared: Prepared,
    others: Facts,
    readonly source: Source,
    readonly asked: readonly AskedCells[],
  ) {
    const tables = new Map([...others.tables].filter(([name]) => name !== source.name));
    this.#base = new Bound(prepared, { ...others, tables }, usualSettings);
  }

  /** Everybody that the other data sets name. */
  get payees(): readonly string[] {
    return namesOf(this.#base);
  }

  /** `undefined` where a row of the part is for the whole to judge. */
  sum(table: FactTable): PartSums | undefined {
    const base = this.#base;
    const facts = { ...base.facts, tables: new Map([...base.facts.tables, [this.source.name, table]]) };
    const bound = new Bound(this.prepared, facts, base.settings, base);
    if (bound.knowledge.length > 0) return undefined;
    const run = new Run(bound);
    const view = run.view(this.prepared.calendar.through);
    const cells: SummedCells[] = [];
    for (const { credit, where, isCounted } of this.asked) {
      const found = monthCells(run, view, credit, where, isCounted);
      if (found === undefined) return undefined;
      cells.push(cellsOf(found));
    }
    const payees = bound.everybody === base.everybody ? undefined : namesOf(bound);
    return { rowCount: table.rowCount, payees, cells };
  }
}

function namesOf({ everybody, texts }: Bound): readonly string[] {
  return Array.from(everybody, (payee) => texts.textOf(payee));
}
