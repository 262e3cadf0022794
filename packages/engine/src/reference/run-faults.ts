/** The words for everything a calculation can fail at: one function a fault, nothing else. */

import type { RowOrigin } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { FaultCode } from "../fault-catalog.js";
import type { Place } from "../rule-set.js";

/** What was being calculated: for whom, when, by which line of the plan, over which row. */
export interface Where {
  readonly place: Place;
  readonly payee: string | null;
  readonly period: string | null;
  /** The group, or the value that holds in a part of the payee's period. */
  readonly group?: string;
  readonly row?: RowOrigin;
}

type Words = Pick<Fault, "message" | "help" | "found" | "expected">;

/**
 * A fault of somebody's figure stands in the plan, because the formula met it; the fault of a row that
 * is being credited stands in the data, because the row is what is left out.
 */
function fault(code: FaultCode, where: Where, words: Words): Fault {
  const { place, payee, period, row } = where;
  if (row !== undefined && payee === null && period === null) {
    const message = `${words.message} (line ${place.line} of ${place.file ?? "the plan"})`;
    return { code, ...words, message, file: row.file, line: row.line, column: 0, payee, period };
  }
  const message = row === undefined ? words.message : `${words.message} (${rowText(row)})`;
  const { line, column } = place;
  const inUsed = place.file === undefined ? {} : { planFile: place.file };
  return { code, ...words, message, file: null, ...inUsed, line, column, payee, period };
}

export function rowText(row: RowOrigin): string {
  return `${row.file}, line ${row.line}`;
}

/** ` for ann in 2026-Q1`, ` for North in 2026-Q1`, ` for ann as AE in 2026-Q1`. */
function whose({ payee, group, period }: Where): string {
  const owner = payee === null ? "" : ` for ${payee}`;
  const part = group === undefined ? "" : ` ${payee === null ? "for" : "as"} ${group}`;
  return `${owner}${part}${period === null ? "" : ` in ${period}`}`;
}

// ---------------------------------------------------------------- formulas

export function divisionByZero(where: Where, divisor: string, origin: RowOrigin | undefined): Fault {
  const read = origin === undefined ? "" : `, read from ${rowText(origin)}`;
  return fault("division-by-zero", where, {
    message: `${divisor} is zero${whose(where)}${read}, and something is divided by it`,
    help: "Write what to use instead behind else, as in: bookings / target else 0%, or correct the zero",
  });
}

export function absentValue(where: Where, name: string): Fault {
  return fault("absent-value", where, {
    message: `${name} has no value${whose(where)}`,
    help: "Write what to use instead behind else, or fill in the value",
  });
}

export function emptyAggregate(where: Where, name: string): Fault {
  return fault("empty-aggregate", where, {
    message: `${name} has nothing to go by${whose(where)}: no row counts`,
    help: "Write what to use instead behind else, as in: average(surveys.score) else 0",
  });
}

export function missingRow(where: Where, source: string, key: string, day: string | undefined): Fault {
  const on = day === undefined ? "" : ` on ${day}`;
  return fault("no-row", where, {
    message: `${source} has no row for ${key}${on}${whose(where) === "" ? "" : `, needed${whose(where)}`}`,
    help: "Add the row, or write what to use instead behind else",
    expected: `a row of ${source} for ${key}`,
  });
}

export function noRate(where: Where, from: string, to: string, day: string): Fault {
  return fault("no-rate", where, {
    message: `There is no rate for ${from} in ${to} on ${day}${whose(where)}`,
    help: `Add a row for ${from} that holds on ${day}, with its rate in ${to}`,
    expected: `a rate of exchange from ${from} to ${to}`,
  });
}

export function rateNotPositive(where: Where, from: string, to: string, day: string, row: RowOrigin): Fault {
  return fault("no-rate", where, {
    message: `The rate for ${from} in ${to} on ${day}, read from ${rowText(row)}, is not above zero`,
    help: "Correct the rate: what one unit of the row's currency is worth",
  });
}

export function noWeight(where: Where, component: string): Fault {
  return fault("no-weight", where, {
    message: `${component} shares an amount${whose(where)}, and nobody who takes part has a weight`,
    help: "Let a gate say who takes part, as in: gate bookings > 0 USD, or share equally",
  });
}

export function negativeWeight(where: Where, name: string): Fault {
  return fault("negative-weight", where, {
    message: `${name} is below zero${whose(where)}, and an amount is shared by it`,
    help: "Write what a negative weight counts, as in: by max(bookings, 0 USD)",
  });
}

export function noneInForce(where: Where, name: string, day: string): Fault {
  return fault("no-value-in-force", where, {
    message: `${name} has no value in force on ${day}${whose(where)}`,
    help: "Add a value from that day on, or an earlier one",
  });
}

export function noMatch(where: Where, name: string, asked: string): Fault {
  return fault("no-match", where, {
    message: `No row of ${name} matches${asked}${whose(where)}`,
    help: "Add the missing row, or an otherwise",
  });
}

export function severalMatches(where: Where, name: string, asked: string, lines: readonly number[]): Fault {
  return fault("several-matches", where, {
    message: `More than one row of ${name} matches${asked}${whose(where)}: lines ${lines.join(" and ")}`,
    help: "Make the rows exclude one another, or write first instead of unique",
  });
}

export function wrongValue(where: Where, what: string, found: string, expected: string): Fault {
  return fault("unfit-value", where, {
    message: `${what} is ${found} where ${expected} is needed${whose(where)}`,
    help: "Correct the formula",
    found,
    expected,
  });
}

export function valueTooLarge(where: Where, name: string): Fault {
  return fault("value-too-large", where, {
    message: `${name} reaches 10 to the power of 22${whose(where)}`,
    help: "Check the data and the formula; no amount is this large",
  });
}

export function formulaTooLong(where: Where, name: string): Fault {
  return fault("too-many-digits", where, {
    message: `${name} needs more digits than a formula may have${whose(where)}`,
    help: "Round an intermediate result, or split the formula into figures",
  });
}

export function dateOutOfRange(where: Where, name: string): Fault {
  return fault("date-out-of-range", where, {
    message: `${name} leaves the calendar of the years 1 to 9999${whose(where)}`,
    help: "Check the date and what is added to it",
  });
}

export function changingText(where: Where, name: string): Fault {
  return fault("changing-text", where, {
    message: `${name} changes${whose(where)}, and only numbers can be averaged over days`,
    help: "Write opening(...) or closing(...) around it, or day_average(...) around a number that follows from it",
  });
}

export function figureOutOfReach(where: Where, name: string, reason: string): Fault {
  return fault("figure-out-of-reach", where, {
    message: `${name} cannot be read here: ${reason}`,
    help: "Add it up with an aggregate, or read it where its payee and period are known",
  });
}

export function figureCycle(where: Where, name: string): Fault {
  return fault("figure-cycle", where, {
    message: `${name} depends on itself${whose(where)}`,
    help: "Break the circle; prior(...) reads the period before",
  });
}

export function tiersNotAscending(where: Where, name: string): Fault {
  return fault("tiers-not-ascending", where, {
    message: `The thresholds of ${name} do not ascend${whose(where)}`,
    help: "Check the parameters the thresholds are made of",
  });
}

export function edgesNotAscending(where: Where, name: string, axis: string): Fault {
  return fault("edges-not-ascending", where, {
    message: `The edges of ${name} for ${axis} do not ascend${whose(where)}`,
    help: "Check the parameters the edges are made of",
  });
}

/** `asked` and `edges` as a person reads them: `85 %`, `90 % to 110 %`. */
export function outsideMatrix(where: Where, name: string, axis: string, asked: string, edges: string): Fault {
  return fault("outside-matrix", where, {
    message: `${name} has no value where ${axis} is ${asked}${whose(where)}`,
    help: "Add an edge there, keep a gate before it, or write beyond flat to keep the value at the edge",
    found: asked,
    expected: edges,
  });
}

export function noItemHasValue(where: Where, name: string): Fault {
  return fault("absent-value", where, {
    message: `No item of ${name} has a value${whose(where)}, so there is nothing to weigh`,
    help: "Fill in the data of an item, or write what to use instead behind else",
  });
}

// ---------------------------------------------------------------- books

export function amountOfNoDeal(where: Where, component: string): Fault {
  return fault("amount-of-no-deal", where, {
    message: `${component} earned an amount${whose(where)} on no deal, and its journal posts deal by deal`,
    help: "Let the journal do without where and over, or move what is earned on no deal to another component",
  });
}

export function unfitLength(where: Where, name: string, unit: string, most: number): Fault {
  return fault("unfit-length", where, {
    message: `${name} is no whole number of ${unit} from 1 to ${most}${whose(where)}`,
    help: `Correct the number of ${unit} over which the amount is spread`,
    expected: `1 to ${most} ${unit}`,
  });
}

export function nothingToSpreadBy(where: Where, name: string): Fault {
  return fault("nothing-to-spread-by", where, {
    message: `${name} is below zero in some month, or zero in all${whose(where)}`,
    help: "Let it be above zero in at least one month, and below zero in none",
  });
}

// ---------------------------------------------------------------- goals

export function noGoal(where: Where, goal: string, level: string): Fault {
  return fault("no-goal", where, {
    message: `${goal} has no part${whose(where)}: no ${level} there when it was planned`,
    help: "Plan it anew from a later day, or write what counts instead behind else",
  });
}

export function nobodyBelow(where: Where, goal: string, level: string): Fault {
  return fault("nobody-below", where, {
    message: `The part of ${goal}${whose(where)} has no ${level} to take it`,
    help: `Add a ${level} that belongs to it, or let it weigh nothing`,
  });
}

export function unitInTwo(where: Where, level: string, unit: string, above: readonly string[]): Fault {
  return fault("unit-in-two", where, {
    message: `The ${level} ${unit} belongs to ${above.join(" and ")} in ${where.period}`,
    help: `Let everybody of one ${level} name the same unit above it, or list each ${level} once in data of its own`,
  });
}

/** `room` as a person reads amounts. */
export function goalOutOfLimits(
  where: Where,
  goal: string,
  level: string,
  room: { readonly asked: string; readonly least: string; readonly most: string },
): Fault {
  const { asked, least, most } = room;
  return fault("outside-limits", where, {
    message: `The limits per ${level} leave ${least} to ${most} of ${goal}${whose(where)}, and ${asked} is asked`,
    help: "Widen the limits, weigh the units above otherwise, or write clipped dropped",
    found: asked,
    expected: `${least} to ${most}`,
  });
}

export function goalExceeded(where: Where, goal: string): Fault {
  return fault("goal-exceeded", where, {
    message: `${goal} asks for less${whose(where)} than was planned for the time before`,
    help: "Write the goal of the whole period, with what was planned for the time before",
  });
}

export function noPhase(where: Where, goal: string): Fault {
  return fault("no-phase", where, {
    message: `${goal} has an amount${whose(where)} and no phase with a share to take it`,
    help: "Give one of the phases that are left a share above zero",
  });
}

// ---------------------------------------------------------------- rows and credits

export function dateOutsidePlan(row: RowOrigin, date: string, from: string, through: string): Fault {
  return {
    code: "date-outside-plan",
    message: `The row is credited on ${date}, outside the plan, which runs from ${from} through ${through}`,
    help: "Correct the date, or exclude such rows with where",
    file: row.file,
    line: row.line,
    column: 0,
    payee: null,
    period: null,
    found: date,
    expected: `${from} through ${through}`,
  };
}

export function nobodyReceives(where: Where, credit: string): Fault {
  return fault("no-receiver", where, {
    message: `Nobody is named to receive ${credit} of this row`,
    help: "Fill in the receiver, or write if any behind the share to skip it",
  });
}

export function sharesAboveWhole(where: Where, credit: string, total: string): Fault {
  return fault("shares-above-whole", where, {
    message: `The shares of ${credit} add up to ${total}`,
    help: "Correct the shares to 100 % or less, or write overlay for credit that comes on top",
    found: total,
    expected: "at most 100 %",
  });
}

export function negativeShare(where: Where, credit: string, share: string): Fault {
  return fault("negative-share", where, {
    message: `A share of ${credit} is ${share}`,
    help: "Correct the share to 0 % or more; nobody receives less than nothing of a row",
    found: share,
    expected: "0 % or more",
  });
}

export function receiverUnknown(where: Where, payee: string, roster: string): Fault {
  return fault("unknown-payee", where, {
    message: `${payee} would receive this row and is nobody in ${roster}`,
    help: `Add the payee to ${roster}, or correct the name`,
    found: payee,
    expected: `a payee of ${roster}`,
  });
}

export function managersCircle(where: Where, people: readonly string[], day: string): Fault {
  return fault("management-cycle", where, {
    message: `The line of management goes round in a circle on ${day}: ${[...people, people[0]].join(" -> ")}`,
    help: "Leave the manager of the person at the top empty",
    found: people.join(" -> "),
  });
}

export function managersGap(where: Where, manager: string, of: string, day: string, roster: string): Fault {
  return fault("management-gap", where, {
    message: `${manager}, the manager of ${of}, has no row in ${roster} on ${day}`,
    help: `Add a row for ${manager} from that day or earlier, or correct the manager of ${of}`,
    found: manager,
  });
}

export function creditCycle(where: Where, credit: string): Fault {
  return fault("figure-cycle", where, {
    message: `The credit ${credit} is made of itself`,
    help: "Let one of the credits be made of a data set",
  });
}

// ---------------------------------------------------------------- what was asked for

export function formulaCycle(place: Place): Fault {
  return fault("figure-cycle", ofPlan(place), {
    message: "A formula contains itself",
    help: "Break the circle",
  });
}

export function formulaTooDeep(place: Place, most: number): Fault {
  return fault("formula-too-large", ofPlan(place), {
    message: `A formula is nested more than ${most} deep`,
    help: "Split it into figures",
  });
}

export function formulaTooLarge(place: Place, most: number): Fault {
  return fault("formula-too-large", ofPlan(place), {
    message: `A formula takes more than ${most} steps to calculate once`,
    help: "Split it into figures, which are calculated once and then remembered",
  });
}

export function planTooLong(place: Place, most: number): Fault {
  return fault("plan-too-long", ofPlan(place), {
    message: `The plan runs for more than ${most} years`,
    help: "Write one plan for each year",
  });
}

export function versionChangesInsidePeriod(
  place: Place,
  name: string,
  day: string,
  period: string,
  payee: string | undefined,
): Fault {
  const whose = payee === undefined ? "" : ` for ${payee}`;
  const within = period === "plan" ? "and is one number for the whole plan" : `within ${period}`;
  return fault("version-changes-inside-period", ofPlan(place), {
    message: `${name} changes${whose} on ${day}, ${within}: only one of its versions could count`,
    help: "Let each version begin where a period begins, or make two of it",
  });
}

export function unknownPeriod(place: Place, period: string): Fault {
  return fault("unknown-period", ofPlan(place), {
    message: `"${period}" is no period`,
    help: "Write 2026, 2026-H1, 2026-Q1, 2026-03 or 2026-03-15",
    found: period,
  });
}

export function askedForNobody(place: Place, payee: string): Fault {
  return fault("unknown-payee", ofPlan(place), {
    message: `${payee} is nobody in the data`,
    help: "Correct the name",
    found: payee,
  });
}

export function askedForNoJournal(place: Place, journal: string): Fault {
  return fault("unknown-journal", ofPlan(place), {
    message: `The plan has no journal "${journal}"`,
    help: "Name a journal of the plan",
    found: journal,
  });
}

export function askedForNoComponent(place: Place, component: string): Fault {
  return fault("unknown-component", ofPlan(place), {
    message: `The plan has no component "${component}"`,
    help: "Ask for one of the components in the plan",
    found: component,
  });
}

export function nothingToExplain(where: Where, component: string, reason: string): Fault {
  return fault("nothing-to-explain", where, {
    message: `${component} has no amount${whose(where)}: ${reason}`,
    help: "Ask for a period in which the payee is in the plan",
  });
}

export function explanationDiffers(where: Where, component: string, found: string, expected: string): Fault {
  return fault("explanation-differs", where, {
    message: `The explanation of ${component}${whose(where)} comes to ${found}, the calculation to ${expected}`,
    help: "Do not pay on it; report the plan and the data, this is a fault of Attain",
    found,
    expected,
  });
}

function ofPlan(place: Place): Where {
  return { place, payee: null, period: null };
}
