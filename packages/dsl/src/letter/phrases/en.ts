/** The phrase book of English letters. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import { monthNames } from "../../syntax/month-names.js";
import { joined, type Part, say, type Text } from "../text.js";
import type { NamedPeriod, OrderWord, Phrases } from "./phrases.js";

const units: Readonly<Record<PeriodUnitWord, string>> = {
  day: "day",
  month: "month",
  quarter: "quarter",
  half: "half-year",
  year: "year",
};

const orders: Readonly<Record<OrderWord, string>> = {
  more: "is more than",
  atLeast: "is at least",
  less: "is less than",
  atMost: "is at most",
  equal: "equals",
  notEqual: "does not equal",
};

const dateOrders: Readonly<Record<OrderWord, string>> = {
  more: "is after",
  atLeast: "is on or after",
  less: "is before",
  atMost: "is on or before",
  equal: "is",
  notEqual: "is not",
};

const currencies: Readonly<Record<string, string>> = {
  AUD: "Australian dollars",
  BRL: "Brazilian reais",
  CAD: "Canadian dollars",
  CHF: "Swiss francs",
  CNY: "Chinese yuan",
  EUR: "euros",
  GBP: "pounds sterling",
  HKD: "Hong Kong dollars",
  INR: "Indian rupees",
  JPY: "Japanese yen",
  KRW: "South Korean won",
  MXN: "Mexican pesos",
  SGD: "Singapore dollars",
  TWD: "New Taiwan dollars",
  USD: "US dollars",
};

function listed(parts: readonly Part[], word: string): Text {
  if (parts.length < 2) return joined(parts);
  return say`${joined(parts.slice(0, -1), ", ")} ${word} ${parts.at(-1) ?? ""}`;
}

function day({ year, month, day: date }: { year: number; month: number; day: number }): string {
  return `${date} ${monthNames[month - 1]} ${year}`;
}

function period({ unit, year, index, isFiscal }: NamedPeriod): string {
  const named = isFiscal ? `fiscal year ${year}` : `${year}`;
  switch (unit) {
    case "year":
      return named;
    case "half":
      return `the ${index === 1 ? "first" : "second"} half of ${named}`;
    case "quarter":
      return `the ${["first", "second", "third", "fourth"][index - 1]} quarter of ${named}`;
    case "month":
      return `${monthNames[index - 1]} ${year}`;
  }
}

function inEach(unit: PeriodUnitWord | undefined): string {
  return unit === undefined ? "" : ` for each ${units[unit]}`;
}

const rounding = {
  "half even": "an exact half goes to the even digit",
  "half up": "an exact half is rounded up",
  up: "any remainder is rounded up",
  down: "any remainder is dropped",
} as const;

function places(count: string): string {
  if (count === "0") return "whole units";
  return count === "1" ? "1 decimal place" : `${count} decimal places`;
}

function plural(count: string, word: string): string {
  return `${count} ${word}${count === "1" ? "" : "s"}`;
}

export const en: Phrases = {
  language: "en",
  marks: {
    openQuote: "\u201C",
    closeQuote: "\u201D",
    betweenSentences: " ",
    comma: ", ",
    semicolon: "; ",
    colon: ": ",
    fullStop: ".",
    openBracket: " (",
    closeBracket: ")",
    group: (formula) => say`(${formula})`,
    and: (parts) => listed(parts, "and"),
    allOf: (clauses) => listed(clauses, "and"),
    or: (parts) => listed(parts, "or"),
    oneCredit: (name) => name,
    rowsOf: (name) => name,
    about: (number) => `about ${number}`,
  },
  time: {
    unit: units,
    plural: { day: "days", month: "months", quarter: "quarters", half: "half-years", year: "years" },
    each: {
      day: "each day",
      month: "each month",
      quarter: "each quarter",
      half: "each half-year",
      year: "each year",
    },
    the: {
      day: "the day",
      month: "the month",
      quarter: "the quarter",
      half: "the half-year",
      year: "the year",
    },
    wholePlan: "the whole plan period",
    date: day,
    fromThrough: (from, through) => say`from ${from} through ${through}`,
    from: (date) => say`from ${date}`,
    through: (date) => say`through ${date}`,
    during: (value, validity) => say`${value} ${validity}`,
    period,
    days: (count) => plural(count, "day"),
    months: (count) => plural(count, "month"),
    units: (count) => plural(count, "unit"),
  },
  number: {
    money: (digits, currency) => `${currency}\u00A0${digits}`,
    moneyPer: (amount, unit) => `${amount} per ${units[unit]}`,
    percent: (digits) => `${digits}%`,
    currency: (code) => {
      const name = Object.hasOwn(currencies, code) ? currencies[code] : undefined;
      return name === undefined ? code : `${name} (${code})`;
    },
    yes: "yes",
    no: "no",
    nothing: "nothing",
  },
  expression: {
    you: say`you`,
    yours: (what) => say`your ${what}`,
    theirs: (what) => say`their ${what}`,
    yourPart: (goal) => say`your part of ${goal}`,
    partOf: (unit, goal) => say`the ${unit}\u2019s part of ${goal}`,
    ofOwner: (what, owner) => say`${what} of ${owner}`,
    enteredFor: (what, rows) => say`the ${what} entered for you in ${rows}`,
    enteredForGroup: (what, group, rows) => say`the ${what} entered for the ${group} in ${rows}`,
    entered: (what, rows) => say`the ${what} entered in ${rows}`,
    percentOf: (percent, of) => say`${percent} of ${of}`,
    forEach: (amount, what, where, window) => {
      const only = where === undefined ? "" : say` for which ${where}`;
      return say`${amount} for each ${what}${only}${window === undefined ? "" : say` ${window}`}`;
    },
    lowest: (parts) => say`the ${parts.length > 2 ? "lowest" : "lower"} of ${listed(parts, "and")}`,
    highest: (parts) => say`the ${parts.length > 2 ? "highest" : "higher"} of ${listed(parts, "and")}`,
    roundedTo: (value, step) => say`${value}, rounded to the nearest ${step}`,
    prorated: (value) => say`${value}, in proportion to your days in the plan`,
    atStart: (value) => say`${value} as it stands on the first day`,
    atEnd: (value) => say`${value} as it stands on the last day`,
    dayAverage: (value) => say`${value}, averaged over the days`,
    quarterly: (value) => say`the quarter\u2019s part of ${value}`,
    monthly: (value) => say`the month\u2019s part of ${value}`,
    before: (value) => say`${value} of the period before`,
    monthsInPlan: say`your months in the plan so far`,
    lookedUp: (table, by) => say`${table} (by ${listed(by, "and")})`,
    readAt: (tiers, axis) => say`${tiers} at ${axis}`,
    converted: (value, currency, on) => say`${value} in ${currency} at the rate of the day in ${on}`,
    unlessAbsent: (value, otherwise) => say`${value} (or ${otherwise}, where that cannot be worked out)`,
    uncapped: (component) => say`${component} before its cap`,
    excess: (component) => say`what the cap cuts off ${component}`,
    ofCredit: (what, credit) => say`the ${what} of the ${credit}`,
    creditedOn: (credit) => say`the day of the ${credit}`,
    shareOf: (credit) => say`your share of the ${credit}`,
    receiverOf: (credit) => say`whoever the ${credit} is credited to`,
    aggregate: {
      sum: (of) => say`the total of ${of}`,
      count: (of) => say`the number of ${of}`,
      average: (of) => say`the average of ${of}`,
      lowest: (of) => say`the lowest ${of}`,
      highest: (of) => say`the highest ${of}`,
    },
    countOf: (what) => say`${what} credits`,
    inRows: (value, rows, condition) =>
      condition === undefined ? say`${value} in ${rows}` : say`${value} in ${rows} for which ${condition}`,
    rowsOfEntry: (rows) => say`the ${rows} of the entry`,
    countRows: (rows, condition) =>
      condition === undefined
        ? say`the number of ${rows}`
        : say`the number of ${rows} for which ${condition}`,
    periodsIn: (periods, scorecard, condition) =>
      condition === undefined
        ? say`the number of ${periods} with a value of ${scorecard}`
        : say`the number of ${periods} in which ${condition} in ${scorecard}`,
    where: (value, condition) => say`${value} for which ${condition}`,
    toDate: (unit) => say`since the start of the ${units[unit]}`,
    last: (count, unit) =>
      count === "1" ? say`in this ${units[unit]}` : say`over the last ${count} ${units[unit]}s`,
    within: (value, window) => say`${value} ${window}`,
    cases: (hit, cases, otherwise) => {
      const all = [
        ...cases.map(({ value, when }) => say`${value} if ${when}`),
        ...(otherwise === undefined ? [] : [say`otherwise ${otherwise}`]),
      ];
      const list = joined(all, "; ");
      switch (hit) {
        case "unique":
        case "first":
          return list;
        case "sum":
          return say`the total of all that apply of: ${list}`;
        case "max":
          return say`the highest that applies of: ${list}`;
        case "min":
          return say`the lowest that applies of: ${list}`;
      }
    },
    weightedTotal: say`the weighted total`,
    weighted: (items) =>
      say`the weighted total of ${joined(
        items.map(({ weight, name, value }) => say`${weight} ${name} (${value})`),
        ", ",
      )}`,
    compared: (left, order, right) => say`${left} ${orders[order]} ${right}`,
    dated: (left, order, right) => say`${left} ${dateOrders[order]} ${right}`,
    is: (left, right) => say`${left} is ${right}`,
    isNot: (left, right) => say`${left} is not ${right}`,
    holds: (what) => say`${what} is \u201Cyes\u201D`,
    holdsNot: (what) => say`${what} is \u201Cno\u201D`,
    exists: (what) => say`there is a value for ${what}`,
    isAbsent: (what) => say`there is no value for ${what}`,
    not: (condition) => say`it is not so that ${condition}`,
  },
  letter: {
    kind: "Incentive plan letter",
    introduction: (plan) =>
      say`This letter sets out how your variable pay under the plan ${plan} is worked out: what counts for you, how you are measured, what you can earn and when it is paid.`,
    addressed: say`\u201CYou\u201D is the participant who signs below. Words in italics are names that the plan itself uses.`,
    head: {
      period: "Plan period",
      fiscalYear: "Fiscal year",
      takesPart: "Who takes part",
      currency: "Currency",
      paid: "Paid",
      participant: "Participant",
    },
    fiscalYear: (first, named) =>
      say`starts on ${first} and is named after the year in which it ${named === "start" ? "starts" : "ends"}`,
    everybody: say`everybody to whom something is credited under the plan`,
    everybodyIn: (roster) => say`everybody listed in ${roster}`,
    everybodyWho: (condition) => say`everybody for whom ${condition}`,
    headings: {
      glance: "At a glance",
      credits: "What counts for you",
      figures: "How you are measured",
      targets: "Targets and scores",
      paying: "How you are paid",
      changes: "When something changes",
      values: "Values in force",
      example: "A worked example",
      glossary: "Terms",
    },
    glance: {
      what: "What you can earn",
      measured: "Measured",
      paid: "Paid",
      clause: "Reference",
    },
    glanceIntroduction: say`Under this plan you can earn:`,
    valuesIntroduction: say`The plan fixes these values. Each holds in the time stated.`,
    values: { name: "Value", value: "Amount", inForce: "In force" },
    always: say`the whole plan period`,
    forYou: (validity) => (validity === undefined ? say`for you` : say`for you, ${validity}`),
    individualTerms: say`Terms agreed with individual participants are stated in their own letters.`,
    glossary: { word: "Term", meaning: "Meaning" },
    ownNames: say`The names used in this letter and those in the plan\u2019s text:`,
    ownName: { here: "In this letter", plan: "In the plan" },
    acceptance: {
      heading: "Acceptance",
      text: (plan) =>
        say`By signing, both sides confirm that they have read this letter and that pay under the plan ${plan} is worked out as it says.`,
      participant: "Participant",
      company: "For the company",
      name: "Name",
      title: "Title",
      date: "Date",
      signature: "Signature",
      mark: (plan, digest) =>
        say`This letter was generated from the plan ${plan} itself, the same rules that calculate the pay. Fingerprint of the rules (SHA-256): ${digest}`,
    },
  },
  credit: {
    introduction: say`Pay starts from credits: what is put down to your account, on which day, and with how much.`,
    counts: (rows) => say`Every entry in ${rows} counts.`,
    countsIf: (rows, condition) => say`An entry in ${rows} counts if ${condition}.`,
    countsOfCredit: (credit) => say`Every ${credit} credited above counts here once more.`,
    countsOfCreditIf: (credit, condition) =>
      say`A ${credit} credited above counts here once more if ${condition}.`,
    on: (date) => say`It counts on the day in ${date}.`,
    onWith: (date, value) => say`It counts with ${value}, on the day in ${date}.`,
    its: (column) => say`its ${column}`,
    onSameDay: (credit) => say`It counts on the same day as the ${credit}.`,
    onSameDayWithSameValue: (credit) =>
      say`It counts on the same day and with the same value as the ${credit}.`,
    worth: (value) => say`It is worth ${value}.`,
    whole: (who) => say`It is credited in full to ${who}`,
    part: (share, who) => say`A share of ${share} is credited to ${who}`,
    partIn: (column, who) => say`The share in ${column} is credited to ${who}`,
    rest: (who) => say`The rest is credited to ${who}`,
    overlay: (share, who) => say`On top of that, ${share} of it is credited to ${who}`,
    overlayWhole: (who) => say`On top of that, all of it is credited to ${who}`,
    takesNothing: say`This takes nothing away from anybody else.`,
    ifAny: (sentence) => say`${sentence}, if there is one`,
    the: (who) => say`the ${who}`,
    person: say`the person credited`,
    managersOf: (who) => say`every manager above ${who}, along the line of management on that day`,
    inForce: (validity) => say`This holds for entries dated ${validity}.`,
    finalAfter: (duration) =>
      say`What becomes known more than ${duration} after that day no longer changes it.`,
    means: (columns) =>
      say`Here ${listed(
        columns.map(({ name, formula }) => say`${name} means ${formula}`),
        "and",
      )}.`,
  },
  figure: {
    introduction: say`These figures decide what you earn. They are exact; nothing is rounded before the end.`,
    name: "Figure",
    per: "For",
    how: "How it is worked out",
    target: "target",
    perCredit: (credit) => say`each ${credit}`,
    perPlan: say`the plan as a whole`,
    perOwner: (owner, named) => (named === undefined ? say`each ${owner}` : say`each ${owner} and ${named}`),
    ofGroup: (column) => say`Everybody with the same ${column} counts together.`,
    ofPlan: say`Everybody counts together.`,
    wholePlans: (named) => say`the plan as a whole, ${named}`,
  },
  table: {
    caption: (name) => say`${name}`,
    any: say`any`,
    otherwise: say`everything else`,
    hit: {
      unique: say`Exactly one line applies.`,
      first: say`If several lines fit, the first of them applies.`,
      sum: say`The lines that fit are added up.`,
      max: say`If several lines fit, the highest value applies.`,
      min: say`If several lines fit, the lowest value applies.`,
    },
    noRow: say`Nothing else is provided for.`,
    range: {
      from: (low) => say`${low} or more`,
      above: (low) => say`more than ${low}`,
      below: (high) => say`less than ${high}`,
      through: (high) => say`${high} or less`,
      fromBelow: (low, high) => say`${low} to less than ${high}`,
      fromThrough: (low, high) => say`${low} to ${high}`,
      aboveBelow: (low, high) => say`more than ${low}, less than ${high}`,
      aboveThrough: (low, high) => say`more than ${low}, up to ${high}`,
    },
  },
  tiers: {
    caption: (name) => say`${name}`,
    rate: "Rate",
    amount: "Amount",
    plus: "One-off, on reaching it",
    point: "At",
    mode: {
      marginal: (base) =>
        say`Each rate applies only to the part of ${base} that falls into its own tier. Reaching a higher tier does not change what was earned in the lower ones.`,
      retroactive: (base) =>
        say`The rate of the highest tier reached applies to all of ${base}, from the very beginning.`,
      reached: (base) =>
        say`Each credit in ${base} is paid as a whole, at the rate of the tier in which the running total stands once it is counted.`,
      curve: () => say`Between the points of the table the value changes in a straight line.`,
      accumulating: () =>
        say`The amounts of all tiers passed are added up; of the tier in progress you get as large a part as you have covered of it.`,
    },
    topRate: (base, above) =>
      say`Up to ${above} each part of ${base} is paid at the rate of its own tier. Everything above ${above} is paid at the rate of the highest tier reached.`,
    called: say`The value of the highest tier reached holds.`,
    belowZero: say`If the total is negative, the rate of the first tier is used to take it back.`,
    plusOnce: say`The one-off amount is paid once, when its tier is reached, and is not multiplied.`,
    beneath: (value) => say`Below the first point it is ${value}.`,
    beneathFirst: say`Below the first point the first value holds.`,
    beyondFlat: say`Beyond the last line the value stays as it is.`,
    beyondRising: say`Beyond the last line it goes on rising at the same pace.`,
    end: (at) => say`The last tier is full at ${at}.`,
  },
  matrix: {
    stepped: (axis) => say`${axis} is read in steps.`,
    interpolated: (axis) => say`Between the points given for ${axis} the value changes in a straight line.`,
    beyond: {
      flat: say`Beyond the edges the value at the edge holds.`,
      fault: say`Beyond the edges there is no value.`,
    },
  },
  curve: {
    caption: (component) => say`${component}: payout curve`,
    description: (component, axis, from, to) =>
      `A line that shows ${component} by ${axis}, starting at ${from} and ending at ${to}; the table below gives its points.`,
    example: (what, value, test) => say`Drawn where ${what} is ${value}, as in the plan\u2019s test ${test}.`,
    roundExample: (what, value) => say`Drawn, as an illustration, where ${what} is ${value}.`,
    justBelow: "Just below it",
    from: "At this point",
    smallCredits: say`The line supposes many small credits; a large one is paid as a whole at the tier it reaches.`,
    gateOpen: say`It supposes that the condition stated below is met.`,
    without: (limits) => say`It leaves out ${listed(limits, "and")}.`,
    withLimits: (limits) => say`It takes in ${listed(limits, "and")}.`,
    limit: {
      gate: "the condition",
      times: "the multiplier",
      floor: "the floor",
      cap: "the cap",
      rounding: "rounding",
    },
  },
  earning: {
    labels: {
      pay: "What you earn",
      gate: "Condition",
      times: "Multiplier",
      floor: "Floor",
      cap: "Cap",
      budget: "Budget",
      vest: "Vesting",
      final: "Final",
      given: "Given",
      paid: "Paid",
      round: "Rounding",
      inForce: "In force",
      clause: "Reference",
      grant: "What you receive",
    },
    pay: (what) => say`You earn ${what}.`,
    payPerCredit: (credit, what) => say`For each ${credit} credited to you, you earn ${what}.`,
    payAt: (base, axis) => say`You are paid on ${base}. The rate depends on ${axis}:`,
    payAtItself: (base) => say`You are paid on ${base}. The rate depends on how much that comes to:`,
    payTimes: (base, axis) => say`You earn ${base}, multiplied by a value that depends on ${axis}:`,
    gate: (condition) => say`Nothing is earned here unless ${condition}.`,
    gateTakesPart: (condition) => say`Only those take part for whom ${condition}.`,
    gatePerCredit: (condition) => say`This is earned only if ${condition}.`,
    pastPaid: (named) => say`Once this is so, what was credited earlier in ${named} is paid as well.`,
    pastLost: say`What was credited before this became so is not paid, although it still counts towards the tiers.`,
    times: (factor) => say`The amount is multiplied by ${factor}.`,
    floor: (amount, per) => say`You get at least ${amount}${inEach(per)}.`,
    floorGated: say`The floor does not apply where nothing is earned because a condition is not met.`,
    cap: (amount, per) => say`You get at most ${amount}${inEach(per)}.`,
    capUsed: (unit) => say`What earlier periods of the ${units[unit]} have used counts towards it.`,
    excessLost: say`Anything above it is not paid, now or later.`,
    excessCarried: (through) => say`Anything above it is carried over to later periods, through ${through}.`,
    budget: (amount, per) => say`All participants together get at most ${amount}${inEach(per)}.`,
    overrun: {
      cut: say`It is used up in the order of dates; the last amount that fits only in part is cut.`,
      stops: say`It is used up in the order of dates; the first amount that does not fit in whole, and all after it, are not paid.`,
      scaled: say`If it is not enough, all amounts are reduced in the same proportion.`,
    },
    vest: (share, unit) =>
      say`${share} of it becomes yours one ${units[unit]} after the end of the period, and as much again each ${units[unit]} until all of it is yours.`,
    vestLeavers: {
      included: say`It goes on becoming yours after you have left.`,
      excluded: say`What would become yours after your last day lapses.`,
    },
    finalAfter: (duration) =>
      say`What becomes known more than ${duration} after the end no longer changes it.`,
    paid: (measured, paid) =>
      measured === undefined
        ? say`It is paid after the end of each ${units[paid]}.`
        : say`It is worked out ${measured} and paid after the end of each ${units[paid]}.`,
    paidOften: (measured, paid) =>
      say`It is worked out for each ${units[measured]} as a whole and paid ${units[paid]} by ${units[paid]}: at the end of each ${units[paid]} you are paid what the ${units[measured]} has earned so far, less what was paid for it before. Targets are those of the whole ${units[measured]}.`,
    inForce: (validity) => say`This holds ${validity}.`,
    round: (mode, count) =>
      say`The amount is rounded once, at the very end, to ${places(count)}; ${rounding[mode]}.`,
    given: (unit) => say`It is given after the end of each ${units[unit]}.`,
    givenOnce: say`It is given after the end of the plan.`,
    grantPerCredit: (credit, sentence) => say`${sentence} This comes for each ${credit} credited to you.`,
    grantOne: (label) => say`You receive: ${label}.`,
    grant: (what, label) =>
      label === undefined ? say`You receive ${what}.` : say`You receive ${what}: ${label}.`,
    share: (amount, among) => say`${amount} is shared among ${among}.`,
    shareSplit: (by) =>
      by === undefined ? say`All get the same.` : say`It is shared in proportion to ${by}.`,
    leavers: {
      included: say`Whoever leaves during the period takes part like everybody else.`,
      excluded: say`Whoever leaves during the period does not take part.`,
      "by days": say`Whoever leaves during the period takes part in proportion to the days in the plan; whoever joins takes part in full.`,
    },
    leftover: {
      largest: say`Every part is first rounded down; what is left over goes, one unit each, to the parts that lost most by it.`,
      first: say`What rounding leaves over goes to the first share.`,
      last: say`What rounding leaves over goes to the last share.`,
      running: say`Rounding is carried along from share to share, so that nothing is left over.`,
    },
    payees: say`everybody who takes part in the plan`,
    sameOf: (column) => say`everybody with the same ${column}`,
    rank: (by, among) => say`${among} is ranked by ${by}, the highest first.`,
    ties: {
      each: say`Whoever is level takes the same place and the full prize; the places after it are skipped.`,
      pooled: say`Whoever is level shares the prizes of the places concerned equally.`,
    },
    tiebreak: (by) => say`Between those who are level, the higher ${by} decides.`,
    field: (count) => say`Prizes are given only if at least ${count} people compete.`,
    place: "Place",
    prize: "Prize",
    places: (first, last) => (last === undefined ? say`${first}` : say`${first} to ${last}`),
    top: (count) => say`the top ${count}`,
  },
  paying: {
    introduction: (unit) => say`You are paid after the end of each ${units[unit]} for:`,
    toDate: say`Each time, what you have earned to date in the parts of your pay that are paid then is worked out again from all that is known on that day. What was paid before is deducted, and the difference is paid.`,
    labels: {
      hold: "Held back",
      draw: "Draw",
      guarantee: "Guarantee",
      cap: "Cap",
      negative: "Below nought",
      leaver: "On leaving",
      round: "Rounding",
      currency: "Pay currency",
      inForce: "In force",
    },
    lines: {
      hold: "Held back",
      release: "Released",
      lost: "Lost",
      cap: "Beyond the cap",
      draw: "Draw",
      recovery: "Set off against the draw",
      carry: "Carried over",
      forgiven: "Forgiven",
      exchange: "Change of the exchange rate",
      manual: "Entered by hand",
      collected: "Collected",
      rounding: "Rounding",
    },
    linesBack: {
      hold: "No longer held back",
      cap: "From before, within the cap",
      carry: "Set off from before",
    },
    dayIn: (column) => say`the day in ${column}`,
    drawLeaving: say`It is not paid with the payout that covers your last day in the plan.`,
    holdUntil: (share, component, until) =>
      say`${share} of ${component} is held back, deal by deal, until ${until}.`,
    holdReleasedBy: (share, component, by) =>
      say`${share} of ${component} is held back, deal by deal, and released in the proportion of ${by}.`,
    draw: (amount, unit, against) =>
      say`You are paid at least ${amount} each ${units[unit]}${against.length === 0 ? "" : say`, set off against ${listed(against, "and")}`}.`,
    drawAdvance: (amount, unit, against) =>
      say`Ahead of each ${units[unit]}\u2019s pay date you are paid ${amount}, which is deducted from what is due then${against.length === 0 ? "" : say` for ${listed(against, "and")}`}.`,
    settledApart: (against) =>
      say`A balance on ${listed(against, "and")} is set off only against later pay for ${against.length === 1 ? "the same" : "these"}, never against other pay, and a balance on other pay is never set off against ${against.length === 1 ? "it" : "them"}.`,
    recoverable: say`What is paid beyond what you have earned is an advance and is set off against later earnings; while the draw is in force, recovery never takes your pay below it.`,
    nonrecoverable: say`What is paid beyond what you have earned is yours to keep.`,
    forgiven: (date) => say`A balance still open on ${date} is forgiven.`,
    drawWhen: (validity) => say`The draw is paid ${validity}.`,
    cap: (amount, per) => say`You are paid at most ${amount}${inEach(per)}.`,
    negative: {
      carried: say`If what is due is less than nought, nothing is paid and the balance is carried to the next payout.`,
      collected: say`If what is due is less than nought, the balance is collected from you at once.`,
    },
    leaver: {
      owes: say`If you leave with a balance to the company\u2019s favour, you owe it.`,
      forgiven: say`If you leave with a balance to the company\u2019s favour, it is forgiven.`,
    },
    held: {
      paid: say`Money held back is paid out when you leave.`,
      lost: say`Money held back is lost when you leave.`,
      waits: say`Money held back is still released after you have left, when its condition is met.`,
    },
    currency: (name, on) =>
      say`You are paid in ${name}, at the rate of ${on === "earning" ? "the last day of the period in which the pay is earned" : "the pay day"}.`,
    round: (mode, count) => say`What you are paid in all is rounded to ${places(count)}; ${rounding[mode]}.`,
  },
  target: {
    goal: (value) => say`The goal is ${value}.`,
    cover: (share) => say`${share} of it is handed down.`,
    plannedAnew: (goal, from) => say`${goal}, planned anew from ${from}`,
    planned: say`Who takes part, and with which weights, is as it stands on the first day of the period.`,
    plannedOn: (day) =>
      say`What was planned for the time before stands; who takes part in the rest, and with which weights, is as it stands on ${day}.`,
    levelEqually: (level) => say`Every ${level} gets the same part.`,
    levelBy: (level, by) => say`Every ${level} gets a part in proportion to ${by}.`,
    limit: (from, through, of) => say`A part is at least ${from} and at most ${through} of ${of}.`,
    clipped: {
      shared: say`What a limit cuts off is shared among the others.`,
      dropped: say`What a limit cuts off is given to nobody.`,
    },
    phase: (unit, shares) => say`Of the year\u2019s goal the ${unit}s get ${listed(shares, "and")}.`,
    round: (mode, count) => say`Targets are rounded to ${places(count)}; ${rounding[mode]}.`,
    scorecard: (name) => say`${name} is the weighted total of these:`,
    columns: {
      weight: "Weight",
      item: "Item",
      value: "How it is worked out",
      limits: "Limits",
      score: "Score",
      grade: "Grade",
    },
    atLeast: (value) => say`at least ${value}`,
    atMost: (value) => say`at most ${value}`,
    missing: {
      shared: say`If an item has no value, its weight is shared among the others.`,
      zero: say`If an item has no value, it counts as nought.`,
      fault: say`Every item must have a value.`,
    },
  },
  changes: {
    late: {
      label: "Something becomes known late",
      text: say`Deals, corrections and cancellations that become known after a payout change what was earned in the period they belong to. The difference is paid, or taken back, with the next payout in which that part of your pay is paid; payouts already made are not changed.`,
    },
    reversal: {
      label: "Something is cancelled",
      text: say`After a cancellation your pay is worked out as if the deal had never counted.`,
      atTiers: say`What remains is paid at the tiers that it reaches.`,
      belowZero: say`If that brings the total below nought, the rate of the first tier applies.`,
    },
    outside: {
      label: "Outside the plan period",
      text: (named) => say`Only what is dated ${named} counts.`,
    },
    joining: {
      label: "You join, leave or change",
      roster: (roster) => say`You are in the plan from the first day for which you are listed in ${roster}.`,
      left: (column) => say`Your last day is the one in ${column}.`,
      where: (condition) => say`Only days on which ${condition} are days in the plan.`,
      credits: say`What is credited to you on other days earns nothing.`,
      prorated: (figures) =>
        say`If you are in the plan for a part of a period only, ${listed(figures, "and")} ${figures.length === 1 ? "is" : "are"} reduced to your days in the plan, counted in calendar days with the first and the last.`,
    },
    dated: {
      label: "A value changes within a period",
      opening: say`Where a value such as a role or a salary is needed for a whole period, the one of the period\u2019s first day counts.`,
      closing: say`Where a value such as a role or a salary is needed for a whole period, the one of the period\u2019s last day counts.`,
      byDays: say`Where an amount that changes is needed for a whole period, its average over the days counts.`,
      ofCredit: say`For a single credit, the value of the day on which it counts is used.`,
    },
    gateShuts: {
      label: "A condition is no longer met",
      text: say`If a condition is met at first and then no longer, for instance after a cancellation, what was paid because of it is taken back.`,
    },
    managers: {
      label: "The line of management changes",
      text: say`Credits go along the line of management as it stood on the day they count.`,
    },
    leftOver: {
      label: "Shared credits",
      text: say`Shares are exact. If rounding leaves anything over, it goes to the largest share.`,
    },
  },
  example: {
    introduction: (title, who) =>
      say`This example is one of the plan\u2019s own tests, ${title}, told for ${who}. The plan itself calculated every amount in it, and they are the results that the test expects.`,
    invented: say`People and deals are invented.`,
    rows: (source) => say`What there is in ${source}`,
    given: say`What is given`,
    credited: (who) => say`What is credited to ${who}`,
    columns: {
      date: "Date",
      entry: "Entry",
      credit: "Credit",
      share: "Share",
      value: "Value",
      figure: "Figure",
      how: "How",
      tier: "Tier",
      base: "Part",
      rate: "Rate",
      pay: "Earned",
      amount: "Amount",
      payday: "Payout",
      component: "For",
    },
    total: say`Total`,
    figures: (named) => say`The figures for ${named}`,
    step: (component, named) => say`${component} for ${named}`,
    gateMet: (condition) => say`The condition that ${condition} is met`,
    gateOf: (what, value) => say`${what} is ${value}`,
    tiers: (base, axis) => say`${base}, cut into the tiers reached at ${axis}`,
    pay: (formula, value) => say`${formula} gives ${value}.`,
    plus: (amounts, value) => say`With the one-off amounts of ${listed(amounts, "and")} that makes ${value}.`,
    times: (factor, value) => say`Multiplied by ${factor} that is ${value}.`,
    raised: (floor, value) => say`The floor of ${floor} raises it to ${value}.`,
    notRaised: (floor) => say`The floor of ${floor} is exceeded and changes nothing.`,
    cut: (cap, value) => say`The cap of ${cap} cuts it to ${value}.`,
    notCut: (cap) => say`The cap of ${cap} is not reached.`,
    rounded: (value) => say`Rounded, that is ${value}.`,
    shared: (pot, weight, all, value, byWeight) =>
      byWeight
        ? say`${pot} is shared. Of ${all} in all, ${weight} counts here, which gives ${value}.`
        : say`${pot} is shared by ${all}, which gives ${value}.`,
    won: (place, field, tied, value) =>
      tied === undefined
        ? say`That is place ${place} of ${field}: ${value}.`
        : say`That is place ${place} of ${field}, shared by ${tied}: ${value} each.`,
    perCredit: say`It is worked out for each credit by itself:`,
    budgetCut: say`The budget does not suffice for everything in full.`,
    result: (who, amount, component, named) => say`${component} for ${who}, ${named}: ${amount}.`,
    payouts: (who) => say`What ${who} is paid, and when`,
  },
  glossary: {
    credit: { word: "Credit", meaning: say`An amount that counts for a person on a day.` },
    overlay: {
      word: "Overlay",
      meaning: say`Credit that somebody gets on top, without taking anything from those who share the whole.`,
    },
    measure: { word: "Measure", meaning: say`A figure worked out from what is credited to you in a period.` },
    quota: { word: "Target (quota)", meaning: say`What you are expected to reach in a period.` },
    attainment: {
      word: "Attainment",
      meaning: say`What was reached divided by the target, usually as a percentage.`,
    },
    tiers: {
      word: "Tiers",
      meaning: say`Steps of a rate table: from each threshold on another rate holds. Whether a threshold is reached is decided on exact numbers, never on rounded ones.`,
    },
    marginal: { word: "Marginal", meaning: say`Each part is paid at the rate of the tier it falls into.` },
    retroactive: {
      word: "Retroactive",
      meaning: say`The rate reached applies to everything from the beginning.`,
    },
    reached: { word: "Tier reached", meaning: say`Each credit is paid as a whole at the tier it reaches.` },
    topRate: {
      word: "Top rate",
      meaning: say`What lies above a given point is paid at the rate of the highest tier reached.`,
    },
    curve: { word: "Curve", meaning: say`A table of points that are joined by straight lines.` },
    accumulating: {
      word: "Accumulating amounts",
      meaning: say`Amounts for tiers that add up as the tiers are passed.`,
    },
    gate: { word: "Gate", meaning: say`A condition without which nothing is earned.` },
    multiplier: { word: "Multiplier", meaning: say`A number by which an amount is multiplied.` },
    floor: { word: "Floor", meaning: say`The least that is paid.` },
    cap: { word: "Cap", meaning: say`The most that is paid.` },
    budget: { word: "Budget", meaning: say`The most that all participants together are paid.` },
    proration: {
      word: "Proration",
      meaning: say`Reducing an amount to the part of a period during which you are in the plan.`,
    },
    toDate: { word: "To date", meaning: say`From the start of a period until the day that is looked at.` },
    draw: { word: "Draw", meaning: say`A guaranteed payment that is set off against what is earned.` },
    hold: {
      word: "Holdback",
      meaning: say`A part of what is earned that is paid only when something has happened.`,
    },
    clawback: {
      word: "Clawback",
      meaning: say`Taking back what was paid when what it was paid for falls away.`,
    },
    pool: { word: "Pool", meaning: say`An amount that several people share.` },
    ranking: { word: "Ranking", meaning: say`An order of people by a figure.` },
    scorecard: { word: "Scorecard", meaning: say`A total of several figures, each with its weight.` },
    vesting: { word: "Vesting", meaning: say`Becoming yours step by step.` },
  },
};
