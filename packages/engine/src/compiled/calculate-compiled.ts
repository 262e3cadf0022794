/** Calculates an outcome with the compiled evaluator: the same as the reference's, or why it cannot. */

import type { Facts } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { CalculateOptions, CreditLine, Outcome } from "../outcome.js";
import { askedForNobody, unknownPeriod } from "../reference/run-faults.js";
import { allBooks } from "./books/journals/payees-books.js";
import { newEntries } from "./books/new-entries.js";
import { payPayees } from "./books/pay-payees.js";
import { Bound, type RunSettings, usualSettings } from "./bound.js";
import { creditBook } from "./credits/credit-book.js";
import { creditFaults, isCreditedWithoutBook } from "./credits/credit-faults.js";
import { settledPlaces } from "./evaluate/operand.js";
import { planPayees } from "./figures/plan-payees.js";
import { plainText } from "./numbers/decimal-text.js";
import type { Prepared } from "./prepare.js";
import { currencyOf } from "./result/amount-text.js";
import { sortedFaults } from "./result/faults.js";
import { figureLines, nobody } from "./result/figure-lines.js";
import { goalLines } from "./result/goal-lines.js";
import { Payouts } from "./result/payouts.js";
import { inOrder } from "./result/placed.js";
import { orderTexts } from "./rows/texts.js";
import { Run, type View } from "./run.js";
import { dayText } from "./time/calendar.js";
import { planDays } from "./time/days-in-plan.js";
import type { Stretch } from "./time/periods.js";
import { Uncovered, type UncoveredForm } from "./uncovered.js";
import { rounded } from "./vectors/arithmetic.js";
import { digitAt } from "./vectors/vector.js";

export type CompiledOutcome =
  | { readonly outcome: Outcome }
  /** Nothing was calculated: the plan or its data need what is not compiled yet. */
  | { readonly uncovered: readonly UncoveredForm[] };

export function calculateCompiled(
  prepared: Prepared,
  facts: Facts,
  options: CalculateOptions,
  settings: RunSettings = usualSettings,
): CompiledOutcome {
  if (prepared.uncovered.length > 0) return { uncovered: prepared.uncovered };
  return calculateBound(new Bound(prepared, facts, settings), options);
}

/** The same of rows that are bound already. */
export function calculateBound(bound: Bound, options: CalculateOptions): CompiledOutcome {
  const { prepared, facts } = bound;
  const { place } = prepared.ruleSet.payout;
  if (prepared.uncovered.length > 0) return { uncovered: prepared.uncovered };
  const ofCredits = facts.fixed.some(
    ({ figure }) => prepared.figures.get(figure)?.definition.grain.owner === "credit",
  );
  if (ofCredits) return { uncovered: [{ form: "a number of a credit that is given", place }] };
  try {
    return { outcome: outcomeOf(new Run(bound), options) };
  } catch (error) {
    if (error instanceof Uncovered) return { uncovered: [{ form: error.form, place: error.place }] };
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      return { uncovered: [{ form: "a chain of figures that is too long", place }] };
    }
    throw error;
  }
}

function outcomeOf(run: Run, options: CalculateOptions): Outcome {
  const { prepared } = run;
  const { ruleSet } = prepared;
  const period = prepared.calendar.read(options.period);
  if (period === undefined) {
    run.tell(unknownPeriod(ruleSet.payout.place, options.period));
    return finished(run, options, {});
  }
  const view = run.view(period.through);
  const payouts = new Payouts(run, period);
  const payees = askedPayees(run, view, payouts, options);
  const found = figureLines(run, view, { payees, asked: period, hasLines: options.hasDeals !== false });
  const tell = (payee: number, fault: Fault) => {
    const list = found.faults.get(payee);
    if (list === undefined) found.faults.set(payee, [fault]);
    else list.push(fault);
  };
  const goals = goalLines(run, view, payees, period);
  for (const problem of goals.problems) run.tell(problem.fault());
  const days = planDays(run, view);
  for (const payee of payees) {
    const problem = days[run.indexOf(payee)]?.problem;
    if (problem !== undefined) tell(payee, problem.fault());
  }
  const paid = payPayees(run, payouts, period, payees);
  for (const { payee, problems } of paid) for (const problem of problems) tell(payee, problem.fault());
  const books = allBooks(run, period, paid);
  for (const [payee, { problems }] of books) for (const problem of problems) tell(payee, problem.fault());
  const kept = [...books].flatMap(([payee, own]) =>
    payee === nobody || !found.faults.has(payee) ? [own] : [],
  );
  const isFaulty = (payee: string) => found.faults.has(run.texts.find(payee) ?? nobody);
  const honest = paid.filter(({ payee }) => !found.faults.has(payee));
  const shown = honest.map((each) => each.payouts.lines(each));
  const isAsked = options.hasDeals !== false || !isCreditedWithoutBook(run, view);
  const credits = isAsked ? creditLines(run, view, period, payees, options) : [];
  for (const list of found.faults.values()) for (const fault of list) run.tell(fault);
  for (const fault of creditFaults(run, [view, ...payouts.views()])) run.tell(fault);
  options.onProgress?.(1);
  return finished(run, options, {
    payouts: inOrder(shown.flatMap((each) => each.payouts)),
    figures: inOrder([...found.figures, ...goals.figures, ...shown.flatMap((each) => each.figures)]),
    credits,
    lines: inOrder(found.lines),
    awards: inOrder(found.awards.filter(({ payee }) => payee === "" || !isFaulty(payee))),
    journal: inOrder(kept.flatMap(({ journal }) => journal)),
    schedules: inOrder(kept.flatMap(({ schedules }) => schedules)),
    rollForward: inOrder(kept.flatMap(({ rollForward }) => rollForward)),
    ledger: newEntries(run, honest),
    ...(ruleSet.goals && { goals: inOrder(goals.goals) }),
  });
}

function finished(run: Run, { period }: CalculateOptions, found: Partial<Outcome>): Outcome {
  return {
    plan: run.prepared.ruleSet.plan.name,
    period,
    payouts: [],
    figures: [],
    awards: [],
    credits: [],
    lines: [],
    journal: [],
    schedules: [],
    rollForward: [],
    ledger: [],
    ...found,
    faults: sortedFaults(run.faults),
  };
}

/** Those asked for, or everybody: whom the ledger has paid may owe something, wherever they are now. */
function askedPayees(
  run: Run,
  view: View,
  payouts: Payouts,
  { payees }: CalculateOptions,
): readonly number[] {
  const all = [...planPayees(run, view)];
  const listed = new Set(all);
  for (const name of payouts.paidBefore()) {
    const payee = run.texts.codeOf(name);
    if (!listed.has(payee)) all.push(payee);
  }
  if (all.length > listed.size) all.sort((a, b) => orderTexts(run.texts.textOf(a), run.texts.textOf(b)));
  if (payees === undefined) return all;
  const known = new Set(all.map((payee) => run.texts.textOf(payee)));
  for (const payee of payees) {
    if (!known.has(payee)) run.tell(askedForNobody(run.prepared.ruleSet.payout.place, payee));
  }
  const asked = new Set(payees);
  return all.filter((payee) => asked.has(run.texts.textOf(payee)));
}

/** Every credit dated in the days asked for, in the order in which credits are walked. */
function creditLines(
  run: Run,
  view: View,
  asked: Stretch,
  payees: readonly number[],
  options: CalculateOptions,
): readonly CreditLine[] {
  const book = creditBook(run, view);
  const wanted = options.payees === undefined ? undefined : new Set(payees);
  const shares = book.list.map(({ share }) => rounded(share, settledPlaces, "half even"));
  const lines: CreditLine[] = [];
  for (let ordinal = 0; ordinal < book.size; ordinal += 1) {
    const day = book.dates[ordinal] ?? 0;
    const which = book.partOf[ordinal] ?? 0;
    const part = book.list[which];
    const share = shares[which];
    const at = book.positionOf[ordinal] ?? 0;
    const payee = part?.payees[at] ?? nobody;
    if (part === undefined || share === undefined || day < asked.from || day > asked.through) continue;
    if (wanted !== undefined && !wanted.has(payee)) continue;
    const row = part.rows[at] ?? 0;
    const { file, line } = part.table.origin(row);
    const currency = currencyOf(part.statement.type);
    lines.push({
      credit: part.statement.name,
      payee: run.texts.textOf(payee),
      date: dayText(day),
      key: part.table.keyText(row),
      share: plainText(digitAt(share.n, at), share.scale),
      value: plainText(digitAt(part.value.n, at), part.value.scale),
      ...(currency !== undefined && { currency }),
      kind: part.overlays[at] === 1 ? "overlay" : "to",
      file,
      line,
    });
  }
  return lines;
}
