/**
 * Small plans about one thing each, so that thousands of them can be tried: every statement and clause of the
 * language is the subject of some. What stands beside the subject is chosen with it.
 */

import fc from "fast-check";
import { one } from "./invented.js";
import { declarations } from "./small-rows.js";

/** What is said beside the subject, where it says nothing of it itself. */
interface Said {
  readonly statements: string;
  readonly exchange?: boolean;
}

const plan = fc.record({
  changes: one("by days", "closing", "opening"),
  round: one("half even", "half up", "up", "down"),
  payees: one("", "", "", 'payees where role = "AE"', "payees where weight > 0"),
  fiscal: one("", "", "", "fiscal from February named end", "fiscal from March named start"),
  fx: one("fx", "fx", "fx_by_month"),
});

const small = (said: fc.Arbitrary<Said>): fc.Arbitrary<string> =>
  fc.tuple(plan, said).map(([head, { statements, exchange = false }]) => {
    const text = statements.replaceAll("; ", "\n  ");
    const hasFx = exchange || /\bin (EUR|USD)\b/.test(text);
    const fx = hasFx ? head.fx : "";
    return `language 1
plan small {
  effective from 2026-01-01 through 2026-03-31
  currency USD
  changes ${head.changes}
  round ${head.round}
  ${head.payees}
  ${head.fiscal}
  ${hasFx ? `exchange ${fx}` : ""}
}
${declarations(`${text} ${head.payees} ${fx}`)}
${text}
`;
  });

/** Fills in choices: `@name` stands for what was chosen for `name`. */
function filled(
  template: string | fc.Arbitrary<string>,
  choices: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<string> {
  const chosen = fc.record(
    Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, one(...values)])),
  );
  const whole = typeof template === "string" ? fc.constant(template) : template;
  return fc
    .tuple(whole, chosen)
    .map(([text, values]) => text.replaceAll(/@(\w+)/g, (all, name: string) => values[name] ?? all));
}

const subject = (
  template: string | fc.Arbitrary<string>,
  choices: Readonly<Record<string, readonly string[]>> = {},
): fc.Arbitrary<string> => small(filled(template, choices).map((statements) => ({ statements })));

const booking = "credit booking of deals on closed { worth amount  to rep 100% }";
const sales = `${booking}
measure sales per month = sum(booking)`;
const paid = (component: string) => `${component}
payout per month { pay main }`;

// ---------------------------------------------------------------- rates, limits, finality

const limits = {
  gate: [
    "",
    "",
    "gate sales > 50 USD past paid",
    "gate sales >= 100 USD past lost",
    "gate payee.weight >= 1",
  ],
  times: ["", "", "times 90%", "times 1 / 3; times payee.weight"],
  floor: ["", "", "floor 10 USD", "floor 40 USD per quarter", "floor 1 USD per year; floor 3 USD"],
  cap: [
    "",
    "",
    "cap 20 USD excess lost",
    "cap 50 USD per quarter excess lost",
    "cap 10 USD excess carried through 2026-03-31",
    "cap 60 USD per year excess carried through 2026-02-28; cap 30 USD excess lost",
  ],
  final: ["", "", "", "final after 0 days", "final after 10 days", "final after 1 months"],
  paid: ["paid per month", "paid per month", "paid per quarter"],
  rounding: ["", "", "round down 0 places", "round half even 3 places"],
} as const;
const clauses = "@gate; @times; @floor; @cap; @final; @rounding";

const tierRates = subject(
  `${sales}
quota target per month = quotas.target else 50 USD
@tiers
component main per month { pay @base at rates(@axis); ${clauses} }
payout per month { pay main }`,
  {
    ...limits,
    base: ["sales", "0.5 * sales", "sum(booking)", 'sum(booking where product = "a")'],
    axis: ["sales", "sales", "sum(booking, ytd)", "2 * sales"],
    tiers: [
      "tiers rates marginal { from 0 USD : 2%; from 50 USD : 3% plus 5 USD; above 1_000 USD : 10% }",
      "tiers rates retroactive { from 0 USD : 2%; from 50 USD : 3% plus 5 USD; above 1_000 USD : 10% }",
      "tiers rates reached { below 50 USD : 1%; from 50 USD : 10%; above 50 USD : 12.5% plus 3 USD }",
      "tiers rates top rate above 60 USD { from 0 USD : 2%; from 50 USD : 3%; from 1_000 USD : 10% }",
      "tiers rates marginal from 2026-01-01 { from 0 USD : 4% }; tiers rates marginal from 2026-02-01 { from 0 USD : 2%; from 33.33 USD : 5% }",
      "tiers rates marginal { from 0 USD : 2%; from 50 USD : 3% }; tiers rates marginal for ann from 2026-02-01 { from 0 USD : 7% }",
    ],
  },
);

const percentRates = subject(
  `${sales}
quota target per month = quotas.target else 50 USD
measure attainment per month = sales / target else 0%
@tiers
component main per month { pay @base at rates(@axis); ${clauses}; @paid }
payout per @per { pay main }`,
  {
    ...limits,
    per: ["month"],
    base: ["100 USD", "monthly(payee.salary)", "target", "sales"],
    axis: ["attainment", "attainment", "min(attainment, 130%)"],
    tiers: [
      "tiers rates curve { below 50% : 0%; from 50% : 40%; from 100% : 100%; from 150% : 250%; beyond flat }",
      "tiers rates curve { from 0% : 0%; from 100% : 100%; beyond rising }",
      "tiers rates accumulating { from 0% : 10%; from 50% : 20%; from 100% : 30%; end 150%; beyond flat }",
      "tiers rates accumulating { from 0% : 10%; from 100% : 33.3%; end 200%; beyond rising }",
      "tiers rates marginal { from 0% : 4%; from 50% : 8%; from 100% : 12% plus 10 USD }",
      "tiers rates retroactive { from 0% : 4%; above 100% : 8% }",
      "tiers rates reached { from 0% : 4%; from 100% : 8% }",
    ],
  },
);

const perBooking = subject(
  `${booking}
measure sales per month = sum(booking)
measure net per booking = @net
tiers rates @mode { from 0 USD : 2%; from 50 USD : 3% }
component main per booking { pay @pay; @gate; @floor; @cap; @budget; @final; @paid }
@side
payout per @per { pay main }`,
  {
    net: [
      "booking - 10% * booking",
      "booking / 3",
      'first { when booking.product = "a" : booking; otherwise : 0 USD }',
    ],
    mode: ["marginal", "retroactive"],
    side: [
      "",
      "component side per month { pay sum(main) / 3; final after 10 days }",
      "component side per booking { pay main / 3 }",
      "measure side per month = sum(main, ytd) - count(main where main > 1 USD) * 1 USD",
    ],
    pay: ["booking * 7.77%", "net", "net at rates(net)", "booking * payee.weight", "25 USD"],
    gate: ["", "gate booking > 0 USD"],
    floor: ["", "", "floor 4 USD", "floor 40 USD per month"],
    cap: ["", "", "cap 50 USD excess lost", "cap 60 USD per quarter excess lost"],
    budget: [
      "",
      "",
      "budget 50 USD overrun cut",
      "budget 33.33 USD per month overrun scaled",
      "budget 70 USD per quarter overrun stops",
    ],
    final: limits.final,
    paid: ["paid per month", "paid per quarter"],
    per: ["month", "quarter"],
  },
);

const budgets = subject(
  `${sales}
component main per month @for { pay @pay; @gate; @cap; budget @budget; @final; @paid }
component side per month { pay sales + 1 USD }
payout per month { pay main, side }`,
  {
    for: ["", "", "for ann"],
    pay: ["sales * 3.3%", "40 USD", "max(sales, 0 USD) / 7"],
    gate: limits.gate,
    cap: ["", "cap 30 USD excess lost"],
    budget: [
      "50 USD overrun cut",
      "50 USD per quarter overrun scaled",
      "0 USD overrun cut",
      "20.005 USD overrun stops",
      "10% * sum(quotas.target) overrun scaled",
    ],
    final: limits.final,
    paid: ["paid per month", "paid per quarter"],
  },
);

const carried = subject(
  paid(`${sales}
component main per month { pay @pay; @cap; @final }
component side per month { pay main.uncapped + main.excess; cap 50 USD per year excess lost }`).replace(
    "pay main }",
    "pay main, side }",
  ),
  {
    pay: ["sales * 50%", "max(sales, 0 USD)", "sum(booking, last 2 month) / 7"],
    cap: [
      "cap 30 USD excess carried through 2026-03-31",
      "cap 40 USD per quarter excess carried through 2026-02-28",
      "cap 30 USD excess lost; floor 5 USD",
    ],
    final: limits.final,
  },
);

export const rates = [tierRates, percentRates, perBooking, budgets, carried] as const;

// ---------------------------------------------------------------- crediting and reading

const crediting = subject(
  paid(`credit booking of deals on closed @scope { @where; worth @worth; @receivers; @final }
measure sales per month = sum(booking)
component main per month { pay sales * 3.7% }`),
  {
    scope: ["", "", "", "from 2026-02-01", "from 2026-01-15 through 2026-03-15", "for ann"],
    where: [
      "",
      "",
      'where product = "a" | "b"',
      "where first_deal and not (amount < 0 USD)",
      'where product <> "c" or qty >= 3',
      "where closed <= 2026-02-14",
    ],
    worth: [
      "amount",
      "amount / qty",
      "amount * qty / 3",
      "max(amount, 0 USD)",
      "amount * 0.123456789",
      "min(amount, 40 USD) - 1 USD",
    ],
    receivers: [
      "to rep 100%",
      "to partner split if any; to rep rest",
      "to rep 1 / 3; to partner 1 / 3 if any; overlay rep 10%",
      "to rep split; to partner rest if any",
      "to rep 100%; overlay rep.manager 20% if any",
    ],
    final: limits.final,
  },
);

const comparing = subject(
  paid(`param turn : month = 2026-02
credit booking of deals on closed { where @one; worth amount; to rep 100% }
credit other of deals on closed { where @two @join @one; worth amount / 3; to rep 100% }
measure sales per month = sum(booking where @two) + first { when closing = @day : 3 USD; when opening <> @day : 5 USD; otherwise : 7 USD }
component main per month { pay sales * 3.7% + sum(other) }`),
  {
    one: [
      "booked = turn",
      "booked <> 2026-01",
      "booked < turn",
      "booked <= 2026-02",
      "booked > 2026-01",
      "booked >= turn",
      "rep = coach",
      "rep <> coach",
    ],
    two: [
      "closed = 2026-02-14",
      "closed <> 2026-01-01",
      "closed > 2026-01-31",
      "closed >= 2026-02-14",
      "amount <> 100 USD",
      "amount / 3 <> 33.33 USD",
      "amount >= 100 USD",
      "qty < 3",
    ],
    join: ["and", "or", "and not"],
    day: ["2026-02-28", "2026-01-01", "closing", "opening + 30 days"],
  },
);

const managers = subject(
  paid(`credit booking of deals on closed { worth amount  to rep 100%; @final }
credit line_above of booking { @where; worth @worth; overlay payee.managers @share }
measure sales per month = sum(@sum)
component main per month { pay sales * 5% }`),
  {
    final: limits.final,
    where: ["", "where booking > 10 USD"],
    worth: ["booking", "booking * booking.share / 3", "booking / 2"],
    share: ["100%", "50%"],
    sum: ["line_above", 'line_above where product = "a"', "booking.qty * 1 USD"],
  },
);

const computed = subject(
  paid(`credit booking of deals on @on { worth @worth; to rep 100% }
measure sales per month = @sum
component main per month { pay sales * 5% }`),
  {
    on: ["closed", "closed", "due"],
    worth: [
      "received",
      "amount",
      "foreign in USD on closed",
      "amount + received",
      "(foreign in EUR on closed) in USD on closed",
    ],
    sum: [
      "sum(booking)",
      "sum(booking where due - closed <= 10)",
      "sum(booking where received > 0 USD) + count(booking) * 1 USD",
    ],
  },
);

const tables = subject(
  paid(`table weight(product, @axis) : number @hit { @rows; @otherwise }
@matrix
credit booking of deals on closed { worth amount * weight(product, qty); to rep 100% }
measure sales per month = sum(booking)
component main per month { pay sales * factor(results.growth else 1, payee.weight) }`),
  {
    axis: ["size"],
    hit: ["first", "sum", "max", "min", "unique"],
    rows: [
      'when "a", any : 1.2; when "b" | "c", from 2 : 0.5; when "b", below 2 : 0.25',
      'when "a", from 0 through 5 : 1; when "a" | "b", above 1 : 0.125; when any, below 1 : 2',
      'when "a", above 0 below 4 : 1 / 3',
    ],
    otherwise: ["otherwise : 1", "otherwise : 0"],
    matrix: [
      "matrix factor(growth interpolated, weight stepped) : percent { across from 0, from 2; row from 80% : 1%, 2%; row from 110% : 3%, 4.4%; beyond flat }",
      "matrix factor(growth stepped, weight interpolated) : percent { across from 0, from 1, from 7; row from 80% : 1%, 2%, 7%; row above 100% : 3%, 4%, 5%; beyond fault }",
      "matrix factor(growth stepped, weight stepped) : percent from 2026-01-01 through 2026-03-31 { across from 0; row from 80% : 5%; row above 100% : 6%; beyond flat }",
      "matrix factor(growth interpolated, weight interpolated) : percent { across from 0, from 7; row from 90% : 1%, 2%; row from 100% : 3%, 4%; beyond flat }",
    ],
  },
);

const scorecards = subject(
  paid(`${sales}
scorecard card per month {
  60% revenue : sales / (quotas.target else 100 USD) @limit
  40% phone : @calls
  missing @missing
  @grade
}
component main per month { @gate; pay 100 USD * (card else 0) }`),
  {
    limit: ["cap 150%", "floor 0% cap 120%", ""],
    calls: [
      "average(calls.score) / 2",
      "count(calls) / 2 cap 100%",
      "weighted { 30% mean : average(calls.score); 70% best : highest(calls.score where score > 1); missing shared } / 3",
      "weighted { 50% mean : average(calls.score); 50% worst : lowest(calls.score); missing zero }",
    ],
    missing: ["shared", "zero", "fault"],
    grade: ['grade { from 0% : "C"  from 80% : "B"  above 100% : "A" }'],
    gate: ["", 'gate card.grade = "A" | "B"', 'gate card.grade <> "C" past lost'],
  },
);

export const creditsAndTables = [crediting, comparing, managers, computed, tables, scorecards] as const;

// ---------------------------------------------------------------- figures: time, versions, groups

const windows = subject(
  paid(`${sales}
measure other per @unit = @other
component main per @unit { pay other / 7; @gate; @paid }`).replace("payout per month", "payout per quarter"),
  {
    unit: ["month", "quarter"],
    paid: ["paid per quarter"],
    gate: ["", "gate other > 0 USD"],
    other: [
      "sum(booking, ytd)",
      "sum(booking, mtd) - sum(booking, qtd)",
      "sum(booking, htd)",
      "sum(booking, last 2 month)",
      "sum(booking, last 1 quarter)",
      "sum(booking, last 30 day)",
      "average(booking) else 1 USD",
      "highest(booking where qty > 1) else 2 USD",
      "count(booking where first_deal) * 3 USD",
      "sum(sales)",
      "(prior(sales) else 7 USD) / 3",
      "count(calls) * 1 USD + sum(calls.score) * 2 USD",
      "(average(calls.score where score > 1) else 0) * 1 USD",
      "sum(quotas.target)",
      "average(sales) else 0 USD",
      "lowest(booking) else 4 USD",
      "count(sales where sales > 0 USD) * 5 USD",
      "sum(booking.share) * 10 USD",
      "first { when sum(booking) > 100 USD : sum(booking); when sum(booking) > 0 USD : 50 USD; otherwise : -1 USD }",
      "max { when sum(booking) > 10 USD : 10 USD; when sum(booking) > 100 USD : 5 USD; otherwise : 0 USD }",
      'round(sum(booking) / 3, 0.05 USD, "half up")',
      'round(sum(booking) / 3, 7 USD, "down")',
      "(sum(booking) / 0 USD) * 1 USD else 3 USD",
      "-sum(booking) * (sum(booking) / 1 USD)",
    ],
  },
);

const dated = subject(
  paid(`param rate : percent { @rate }
param day : date = 2026-02-14
@isOn
${sales}
@versions
component main per month { pay other * @read; prorated }`).replace("; prorated", ""),
  {
    rate: [
      "from 2026-01-01 : 12%; from 2026-02-01 : 15.5%",
      "from 2026-01-01 : 1 / 3; from 2026-02-10 : 20%",
      "from 2026-01-01 : 12%; for ann from 2026-02-01 : 9%; for bob from 2026-02-01 through 2026-02-28 : 20%",
    ],
    isOn: ["param is_on : yesno = yes", "param is_on : yesno = no"],
    read: [
      "rate",
      "rate",
      "opening(rate)",
      "closing(rate)",
      "day_average(rate)",
      "(first { when is_on : 1; otherwise : 0.5 })",
    ],
    versions: [
      "measure other per month = sales",
      "measure other per month from 2026-01-01 = sales; measure other per month from 2026-02-01 = sales / 2",
      "measure other per month = sales; measure other per month for ann = 3 USD",
      "measure other per month = prorate(100 USD)",
      "quota other per month = prorate(monthly(payee.salary)) / 3",
      "measure other per month = sum(booking where closed >= day) + sum(booking where closed + 1 months < day)",
      "measure other per month = payee.months_in_plan * 1 USD",
      "measure other per month = (closing - day) * 1 USD + (opening - day) * 2 USD",
      "measure other per month = monthly(payee.salary) * day_average(payee.weight)",
      "measure other per month = opening(payee.weight) * 1 USD + closing(payee.weight) * 2 USD",
      "measure other per month = sum(booking * rate)",
    ],
  },
);

const componentVersions = subject(
  `${sales}
component main per month from 2026-01-01 "Old" { pay sales * 1%; @cap }
component main per month from @from "New" { pay sales * 2% at flat(sales); @gate; @final }
component main per month for ann from 2026-02-01 { pay 7 USD }
tiers flat retroactive { from 0 USD : 50%; from 100 USD : 100% }
payout per month { pay main }`,
  {
    cap: limits.cap.map((cap) => (cap.includes("carried") ? "cap 12 USD excess lost" : cap)),
    from: ["2026-02-01", "2026-03-01"],
    gate: limits.gate,
    final: ["", "final after 5 days"],
  },
);

const groups = subject(
  `${sales}
measure of_team per team, month = @team
measure in_all per team, @long = sum(booking)
measure of_all per plan, month = @all
measure as_role per month, role = sum(booking)
component main per month { pay @pay; @gate }
component own per month, role { pay as_role * 2%; @cap }
component pot per team, quarter { pay @pot }
payout per month { pay main, own }`,
  {
    long: ["half", "day", "year"],
    team: [
      "sum(booking)",
      "sum(sales)",
      "average(sales) else 0 USD",
      "highest(booking) else 1 USD",
      "count(calls) * 3 USD + sum(calls.score) * 1 USD",
      "teams.pot else 5 USD",
      "sum(quotas.target)",
      "sum(booking, ytd)",
    ],
    all: ["sum(booking)", "sum(sales)", "sum(of_team)", "count(sales) * 3 USD", "sum(as_role)"],
    pay: [
      "(of_team else 0 USD) * 1%",
      "of_all * 1%",
      "(prior(of_team) else 7 USD) / 7",
      "sales / of_all * 10 USD else 0 USD",
    ],
    gate: ["", "gate of_all > 50 USD past lost", "gate sales > 10 USD past paid"],
    cap: ["", "cap 5 USD excess lost", "cap 9 USD per quarter excess lost", "floor 4 USD"],
    pot: ["sum(of_team)", "sum(booking) * 10% + 1 USD"],
  },
);

const goals = subject(
  `${booking}
goal revenue per quarter @term = @value { @cover; @team; level payee @by @limit; @phase; round @round leftover @leftover }
quota target per month = @read
component main per month { pay sum(booking) * 1% + target * 1% }
payout per month { pay main }`,
  {
    value: ["300 USD", "1_000.01 USD", "0 USD", "3 * 33.335 USD"],
    term: ["", "", "from 2026-01-01 through 2026-03-31"],
    cover: ["", "cover 110%"],
    team: ["", "level team equally", "level team by teams.pot else 1 USD"],
    by: ["equally", "by payee.weight", "by payee.weight + 1"],
    limit: [
      "",
      "",
      "from 50% through 130% of 100 USD clipped shared",
      "from 0% through 60% of 200 USD clipped dropped",
    ],
    phase: ["phase month 30%, 30%, 40%", "phase month 1 / 3 * 100%, 1 / 3 * 100%, 1 / 3 * 100%"],
    round: ["half even", "down", "up"],
    leftover: ["largest", "first", "last", "running"],
    read: ["revenue else 0 USD"],
  },
);

export const figures = [windows, windows, dated, componentVersions, groups, goals] as const;

// ---------------------------------------------------------------- dividing, paying out, books

const shares = subject(
  `${sales}
measure of_team per team, month = sum(booking)
component main per month { share @amount among @among @by leavers @leavers leftover @leftover; @gate; @cap }
@award
payout per month { pay main }`,
  {
    amount: ["100 USD", "33.33 USD", "sum(booking) / 3", "-7 USD", "0 USD"],
    among: ["payees", "team"],
    by: ["equally", "by sales", "by max(sales, 0 USD)", "by payee.weight", "by payee.weight + 1"],
    leavers: ["included", "excluded", "by days"],
    leftover: ["largest", "first", "last", "running"],
    gate: ["", "gate sales > 10 USD", "gate payee.weight >= 1"],
    cap: [""],
    award: [
      "",
      "award points per month { grant sales / 10 USD; vest 30% per month leftover last leavers excluded }",
      'award stock per quarter { grant 7 * count(booking) "a part"; vest 50% per month leftover largest leavers included }',
      "award points per month { grant sales / 7 USD; vest 40% per month leftover first leavers included }",
      "award points per month { grant sales / 3 USD; vest 33% per month leftover running leavers excluded }",
      'award club per quarter "a place" { rank sum(booking) among payees ties each { place 1 : 1 } }',
    ],
  },
);

const ranks = subject(
  `${sales}
component main per month { rank @by among @among ties @ties @field { @prizes }; @gate }
payout per month { pay main }`,
  {
    by: ["sales", "payee.weight", "sum(calls.score)", "average(booking) else 0 USD"],
    among: ["payees", "team"],
    ties: ["each", "pooled", "tiebreak payee.weight"],
    field: ["", "", "field 2", "field 3"],
    prizes: [
      "place 1 : 100 USD; place 2 : 33.335 USD",
      "top 2 : 50.01 USD",
      "place 1 : 10% * sum(booking); top 50% : 1 USD",
      "place 1 : 10 USD; place 2 through 3 : 5.005 USD",
    ],
    gate: ["", "gate sales > 10 USD", "gate payee.weight >= 1"],
  },
);

const payouts = subject(
  `${sales}
component main per @grain { pay sales * 33.3%; @limit; @final }
component deal per booking { pay booking * 10%; @least; @later }
payout per @per @exchange { pay main, deal; @hold; @draw; @cap; @negative; @leaver; @round }
@personal`,
  {
    per: ["month", "month", "quarter"],
    grain: ["month"],
    final: limits.final,
    later: limits.final,
    limit: [
      "",
      "",
      "cap 40 USD excess lost",
      "cap 90.01 USD per quarter excess lost",
      "cap 30 USD excess carried through 2026-03-31",
    ],
    least: ["", "", "cap 7 USD excess lost"],
    exchange: ["", "", "", "in EUR on payday", "in EUR on earning"],
    hold: [
      "",
      "hold 40% of main until first_deal",
      "hold 33.3% of main until paid_on",
      "hold 50% of deal until closed + 20 days",
      "hold 50% of main released by received / amount",
      'hold 20% of deal until product = "a" and first_deal; hold 10% of main until 2026-02-28',
    ],
    draw: [
      "",
      "draw 50 USD recoverable",
      "draw prorate(90 USD) recoverable from 2026-01-01 through 2026-02-28",
      "draw 30 USD nonrecoverable",
      "draw 70.555 USD against main recoverable forgiven 2026-02-28",
      "draw 80 USD advance recoverable",
    ],
    cap: [
      "",
      "cap 90 USD excess lost",
      "cap 50 USD excess carried through 2026-03-31",
      "cap 100 USD per quarter excess carried through 2026-03-31; cap 70 USD excess lost",
    ],
    negative: ["negative carried", "negative collected"],
    leaver: [
      "leaver owes held paid",
      "leaver owes held lost",
      "leaver forgiven held waits",
      "leaver forgiven held lost",
    ],
    round: ["", "", "round half up 0 places"],
    personal: [""],
  },
);

const personal = subject(
  `${sales}
component main per month { pay sales * 33.3%; @final }
payout per month @exchange { pay main; @general; negative carried; leaver owes held paid }
payout per month @exchange for bob { pay main; @own; negative collected; @leaver; @rounding }`,
  {
    final: limits.final,
    exchange: ["", "", "in EUR on payday", "in EUR on earning"],
    leaver: ["leaver forgiven held lost", "leaver owes held waits"],
    rounding: ["", "", "round half up 0 places"],
    general: ["", "draw 50 USD recoverable", "cap 20 USD excess lost"],
    own: [
      "",
      "cap 10 USD excess carried through 2026-03-31",
      "draw 30 USD nonrecoverable",
      "hold 50% of main until paid_on",
    ],
  },
);

const journals = subject(
  `${sales}
component main per @unit { pay @pay; @final; @paid }
payout per month { pay main; negative carried; leaver owes held paid }
journal costs of main {
  @where
  @over
  dr "asset" cr "accrued" on earning
  dr "accrued" cr "payroll" on payment
}`,
  {
    unit: ["booking", "month"],
    final: limits.final,
    pay: ["sum(booking) * 10%"],
    paid: ["paid per month"],
    where: ["", "where amount > 0 USD"],
    over: [
      "",
      'over 3 months from closed equally leftover last; dr "expense" cr "asset" on amortising',
      'over 40 days from closed until paid_on by days leftover running; dr "expense" cr "asset" on amortising; dr "loss" cr "asset" on writeoff',
      'over months(qty) from closed equally leftover largest; dr "expense" cr "asset" on amortising',
      'over 2 months from closed until first_deal by instalment leftover first; dr "expense" cr "asset" on amortising; dr "loss" cr "asset" on writeoff',
    ],
  },
).map((text) => text.replace("per booking { pay sum(booking)", "per booking { pay booking"));

export const paying = [shares, ranks, payouts, payouts, personal, journals] as const;

export const smallForms = { rates, credits: creditsAndTables, figures, paying } as const;
