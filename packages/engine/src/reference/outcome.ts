/** Assembles an outcome: every figure, payout, credit and deal line of the period asked for, in order. */

import type { Facts } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { AwardLine, CalculateOptions, CreditLine, FigureLine, Outcome, PayoutLine } from "../outcome.js";
import type { RuleSet } from "../rule-set.js";
import { dayText } from "../values/calendar.js";
import { compareText } from "../values/compare-text.js";
import { plainText } from "../values/decimal-text.js";
import { parsePeriod } from "../values/period.js";
import { settle } from "../values/settle.js";
import { currencyOf } from "./amounts.js";
import { bookLines } from "./books/book-lines.js";
import type { Context } from "./context.js";
import { creditBook, creditFaults, planPayees } from "./crediting/credit-book.js";
import type { CreditRow } from "./crediting/credit-row.js";
import { ownedLines } from "./figures/figure-lines.js";
import { goalLines } from "./goals/goal-lines.js";
import { inOrder, type Placed } from "./outcome-order.js";
import type { Cause } from "./paying/ledger-sums.js";
import { newEntries } from "./paying/new-entries.js";
import { payPeriods } from "./paying/pay-dates.js";
import { type Paid, Paying } from "./paying/paying.js";
import { payoutFigures } from "./paying/payout-figures.js";
import { payoutLines } from "./paying/payout-lines.js";
import { PersonalRuns } from "./paying/personal-runs.js";
import { prepareProgram } from "./program/program.js";
import { Run } from "./run.js";
import { askedForNobody, unknownPeriod } from "./run-faults.js";
import { inPlan } from "./time/days-in-plan.js";
import { type Days, grainPeriod } from "./time/grain-period.js";

export async function calculateOutcome(
  ruleSet: RuleSet,
  facts: Facts,
  options: CalculateOptions,
): Promise<Outcome> {
  const program = prepareProgram(ruleSet);
  const run = new Run(program, facts, undefined, options.observer);
  for (const fault of program.faults) run.tell(fault);
  const period = parsePeriod(options.period);
  if (period === undefined) run.tell(unknownPeriod(ruleSet.payout.place, options.period));
  if (period === undefined || !run.faults.isEmpty) return outcome(run, options, {});
  const asked = grainPeriod(program.time, period);
  const context: Context = { run, view: run.view(asked.through) };

  const plans = await ownedLines(undefined, asked, context);
  const figures = [...plans.figures];
  const lines = [...plans.lines];
  for (const fault of plans.faults) run.tell(fault);
  const awards: Placed<AwardLine>[] = [...plans.awards];
  const payouts: Placed<PayoutLine>[] = [];
  const plansBooks = await bookLines(undefined, asked, [], context);
  for (const fault of plansBooks.faults) run.tell(fault);
  const books = [plansBooks];
  const causes = new Map<string, readonly Cause[]>();
  const runs = new PersonalRuns(run, facts);
  const paying = new Paying(run, asked);
  const payees = await askedPayees(paying, context, options);
  const goals = await goalLines(payees, asked, context);
  figures.push(...goals.figures);
  for (const { fault } of goals.faults) run.tell(fault);
  for (const [index, payee] of payees.entries()) {
    options.onProgress?.(index / payees.length);
    const owned = await ownedLines(payee, asked, context);
    figures.push(...owned.figures);
    lines.push(...owned.lines);
    const personal = runs.of(payee);
    const looked: Context =
      personal === run ? context : { run: personal, view: personal.view(asked.through) };
    const theirs = personal === run ? paying : new Paying(personal, asked);
    const paid = await theirs.pay(payee);
    const own = await bookLines(payee, asked, paid.causes, looked);
    const results = await payoutsOf(payee, [...owned.faults, ...own.faults], paid, theirs, asked, looked);
    runs.tell(payee);
    if (results === undefined) continue;
    payouts.push(...results.payouts);
    figures.push(...results.figures);
    awards.push(...owned.awards);
    causes.set(payee, paid.entries);
    books.push(own);
  }
  const credits = await creditLines(asked, payees, context, options);
  for (const fault of await creditFaults(run, [context.view, ...paying.views()])) run.tell(fault);
  options.onProgress?.(1);
  return outcome(run, options, {
    payouts: inOrder(payouts),
    figures: inOrder(figures),
    ...(program.ruleSet.goals && { goals: inOrder(goals.goals) }),
    awards: inOrder(awards),
    lines: inOrder(lines),
    credits,
    journal: inOrder(books.flatMap(({ journal }) => journal)),
    schedules: inOrder(books.flatMap(({ schedules }) => schedules)),
    rollForward: inOrder(books.flatMap(({ rollForward }) => rollForward)),
    ledger: newEntries(run, causes),
  });
}

function outcome(run: Run, { period }: CalculateOptions, found: Partial<Outcome>): Outcome {
  const { name } = run.program.ruleSet.plan;
  const empty = {
    payouts: [],
    figures: [],
    awards: [],
    credits: [],
    lines: [],
    journal: [],
    schedules: [],
    rollForward: [],
    ledger: [],
  };
  return { plan: name, period, ...empty, ...found, faults: run.faults.sorted() };
}

/** Those asked for, or everybody: whom the ledger has paid may owe something, wherever they are now. */
async function askedPayees(
  paying: Paying,
  { run, view }: Context,
  { payees }: CalculateOptions,
): Promise<readonly string[]> {
  const known = new Set([...(await planPayees(run, view)), ...paying.payees()]);
  const all = [...known].sort(compareText);
  if (payees === undefined) return all;
  for (const payee of payees) {
    if (!known.has(payee)) run.tell(askedForNobody(run.program.ruleSet.payout.place, payee));
  }
  const asked = new Set(payees);
  return all.filter((payee) => asked.has(payee));
}

interface PayeeResults {
  readonly payouts: readonly Placed<PayoutLine>[];
  readonly figures: readonly Placed<FigureLine>[];
}

/** A payee's payouts and balances; `undefined` when anything of theirs is at fault. */
async function payoutsOf(
  payee: string,
  found: readonly Fault[],
  paid: Paid,
  paying: Paying,
  asked: Days,
  context: Context,
): Promise<PayeeResults | undefined> {
  const { run, view } = context;
  const { problem } = await inPlan(run, view, payee);
  const problems = problem === undefined ? paid.problems : [problem, ...paid.problems];
  const faults = [...found, ...problems.map(({ fault }) => fault)];
  for (const fault of faults) run.tell(fault);
  if (faults.length > 0) return undefined;
  const payouts: Placed<PayoutLine>[] = [];
  for (const { on, causes } of paid.payDates) {
    const lines = await payoutLines(run, payee, on, causes);
    payouts.push(...lines.map((line, position) => ({ line, period: on, payee, position })));
  }
  const figures: Placed<FigureLine>[] = [];
  for (const period of payPeriods(run, asked)) {
    const lines = await payoutFigures(run, paying.groups, payee, period, paid.causes);
    const after = run.program.figures.size;
    figures.push(...lines.map((line, position) => ({ line, period, payee, position: after + position })));
  }
  return { payouts, figures };
}

/** Every credit dated in the days asked for, in the order in which credits are walked. */
async function creditLines(
  asked: Days,
  payees: readonly string[],
  { run, view }: Context,
  options: CalculateOptions,
): Promise<readonly CreditLine[]> {
  const book = await creditBook(run, view);
  const wanted = options.payees === undefined ? undefined : new Set(payees);
  return book.rows
    .filter(({ date }) => asked.from <= date && date <= asked.through)
    .filter(({ payee }) => wanted === undefined || wanted.has(payee))
    .map((row) => creditLine(row, run));
}

function creditLine(
  { credit, payee, date, source, row, share, value, kind }: CreditRow,
  run: Run,
): CreditLine {
  const type = run.program.credits.get(credit)?.type;
  const currency = type && currencyOf(type);
  const { file, line } = source.origin(row);
  const shown = settle(share.value) ?? share.value;
  return {
    credit,
    payee,
    date: dayText(date),
    key: source.keyText(row),
    share: plainText(shown),
    value: plainText(value.value),
    ...(currency !== undefined && { currency }),
    kind,
    file,
    line,
  };
}
