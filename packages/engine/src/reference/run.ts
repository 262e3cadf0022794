/**
 * The state of one run: the prepared program, the rows, and what was calculated already. The data is
 * looked at on days; what was known by a day is an epoch, what counts by that day a view.
 */

import type { Facts } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { Observer } from "../observer.js";
import type { Day } from "../values/calendar.js";
import { fromText } from "../values/fraction.js";
import type { CreditBook } from "./crediting/credit-book.js";
import type { CreditRow } from "./crediting/credit-row.js";
import type { RowCredits } from "./crediting/credit-rows.js";
import type { Answer } from "./deciding/decide.js";
import type { DealPart } from "./earning/component-deals.js";
import { always, FactStore } from "./fact-store.js";
import { FaultBag } from "./fault-bag.js";
import type { ClosedFigure } from "./figures/closed-figure.js";
import type { FigureResult } from "./figures/figure.js";
import type { Breakdown } from "./goals/plan.js";
import type { EarnedPart } from "./paying/earned.js";
import type { Program } from "./program/program.js";
import type { Division } from "./sharing/division.js";
import type { InPlan } from "./time/days-in-plan.js";
import type { Days } from "./time/grain-period.js";
import type { Tracer } from "./trace.js";
import { constantValue, numberValue, type Problem, type Result, type Value } from "./value.js";

/** Entered before a value is calculated: finding it again means that the value depends on itself. */
export const pending = "pending";

/** What was known by a day. */
export class Epoch {
  readonly inPlan = new Map<string, InPlan>();
  /** Days in the plan, by payee and first and last day. */
  readonly daysWithin = new Map<string, readonly Days[]>();
  readonly indexes = new Map<string, ReadonlyMap<string, readonly number[]>>();
  /** What a column of the roster holds on a payee's days in the plan, by payee and column. */
  readonly stints = new Map<string, readonly (Days & { readonly value: string | undefined })[]>();
  /** Groups that have members, by column and first and last day. */
  readonly groups = new Map<string, readonly string[]>();
  /** Goals broken down by what is known alone, by name and period. */
  readonly goals = new Map<string, Breakdown | Problem | typeof pending>();
  payees: readonly string[] | undefined;
  book: CreditBook | undefined;

  /** The latest day on which something became known. */
  constructor(readonly known: Day) {}
}

/** The data as looked at on a day. */
export class View {
  readonly figures = new Map<string, FigureResult | typeof pending>();
  /** Decisions that depend on no credit. */
  readonly decisions = new Map<string, Answer | Problem>();
  /** The same as `figures`, with credits only up to a place in the order of all credits. */
  readonly limited = new Map<number, Map<string, FigureResult | typeof pending>>();
  /** Goals that are broken down by figures, by name and period. */
  readonly goals = new Map<string, Breakdown | Problem | typeof pending>();
  /** What is divided among payees, and the same with credits only up to a place. */
  readonly divisions = new Map<string, Division | Problem | typeof pending>();
  readonly limitedDivisions = new Map<string, Division | Problem | typeof pending>();

  constructor(
    readonly asOf: Day,
    readonly epoch: Epoch,
  ) {}
}

export class Run {
  readonly store: FactStore;
  readonly faults = new FaultBag();
  /** Given figures by `fixedKey`. */
  readonly fixed: ReadonlyMap<string, Value>;
  /** Given parameters by name. */
  readonly given: ReadonlyMap<string, Value>;
  readonly #views = new Map<Day, View>();
  readonly #hindsights = new Map<string, View>();
  readonly #epochs = new Map<Day, Epoch>();
  readonly #knowledge: readonly Day[];
  readonly #knowledgeOf = new Map<string, readonly Day[]>();
  /** Formula columns by source, name, row, day and what was known. */
  readonly formulas = new Map<string, Result | typeof pending>();
  /** What a credit statement makes of a row, by statement, row and what was known. */
  readonly rowCredits = new Map<string, RowCredits>();
  /** The same of a credit, by statement and what was known. */
  readonly creditCredits = new WeakMap<CreditRow, Map<string, RowCredits>>();
  /** Figures of periods that had ended when they were looked at, with what they were calculated from. */
  readonly closed = new Map<string, ClosedFigure>();
  /** Sources a credit statement looks things up in, by statement. */
  readonly creditReads = new Map<string, ReadonlySet<string>>();
  /** What components earned by a day, by component, payee, day and what was known. */
  readonly earned = new Map<string, readonly EarnedPart[] | Problem>();
  /** Components' amounts spread over their deals. */
  readonly dealParts = new WeakMap<FigureResult, readonly DealPart[]>();
  /** What tables answered, by version and arguments. */
  readonly answers = new Map<string, Result>();
  /** Days on which a dated source changes, by source. */
  readonly changeDays = new Map<string, readonly Day[]>();

  constructor(
    readonly program: Program,
    readonly facts: Facts,
    readonly tracer: Tracer | undefined,
    readonly observer?: Observer,
  ) {
    this.store = new FactStore(program.ruleSet, facts);
    this.fixed = new Map(
      facts.fixed.map(({ figure, payee, period, group, value }) => [
        fixedKey(figure, payee, period, group),
        numberValue(fromText(value)),
      ]),
    );
    this.given = new Map(
      [...facts.parameters].flatMap(([name, text]) => {
        const type = program.parameters.get(name)?.type;
        const value = type && constantValue(type, text);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    const days = new Set<Day>();
    for (const source of this.store.sources()) {
      const known = [...source.knowledgeDays()].sort((a, b) => a - b);
      this.#knowledgeOf.set(source.source.name, known);
      for (const day of known) days.add(day);
    }
    this.#knowledge = [...days].sort((a, b) => a - b);
  }

  view(asOf: Day): View {
    const cached = this.#views.get(asOf);
    if (cached !== undefined) return cached;
    const view = new View(asOf, this.#epoch(latest(this.#knowledge, asOf)));
    this.#views.set(asOf, view);
    return view;
  }

  /** A day looked back at with what is known on a later one. */
  hindsight(asOf: Day, known: Day): View {
    const plain = this.view(asOf);
    const epoch = latest(this.#knowledge, Math.max(asOf, known));
    if (plain.epoch.known === epoch) return plain;
    const key = `${asOf} ${epoch}`;
    const view = this.#hindsights.get(key) ?? new View(asOf, this.#epoch(epoch));
    this.#hindsights.set(key, view);
    return view;
  }

  /**
   * The earliest view that shows the same of everything up to `horizon`: after it has ended, only news
   * can change what a period holds.
   */
  viewOf(view: View, horizon: Day): View {
    return view.asOf <= horizon ? view : this.view(Math.max(horizon, view.epoch.known));
  }

  /** The latest day, as known in an epoch, on which any of these sources changed. */
  knownOf(sources: ReadonlySet<string>, epoch: Epoch): Day {
    let day = always;
    for (const source of sources) {
      day = Math.max(day, latest(this.#knowledgeOf.get(source) ?? [], epoch.known));
    }
    return day;
  }

  isFixed(figure: string, payee: string, period: string, group?: string): boolean {
    return this.fixed.has(fixedKey(figure, payee, period, group));
  }

  /** Told once, however often it is met. */
  tell(fault: Fault): void {
    this.faults.add(fault);
  }

  #epoch(known: Day): Epoch {
    const cached = this.#epochs.get(known);
    if (cached !== undefined) return cached;
    const epoch = new Epoch(known);
    this.#epochs.set(known, epoch);
    return epoch;
  }
}

export function fixedKey(figure: string, payee: string, period: string, group = ""): string {
  return `${figure}\u0000${payee}\u0000${period}\u0000${group}`;
}

/** The last of ascending days that is not after `day`. */
function latest(days: readonly Day[], day: Day): Day {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return days[low - 1] ?? always;
}
