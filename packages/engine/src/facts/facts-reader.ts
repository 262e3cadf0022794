/**
 * From files to facts: one builder a data set, then everything that takes more than one row to see.
 * A table is complete when it is handed over; how it was read is its reader's business.
 */

import type { Fault } from "../fault.js";
import type { RuleSet, Source } from "../rule-set.js";
import { invariant } from "../values/invariant.js";
import { reportDuplicateKeys } from "./checks/duplicate-keys.js";
import { reportManagementCycles } from "./checks/management-cycles.js";
import { reportUnknownReferences } from "./checks/references.js";
import { missingTable } from "./data-faults.js";
import type { DataNote } from "./data-notes.js";
import type { Facts } from "./facts.js";
import { type SupersededRow, supersededRows } from "./superseded-rows.js";
import { type BuiltTable, TableBuilder } from "./table-builder.js";
import { type LeftOutRow, TableRows } from "./table-rows.js";

export interface ReadFacts {
  /** Good rows only; calculate with them while there are faults only if asked to go on without the others. */
  readonly facts: Facts;
  /** By data set in the plan's order, then line and column. */
  readonly faults: readonly Fault[];
  /** Every row that is not in `facts`, by data set in the plan's order, then line. */
  readonly leftOut: readonly LeftOutRow[];
  /** Rows whose place another row of their key takes from a later day on; by data set, then line. */
  readonly superseded: readonly SupersededRow[];
  /** What counts as it was read, though something else may have been meant. */
  readonly notes: readonly DataNote[];
}

export interface ReadFactsOptions {
  /** Data sets that may have no table, or one without rows. None by default. */
  readonly mayBeEmpty?: (source: string) => boolean;
}

export class FactsReader {
  readonly #ruleSet: RuleSet;
  readonly #mayBeEmpty: (source: string) => boolean;
  readonly #builders = new Map<string, TableBuilder>();

  constructor(ruleSet: RuleSet, options: ReadFactsOptions = {}) {
    this.#ruleSet = ruleSet;
    this.#mayBeEmpty = options.mayBeEmpty ?? (() => false);
  }

  /** Takes a data set's rows from one file, named as its user knows it. */
  table(name: string, file: string): TableBuilder {
    const source = this.#ruleSet.sources.find((candidate) => candidate.name === name);
    invariant(source !== undefined, `the plan has no data set ${name}`);
    invariant(!this.#builders.has(name), `the data set ${name} was read twice`);
    const builder = new TableBuilder(this.#ruleSet, source, file, this.#mayBeEmpty(name));
    this.#builders.set(name, builder);
    return builder;
  }

  finish(): ReadFacts {
    const { sources, plan } = this.#ruleSet;
    const tables = new Map(sources.map((source) => [source.name, new TableRows(this.#built(source))]));
    for (const rows of tables.values()) reportDuplicateKeys(rows);
    const roster = tables.get(plan.roster ?? "");
    if (roster) reportManagementCycles(this.#ruleSet, roster);
    reportUnknownReferences(this.#ruleSet, tables);

    const all = [...tables.values()];
    return {
      facts: {
        tables: new Map(all.map((rows) => [rows.built.source.name, rows.finish()])),
        fixed: [],
        parameters: new Map(),
      },
      faults: all.flatMap((rows) => rows.built.faults.list()),
      leftOut: all.flatMap((rows) => rows.leftOut()),
      superseded: all.flatMap(supersededRows),
      notes: all.flatMap((rows) => rows.built.notes),
    };
  }

  #built(source: Source): BuiltTable {
    const builder = this.#builders.get(source.name);
    if (builder) return builder.finish();
    const absent = new TableBuilder(this.#ruleSet, source, source.name, true);
    if (!this.#mayBeEmpty(source.name)) absent.break(missingTable(source));
    return absent.finish();
  }
}
