/**
 * Explains what a journal posted for somebody on one event: of each deal, what had come about by the end
 * of the month less what had by the end of the month before, and how an amount is spread over its months.
 */

import type { Explanation } from "../../explain/explanation.js";
import type { Facts } from "../../facts/facts.js";
import type { JournalEvent, RuleSet } from "../../rule-set.js";
import { add, type Fraction, isZero, subtract, zero } from "../../values/fraction.js";
import { parsePeriod } from "../../values/period.js";
import { amountText, currencyOf } from "../amounts.js";
import type { Unexplained } from "../earning/explain-component.js";
import { rowDraft } from "../expressions/column.js";
import { Paying } from "../paying/paying.js";
import { ruleSetFor } from "../paying/personal-runs.js";
import { prepareProgram } from "../program/program.js";
import { Run } from "../run.js";
import { askedForNoJournal, explanationDiffers, nothingToExplain, unknownPeriod } from "../run-faults.js";
import { type GrainPeriod, grainPeriod } from "../time/grain-period.js";
import { type NodeDraft, Tracer } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { type Asset, isKept } from "./asset.js";
import { monthsEnding } from "./book-lines.js";
import { Books } from "./books.js";
import { earnedAmount } from "./deal-amounts.js";
import { type AssetPair, growth, monthOf, movementsOf, type Part, pairs } from "./movements.js";
import { paidCauses } from "./paid-amount.js";

export interface ExplainPostingRequest {
  readonly journal: string;
  readonly event: JournalEvent;
  /** Empty for books of the whole plan. */
  readonly payee: string;
  /** A month, or any longer period: its months together. */
  readonly period: string;
}

export async function explainPosting(
  general: RuleSet,
  facts: Facts,
  { journal: name, event, payee, period: text }: ExplainPostingRequest,
): Promise<Explanation | Unexplained> {
  const ruleSet = ruleSetFor(payee, general);
  const program = prepareProgram(ruleSet);
  if (program.faults.length > 0) return { faults: program.faults };
  const journal = ruleSet.journals?.find((candidate) => candidate.name === name);
  if (journal === undefined) return { faults: [askedForNoJournal(ruleSet.payout.place, name)] };
  const period = parsePeriod(text);
  if (period === undefined) return { faults: [unknownPeriod(journal.place, text)] };

  const run = new Run(program, facts, undefined);
  const asked = grainPeriod(program.time, period);
  const paid = payee === "" ? undefined : await new Paying(run, asked).pay(payee);
  const [problem] = paid?.problems ?? [];
  if (problem !== undefined) return { faults: [problem.fault] };
  const books = new Books(journal, payee === "" ? undefined : payee, paid?.causes ?? [], run);
  const { component } = books;
  const nodes = new PostingNodes(books, event);
  let total = zero;
  for (const month of monthsEnding(run, asked)) {
    const movements = await movementsOf(books, month);
    if ("kind" in movements) return { faults: [movements.fault] };
    for (const { event: on, amount } of movements) if (on === event) total = add(total, amount);
    const failed = await nodes.addMonth(month);
    if (failed !== undefined) return { faults: [failed.fault] };
  }
  const where = { place: journal.place, payee: payee || null, period: text };
  const root = nodes.root(`${name}, on ${event}`);
  if (root === undefined) {
    return { faults: [nothingToExplain(where, name, `nothing was posted on ${event}`)] };
  }
  const amount = amountText(component, root.value);
  const calculated = amountText(component, total);
  if (amount !== calculated) return { faults: [explanationDiffers(where, name, amount, calculated)] };
  return {
    format: "attain-explanation/1",
    plan: ruleSet.plan.name,
    payee,
    period: text,
    component: component.name,
    journal: { name, event },
    amount,
    currency: currencyOf(component.type) ?? "",
    root: nodes.tracer.nodeOf(root),
    nodes: nodes.tracer.nodes,
  };
}

class PostingNodes {
  readonly tracer = new Tracer();
  readonly #amounts: NumberValue[] = [];

  constructor(
    readonly books: Books,
    readonly event: JournalEvent,
  ) {}

  /** Everything posted, added up; nothing where nothing was. */
  root(label: string): NumberValue | undefined {
    if (this.#amounts.length === 0) return undefined;
    return this.#total(label, this.#amounts);
  }

  async addMonth(month: GrainPeriod): Promise<Problem | undefined> {
    if (this.event === "payment") {
      for (const { kind, component, earningPeriod, amount } of paidCauses(this.books, month)) {
        const of = [component, earningPeriod].filter((part) => part !== "").join(", ");
        this.#amounts.push(this.#leaf(`${kind} ${of}, paid in ${month.text}`, amount));
      }
      return undefined;
    }
    return this.books.isOfDeals ? this.#addDeals(month) : this.#addWhole(month);
  }

  async #addWhole(month: GrainPeriod): Promise<Problem | undefined> {
    const { component, payee, run } = this.books;
    if (this.event !== "earning") return undefined;
    const now = await earnedAmount(component, payee, month.through, run);
    if (isProblem(now)) return now;
    const before = await earnedAmount(component, payee, month.from - 1, run);
    if (isProblem(before)) return before;
    if (isZero(subtract(now.amount, before.amount))) return undefined;
    this.#amounts.push(
      this.#less(
        `${component.name} of ${month.text}`,
        this.#leaf(`${component.name} earned by the end of ${month.text}`, now.amount),
        this.#leaf("by the end of the month before", before.amount),
      ),
    );
    return undefined;
  }

  async #addDeals(month: GrainPeriod): Promise<Problem | undefined> {
    const number = monthOf(month);
    const before = await this.books.at(number - 1);
    if (isProblem(before)) return before;
    const now = await this.books.at(number);
    if (isProblem(now)) return now;
    const { event } = this;
    if (event === "payment") return undefined;
    const part = partOf[event];
    for (const pair of pairs(before.assets, now.assets)) {
      if (isZero(growth(pair.was, pair.is, part))) continue;
      this.#amounts.push(this.#deal(pair, part, month, number));
    }
    return undefined;
  }

  #deal({ credit, was, is }: AssetPair, part: Part, month: GrainPeriod, number: number): NumberValue {
    const key = credit.source.keyText(credit.row);
    const now = this.#state(is, part, number, `by the end of ${month.text}`);
    const then = this.#state(was, part, number - 1, "by the end of the month before");
    return this.#less(`${key} in ${month.text}`, now, then);
  }

  #state(asset: Asset | undefined, part: Part, month: number, when: string): NumberValue {
    if (asset === undefined) return this.#leaf(`${words[part]} ${when}`, zero);
    const { component } = this.books;
    const row = rowDraft(asset.credit.source, asset.credit.row);
    const { place } = component;
    const earned = this.#node(asset.capitalised, {
      operation: "leaf",
      label: `${component.name} on ${row.key} ${when}`,
      row,
      place,
    });
    if (part === "capitalised") return earned;
    const amortised = this.#amortised(asset, earned, month, when);
    if (part === "amortised") return amortised;
    if (isZero(asset.writtenOff)) return this.#leaf(`written off ${when}`, zero);
    return this.#less(`written off ${when}`, earned, amortised);
  }

  /** The first months' parts of an amount that is spread. */
  #amortised({ amortised, plan }: Asset, earned: NumberValue, month: number, when: string): NumberValue {
    const { component, journal } = this.books;
    const over = journal.over;
    const { instalments } = plan;
    const kept = instalments.filter((each) => each.month <= month && isKept(each, plan)).length;
    const isEqual = over?.split === "equally";
    const weights = isEqual
      ? []
      : instalments.map(({ weight }, index) =>
          this.#node(weight, { operation: "leaf", label: `weight of month ${index + 1}`, place: null }, ""),
        );
    return this.#node(amortised, {
      operation: "spread",
      label: `${kept} of ${instalments.length} months ${when}`,
      inputs: [earned, ...weights],
      detail: {
        parts: String(instalments.length),
        through: String(kept),
        leftover: over?.leftover ?? "last",
        mode: component.rounding.mode,
        places: String(component.rounding.places),
      },
      place: over?.place ?? null,
    });
  }

  #leaf(label: string, amount: Fraction): NumberValue {
    return this.#node(amount, { operation: "leaf", label, place: null });
  }

  #less(label: string, from: NumberValue, taken: NumberValue): NumberValue {
    const place = this.books.journal.place;
    const value = subtract(from.value, taken.value);
    return this.#node(value, { operation: "subtract", label, inputs: [from, taken], place });
  }

  #total(label: string, inputs: readonly NumberValue[]): NumberValue {
    const value = inputs.reduce((sum, input) => add(sum, input.value), zero);
    return this.#node(value, { operation: "sum", label, inputs, place: this.books.journal.place });
  }

  #node(value: Fraction, draft: NodeDraft, unit = currencyOf(this.books.component.type) ?? ""): NumberValue {
    return this.tracer.add(numberValue(value), { ...draft, ...(unit !== "" && { unit }) });
  }
}

const partOf = {
  earning: "capitalised",
  amortising: "amortised",
  writeoff: "writtenOff",
} as const satisfies Readonly<Record<Exclude<JournalEvent, "payment">, Part>>;

const words: Readonly<Record<Part, string>> = {
  capitalised: "earned",
  amortised: "amortised",
  writtenOff: "written off",
};
