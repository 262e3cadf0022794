/**
 * One rule set with every key and every kind of value the format has, for tests: its type ties the
 * JSON Schema and the canonical order to rule-set.ts. It calculates, but no plan would.
 */

import type { Comparison, Expression, Place, Rule, RuleEvent, RuleSet, Slot } from "../rule-set.js";

type Bare<T> = T extends unknown ? Omit<T, "place"> : never;

const place: Place = { line: 1, column: 1, length: 4 };
const usd = { kind: "money", currency: "USD" } as const;
const number = { kind: "number" } as const;
const noClauses = { gates: [], times: [], floors: [], caps: [] } as const;
const days2026 = { from: "2026-01-01", through: "2026-12-31" } as const;

export function ruleSetOfEverything(): RuleSet {
  const expressions: Expression[] = [];
  const rules: Rule[] = [];
  const add = (expression: Bare<Expression>): Slot => expressions.push({ ...expression, place }) - 1;
  const rule = (type: RuleEvent, conditions: Rule["conditions"]): string => {
    const name = `${type} ${rules.length}`;
    rules.push({ name, conditions, event: { type, params: { place } }, priority: 1 });
    return name;
  };

  const one = add({ op: "constant", type: number, value: "1" });
  const tenth = add({ op: "constant", type: { kind: "percent" }, value: "0.1" });
  const yes = add({ op: "constant", type: { kind: "yesno" }, value: "yes" });
  const start = add({ op: "constant", type: { kind: "date" }, value: "2026-02-28" });
  const quarter = add({ op: "constant", type: { kind: "period", unit: "quarter" }, value: "2026-Q1" });
  const salary = add({ op: "constant", type: { ...usd, per: "year" }, value: "60000.5" });
  const nothing = add({ op: "none" });

  const amount = add({ op: "column", column: "amount" });
  const listed = add({ op: "column", column: "listed" });
  const closed = add({ op: "column", column: "closed" });
  const converted = add({ op: "convert", value: listed, to: "USD", on: closed });
  const rep = add({ op: "column", column: "rep" });
  const net = add({
    op: "multiply",
    operands: [converted, add({ op: "subtract", left: one, right: tenth })],
  });
  const receipts = add({
    op: "aggregate",
    function: "sum",
    over: { source: "receipts", reference: "deal" },
    value: amount,
    window: { kind: "period" },
  });

  const credited = add({ op: "credited" });
  const share = add({ op: "share" });
  const receiver = add({ op: "receiver" });
  const creditDate = add({ op: "creditDate" });
  const managers = add({ op: "managers", of: receiver, column: "manager" });

  const payee = add({ op: "payee" });
  const period = add({ op: "period", unit: "quarter" });
  const quota = add({ op: "lookup", source: "quotas", keys: { payee, quarter: period }, column: "amount" });
  const rate = add({ op: "parameter", name: "rate" });
  const argument = add({ op: "argument", index: 0 });

  const compare = (left: Slot, operator: Comparison["operator"], right: Slot, priority = 1): Comparison => ({
    fact: "slot",
    params: { slot: left },
    operator,
    value: { fact: "slot", params: { slot: right } },
    priority,
  });
  const state = (slot: Slot, operator: "isYes" | "isPresent", value: boolean, priority = 1): Comparison => ({
    fact: "slot",
    params: { slot },
    operator,
    value,
    priority,
  });

  const earns = rule("eligible", {
    all: [
      {
        any: [state(rep, "isPresent", false, 2), { not: state(yes, "isYes", false), priority: 1 }],
        priority: 2,
      },
      { all: [compare(tenth, "decimalLess", one)], priority: 1 },
    ],
  });
  const won = rule("where", { any: [compare(amount, "decimalGreater", one)], priority: 1 });
  const row = rule("row", { not: compare(argument, "decimalNotEqual", one), priority: 1 });
  const open = rule("gate", { all: [compare(quota, "decimalGreaterOrEqual", one)] });
  const early = rule("case", { all: [compare(creditDate, "dateLessOrEqual", start)] });
  const released = rule("release", { all: [compare(amount, "decimalGreater", one)] });
  const first = rule("holds", { all: [compare(period, "periodEqual", quarter)] });

  const booked = add({
    op: "aggregate",
    function: "sum",
    over: { credit: "booking" },
    value: credited,
    where: early,
    window: { kind: "toDate", unit: "year" },
  });
  const visits = add({
    op: "aggregate",
    function: "count",
    over: { source: "deals", payee: "rep", time: "closed" },
    value: one,
    window: { kind: "last", count: 2, unit: "quarter" },
  });
  const untimed = add({
    op: "aggregate",
    function: "highest",
    over: { source: "quotas", payee: "payee" },
    value: amount,
    window: { kind: "period" },
  });
  const commissions = add({
    op: "aggregate",
    function: "average",
    over: { figure: "commission" },
    value: add({ op: "figure", name: "commission", part: "uncapped" }),
    window: { kind: "period" },
  });
  const weight = add({ op: "call", table: "weight", arguments: [one] });
  const tier = add({ op: "tier", tiers: "whole", axis: weight });
  const attained = add({ op: "divide", left: booked, right: quota });
  const crossed = add({ op: "matrix", matrix: "grid", arguments: [one, tenth] });
  const mean = add({
    op: "weighted",
    items: [{ name: "own", weight: one, value: crossed }],
    missing: "shared",
  });
  const wanted = add({ op: "goal", goal: "revenue", level: "team" });
  const known = add({ op: "else", value: attained, otherwise: tier });
  const chosen = add({
    op: "choose",
    hit: "unique",
    cases: [{ when: first, then: known }],
    otherwise: add({ op: "negate", operand: one }),
  });
  const rounded = add({ op: "round", value: chosen, step: one, mode: "half up" });
  const later = add({ op: "shift", date: start, by: one, unit: "months" });
  const between = add({ op: "days", from: start, to: later });
  const decided = add({ op: "decide", rule: first });
  const prorated = add({ op: "prorate", value: salary });
  const read = add({ op: "reading", on: "closing", value: rate });
  const months = add({ op: "monthsInPlan" });
  const before = add({ op: "figure", name: "attainment", back: 1 });
  const team = add({ op: "lookup", source: "payees", keys: { id: payee }, column: "rep" });
  const ofTeam = add({ op: "figure", name: "team_commission", of: team });
  const perTeam = add({
    op: "aggregate",
    function: "sum",
    over: { figure: "commission", members: "days" },
    value: add({ op: "figure", name: "commission" }),
    window: { kind: "period" },
  });
  const isNorth = rule("holds", {
    all: [
      compare(
        add({ op: "group" }),
        "textEqual",
        add({ op: "constant", type: { kind: "text" }, value: "North" }),
      ),
    ],
  });
  const perRole = add({
    op: "aggregate",
    function: "count",
    over: { source: "quotas", payee: "payee", time: "quarter", members: "opening" },
    value: one,
    where: isNorth,
    window: { kind: "period" },
  });
  const measured = add({
    op: "min",
    operands: [rounded, between, visits, untimed, months, before, mean, wanted],
  });
  const base = add({ op: "add", operands: [booked, weight] });
  const lastDay = add({ op: "periodDay", on: "closing" });
  const abroad = add({ op: "convert", value: prorated, from: "EUR", to: "USD", on: lastDay });
  const limit = add({ op: "max", operands: [base, abroad] });

  return {
    format: "attain/1",
    language: 1,
    plan: {
      name: "everything",
      label: "Every kind of value",
      ...days2026,
      currency: "USD",
      rounding: { mode: "half even", places: 2 },
      fiscal: { month: 1, named: "start" },
      payees: earns,
      roster: "payees",
      exchange: {
        source: "fx",
        currency: "code",
        period: "month",
        rates: [{ currency: "USD", column: "usd" }],
      },
    },
    sources: [
      {
        name: "payees",
        label: "Who sells",
        dated: true,
        columns: [
          column("id", { kind: "payee" }, { key: true }),
          column("rep", { kind: "text" }, { optional: true }),
          column("manager", { kind: "payee" }, { optional: true }),
          column("amount", { kind: "percent" }, {}),
        ],
        place,
      },
      {
        name: "deals",
        dated: false,
        columns: [
          column("id", { kind: "text" }, { key: true }),
          column("rep", { kind: "payee" }, {}),
          column("amount", usd, { default: { type: usd, value: "0" } }),
          column("closed", { kind: "date" }, {}),
          column("stage", { kind: "choice", values: ["won", "lost"] }, {}),
          column("net", usd, { formula: net }),
          column("paid", usd, { formula: receipts }),
          column("listed", { kind: "mixedMoney" }, {}),
        ],
        place,
      },
      {
        name: "receipts",
        dated: false,
        columns: [
          column("id", { kind: "number" }, { key: true }),
          column("deal", { kind: "reference", source: "deals" }, {}),
          column("amount", usd, {}),
          column("final", { kind: "yesno" }, {}),
        ],
        place,
      },
      {
        name: "fx",
        dated: false,
        columns: [
          column("code", { kind: "text" }, { key: true }),
          column("month", { kind: "period", unit: "month" }, { key: true }),
          column("usd", number, {}),
        ],
        place,
      },
      {
        name: "quotas",
        dated: false,
        columns: [
          column("payee", { kind: "payee" }, { key: true }),
          column("quarter", { kind: "period", unit: "quarter" }, { key: true }),
          column("amount", usd, {}),
        ],
        place,
      },
    ],
    parameters: [
      {
        name: "rate",
        type: { kind: "percent" },
        versions: [
          { value: tenth, place: { file: "shared/rates.plan", ...place } },
          { payee: "ann", ...days2026, value: tenth, place },
        ],
      },
    ],
    tables: [
      {
        name: "weight",
        parameters: ["size"],
        type: number,
        hit: "first",
        versions: [{ ...days2026, rows: [{ when: row, then: tenth, place }], otherwise: argument, place }],
      },
    ],
    tiers: [
      {
        name: "marginal_rate",
        mode: "marginal",
        versions: [
          {
            payee: "ann",
            ...days2026,
            rows: [
              { edge: "below", threshold: tenth, value: tenth, place },
              { edge: "from", threshold: tenth, value: rate, place },
              { edge: "above", threshold: one, value: one, plus: one, place },
            ],
            place,
          },
        ],
      },
      {
        name: "whole",
        mode: "accumulating",
        versions: [
          { rows: [{ edge: "from", threshold: tenth, value: one, place }], end: one, beyond: "flat", place },
        ],
      },
      {
        name: "top",
        mode: "topRate",
        versions: [
          { rows: [{ edge: "from", threshold: tenth, value: one, place }], topRateAbove: one, place },
        ],
      },
    ],
    matrices: [
      {
        name: "grid",
        axes: [
          { name: "wide", reading: "stepped" },
          { name: "deep", reading: "interpolated" },
        ],
        type: { kind: "percent" },
        versions: [
          {
            payee: "ann",
            ...days2026,
            edges: [[{ edge: "from", at: tenth, place }], [{ edge: "above", at: one, place }]],
            values: [tenth],
            beyond: "flat",
            place,
          },
        ],
      },
    ],
    credits: [
      {
        name: "booking",
        of: { source: "deals" },
        on: "closed",
        scope: { ...days2026 },
        where: won,
        worth: amount,
        type: usd,
        receivers: [
          { kind: "to", who: rep, share: tenth, ifAny: true, place },
          { kind: "to", who: rep, share: "rest", ifAny: false, place },
        ],
        final: { after: 12, unit: "months", place },
        place,
      },
      {
        name: "override",
        of: { credit: "booking" },
        scope: {},
        worth: add({ op: "multiply", operands: [credited, share] }),
        type: usd,
        receivers: [{ kind: "overlay", who: managers, share: tenth, ifAny: true, place }],
        place,
      },
    ],
    figures: [
      {
        name: "attainment",
        kind: "measure",
        grain: { owner: "payee", per: "quarter" },
        type: number,
        versions: [{ ...days2026, value: measured, place }],
        documentation: "Bookings over quota.",
        place,
      },
      {
        name: "all_commission",
        kind: "quota",
        grain: { owner: "plan", per: "plan" },
        type: usd,
        versions: [{ value: commissions, place }],
        place,
      },
      {
        name: "team_commission",
        kind: "measure",
        grain: { owner: "group", column: "rep", per: "quarter" },
        type: usd,
        versions: [{ value: perTeam, place }],
        place,
      },
      {
        name: "own_team",
        kind: "measure",
        grain: { owner: "payee", per: "quarter" },
        type: usd,
        versions: [{ value: ofTeam, place }],
        place,
      },
      {
        name: "per_role",
        kind: "measure",
        grain: { owner: "payee", per: "quarter", cut: "rep" },
        type: number,
        versions: [{ value: perRole, place }],
        place,
      },
    ],
    components: [
      {
        name: "commission",
        label: "Commission",
        documentation: "What is sold is paid.",
        clauses: ["Plan letter 4.2"],
        grain: { owner: "payee", per: "quarter" },
        type: usd,
        versions: [
          {
            ...days2026,
            pay: {
              base,
              at: { tiers: "marginal_rate", axis: add({ op: "figure", name: "attainment" }) },
              place,
            },
            gates: [{ rule: open, past: "lost", place }],
            times: [{ value: read, place }],
            floors: [{ value: limit, per: "quarter", place }],
            caps: [
              { value: limit, per: "year", excess: "lost", place },
              { value: limit, excess: { carriedThrough: "2026-12-31" }, place },
            ],
            place,
          },
        ],
        paidPer: "quarter",
        rounding: { mode: "down", places: 2 },
        place,
      },
      {
        name: "bonus",
        clauses: [],
        grain: { owner: "credit", credit: "booking" },
        type: usd,
        versions: [
          {
            pay: { base: add({ op: "else", value: nothing, otherwise: credited }), place },
            gates: [{ rule: rule("gate", { all: [state(decided, "isYes", true)] }), past: "paid", place }],
            times: [],
            floors: [],
            caps: [],
            place,
          },
        ],
        paidPer: "quarter",
        rounding: { mode: "up", places: 0 },
        place,
      },
      {
        name: "pool",
        clauses: [],
        grain: { owner: "payee", per: "quarter" },
        type: usd,
        versions: [
          {
            through: "2026-06-30",
            share: {
              amount: salary,
              among: { column: "rep", members: "closing" },
              by: tenth,
              leavers: "by days",
              leftover: "largest",
              place,
            },
            ...noClauses,
            place,
          },
          {
            from: "2026-07-01",
            rank: {
              by: tenth,
              among: "payees",
              ties: { tiebreak: one },
              field: 3,
              prizes: [
                { places: { first: 1, last: 2 }, prize: salary, place },
                { places: { top: 3 }, prize: salary, place },
                { places: { topShare: "0.1" }, prize: salary, place },
              ],
              place,
            },
            ...noClauses,
            budget: { value: salary, per: "year", overrun: "cut", place },
            final: { after: 30, unit: "days", place },
            place,
          },
        ],
        paidPer: "quarter",
        rounding: { mode: "half even", places: 2 },
        place,
      },
      {
        name: "shares",
        clauses: [],
        grain: { owner: "payee", per: "year" },
        type: number,
        versions: [
          {
            pay: { base: one, place },
            gates: [],
            times: [],
            floors: [],
            caps: [],
            label: "restricted shares",
            vest: { share: "0.25", per: "year", leftover: "last", leavers: "excluded", place },
            place,
          },
        ],
        paidPer: "year",
        rounding: { mode: "down", places: 0 },
        place,
      },
    ],
    goals: [
      {
        name: "revenue",
        per: "year",
        type: usd,
        levels: [
          { name: "team", source: "payees", column: "rep" },
          { name: "payee", source: "payees", column: "id", parent: "rep" },
        ],
        phases: ["quarter"],
        versions: [
          {
            ...days2026,
            value: one,
            cover: one,
            splits: [
              { place },
              {
                by: tenth,
                limit: { from: tenth, through: one, of: salary, clipped: "shared", place },
                place,
              },
            ],
            phases: [[tenth, tenth, tenth, tenth]],
            rounding: { mode: "half even", places: 2 },
            leftover: "largest",
            place,
          },
        ],
        documentation: "What is asked of everybody.",
        place,
      },
    ],
    payout: {
      per: "quarter",
      exchange: { currency: "EUR", on: "payday" },
      components: ["commission", "bonus"],
      rounding: { mode: "half even", places: 2 },
      holds: [
        { component: "commission", share: tenth, release: { kind: "when", rule: released }, place },
        { component: "commission", share: tenth, release: { kind: "from", date: closed }, place },
        { component: "commission", share: tenth, release: { kind: "share", value: one }, place },
      ],
      draws: [
        {
          amount: salary,
          ahead: true,
          against: ["commission"],
          recovery: "recoverable",
          forgiven: "2026-12-31",
          ...days2026,
          place,
        },
        { amount: salary, ahead: false, against: ["bonus"], recovery: "nonrecoverable", place },
      ],
      caps: [
        { value: salary, per: "year", excess: "lost", place },
        { value: salary, excess: { carriedThrough: "2026-12-31" }, place },
      ],
      negative: "carried",
      leaver: { balance: "owes", held: "waits" },
      place,
    },
    personalPayouts: [
      {
        payee: "ann",
        per: "quarter",
        exchange: { currency: "EUR", on: "payday" },
        components: ["bonus"],
        draws: [{ amount: salary, ahead: false, against: [], recovery: "recoverable", place }],
        negative: "collected",
        leaver: { balance: "forgiven", held: "paid" },
        place,
      },
    ],
    journals: [
      {
        name: "contract_cost",
        documentation: "What it costs to win a contract.",
        component: "commission",
        where: won,
        over: {
          length: one,
          unit: "months",
          from: closed,
          until: { kind: "from", date: start },
          split: { by: argument },
          leftover: "last",
          place,
        },
        postings: [
          { debit: "Contract cost asset", credit: "Accrued commissions", on: "earning", place },
          { debit: "Commission expense", credit: "Contract cost asset", on: "amortising", place },
          { debit: "Impairment", credit: "Contract cost asset", on: "writeoff", place },
        ],
        place,
      },
      {
        name: "months_of_bonus",
        component: "bonus",
        over: {
          length: one,
          unit: "days",
          from: closed,
          until: { kind: "when", rule: won },
          split: "days",
          leftover: "running",
          place,
        },
        postings: [
          { debit: "Contract cost asset", credit: "Accrued commissions", on: "earning", place },
          { debit: "Commission expense", credit: "Contract cost asset", on: "amortising", place },
          { debit: "Impairment", credit: "Contract cost asset", on: "writeoff", place },
        ],
        place,
      },
      {
        name: "accrual",
        component: "commission",
        postings: [
          { debit: "Commission expense", credit: "Accrued commissions", on: "earning", place },
          { debit: "Accrued commissions", credit: "Cash", on: "payment", place },
        ],
        place,
      },
    ],
    rules,
    expressions,
  };
}

type Column = RuleSet["sources"][number]["columns"][number];

function column(name: string, type: Column["type"], more: Partial<Column>): Column {
  return { name, type, header: name, key: false, optional: false, ...more, place };
}
