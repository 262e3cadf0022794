/** Law: the parts fit each other, as far as no row and no figure is needed to see it. */

import type {
  Component,
  ComponentVersion,
  Condition,
  Credit,
  Draw,
  Expression,
  Grain,
  Matrix,
  Payout,
  PeriodUnit,
  RuleSet,
  Source,
  Tiers,
} from "../rule-set.js";
import { isCoarser } from "../values/period.js";
import { goalsFit } from "./goals.js";
import { journalsFit } from "./journals-fit.js";
import { columnOf, isComponent, lookupKeys, type Names } from "./names.js";
import { type Problems, quoted } from "./problem.js";

export function partsFit(ruleSet: RuleSet, names: Names, problems: Problems): void {
  rosterFits(ruleSet, names, problems);
  exchangeFits(ruleSet, names, problems);
  for (const [index, component] of ruleSet.components.entries()) {
    for (const [line, version] of component.versions.entries()) {
      earningFits(`/components/${index}/versions/${line}`, component, version, ruleSet, names, problems);
    }
  }
  for (const key of ["figures", "components"] as const) {
    for (const [index, { grain }] of ruleSet[key].entries()) {
      grainFits(`/${key}/${index}/grain`, grain, ruleSet, names, problems);
    }
  }
  for (const [index, source] of ruleSet.sources.entries()) sourceFits(`/sources/${index}`, source, problems);
  for (const [index, tiers] of ruleSet.tiers.entries()) tiersFit(`/tiers/${index}`, tiers, problems);
  for (const [index, matrix] of ruleSet.matrices.entries())
    matrixFits(`/matrices/${index}`, matrix, problems);
  for (const [index, credit] of ruleSet.credits.entries())
    creditFits(`/credits/${index}`, credit, names, problems);
  payoutFits("/payout", ruleSet.payout, names, problems);
  holdsAndDrawsFit("/payout", ruleSet.payout, problems);
  personalPayoutsFit(ruleSet, names, problems);
  goalsFit(ruleSet, names, problems);
  journalsFit(ruleSet, names, problems);
  for (const [index, rule] of ruleSet.rules.entries()) {
    conditionsAreOrdered(`/rules/${index}/conditions`, rule.conditions, problems);
  }
  const receivers = new Set(ruleSet.credits.flatMap((credit) => credit.receivers.map(({ who }) => who)));
  for (const [slot, expression] of ruleSet.expressions.entries()) {
    expressionFits(`/expressions/${slot}`, expression, ruleSet, names, problems);
    if (expression.op === "managers" && !receivers.has(slot)) {
      problems.add(
        `/expressions/${slot}`,
        "Managers are several people, and a value is one",
        "Use managers as the receiver of a credit only",
      );
    }
  }
}

function rosterFits({ plan }: RuleSet, names: Names, problems: Problems): void {
  if (plan.roster === undefined) {
    if (plan.payees !== undefined) {
      problems.add(
        "/plan/payees",
        "Who earns is decided over the roster, and there is none",
        "Name the roster",
      );
    }
    return;
  }
  const roster = names.source.get(plan.roster);
  const keys = roster && lookupKeys(roster);
  if (keys && (keys.length !== 1 || keys[0]?.type.kind !== "payee")) {
    problems.add(
      "/plan/roster",
      `${quoted(plan.roster)} is no roster`,
      "The only key of a roster is a column of type payee",
    );
  }
}

/** Groups and parts of periods are made by a column of the roster; only a payee's period is cut. */
function grainFits(path: string, grain: Grain, { plan }: RuleSet, names: Names, problems: Problems): void {
  const column = grain.owner === "group" ? grain.column : grain.owner === "credit" ? undefined : grain.cut;
  if (column === undefined) return;
  const roster = names.source.get(plan.roster ?? "");
  if (roster === undefined || columnOf(names, roster, column) === undefined) {
    problems.add(path, `The roster has no column ${quoted(column)}`, "Name a column of the roster");
  }
  if (grain.owner === "plan" || (grain.owner === "payee" && grain.per === "plan")) {
    problems.add(path, "Only a period of a payee is cut", "Leave `cut` out");
  }
}

/** A version earns in one way; what is divided among payees is one amount a payee and period. */
function earningFits(
  path: string,
  { grain }: Component,
  { pay, share, rank, budget }: ComponentVersion,
  { plan }: RuleSet,
  names: Names,
  problems: Problems,
): void {
  const ways = [pay, share, rank].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    problems.add(path, `The version earns in ${ways.length} ways`, "Write one of `pay`, `share` and `rank`");
  }
  const isPayees = grain.owner === "payee" && grain.cut === undefined;
  if ((share ?? rank) !== undefined && !isPayees) {
    problems.add(path, "What is divided among payees is one amount a payee", "Let the owner be the payee");
  }
  if (budget !== undefined && (grain.owner === "plan" || grain.owner === "group")) {
    problems.add(`${path}/budget`, "A budget limits what payees earn", "Write a cap");
  }
  const among = share?.among ?? rank?.among;
  if (among === undefined || among === "payees") return;
  const roster = names.source.get(plan.roster ?? "");
  if (roster && columnOf(names, roster, among.column) !== undefined) return;
  problems.add(path, `The roster has no column ${quoted(among.column)}`, "Name a column of the roster");
}

/** A rate is found by the code of a currency and, at most, a period; a converted plan has rates. */
function exchangeFits({ plan, payout, expressions }: RuleSet, names: Names, problems: Problems): void {
  const { exchange } = plan;
  if (exchange === undefined) {
    const slot = expressions.findIndex(({ op }) => op === "convert");
    if (slot >= 0) {
      const message = "An amount is converted, and the plan has no rates of exchange";
      problems.add(`/expressions/${slot}`, message, "Name the source of the rates in `plan.exchange`");
    }
    if (payout.exchange !== undefined) {
      const message = "Pay is converted, and the plan has no rates of exchange";
      problems.add("/payout/exchange", message, "Name the source of the rates in `plan.exchange`");
    }
    return;
  }
  const source = names.source.get(exchange.source);
  if (source === undefined) return;
  const kindOf = (column: string) => columnOf(names, source, column)?.kind;
  const wanted = new Set([exchange.currency, ...(exchange.period === undefined ? [] : [exchange.period])]);
  const keys = lookupKeys(source).map((column) => column.name);
  const isKeyed = keys.length === wanted.size && keys.every((key) => wanted.has(key));
  const kind = kindOf(exchange.currency);
  const isPeriod = exchange.period === undefined || kindOf(exchange.period) === "period";
  if (!isKeyed || !isPeriod || (kind !== "text" && kind !== "choice")) {
    problems.add(
      "/plan/exchange",
      `Rates are not found in ${quoted(source.name)} by these columns`,
      "Its keys are the code of the row's currency, a text, and at most a period",
    );
  }
  for (const [index, { column }] of exchange.rates.entries()) {
    if (kindOf(column) === "number") continue;
    problems.add(
      `/plan/exchange/rates/${index}`,
      `${quoted(source.name)} has no number column named ${quoted(column)}`,
      "Name the column with the rates of the currency",
    );
  }
}

function sourceFits(path: string, source: Source, problems: Problems): void {
  for (const [index, column] of source.columns.entries()) {
    if (column.formula !== undefined && (column.key || column.default !== undefined)) {
      problems.add(
        `${path}/columns/${index}`,
        `The calculated column ${quoted(column.name)} has a ${column.key ? "key" : "default"}`,
        "A calculated column is never read, so it is no key and needs no default",
      );
    }
  }
}

function tiersFit(path: string, { mode, versions }: Tiers, problems: Problems): void {
  const anchored = mode === "curve" || mode === "accumulating";
  const wanted = {
    topRateAbove: mode === "topRate",
    end: mode === "accumulating",
    beyond: anchored,
  } as const;
  for (const [index, version] of versions.entries()) {
    const at = `${path}/versions/${index}`;
    for (const key of ["topRateAbove", "end", "beyond"] as const) {
      const present = version[key] !== undefined;
      if (present && !wanted[key]) {
        problems.add(`${at}/${key}`, `Tiers of mode "${mode}" have no ${quoted(key)}`, "Leave the key out");
      } else if (!present && wanted[key]) {
        problems.add(at, `Tiers of mode "${mode}" need ${quoted(key)}`, "Add the key");
      }
    }
    for (const [line, row] of version.rows.entries()) {
      if (row.edge === "below" && line > 0) {
        problems.add(
          `${at}/rows/${line}/edge`,
          "Only the first row can be below its threshold",
          'Write "from"',
        );
      }
    }
  }
}

/** A list of edges an axis, and a value for each combination of them. */
function matrixFits(path: string, { axes, versions }: Matrix, problems: Problems): void {
  for (const [index, { edges, values }] of versions.entries()) {
    const at = `${path}/versions/${index}`;
    const combinations = edges.reduce((count, { length }) => count * length, 1);
    if (edges.length !== axes.length) {
      problems.add(
        `${at}/edges`,
        `The matrix has ${axes.length} axes, and here are edges of ${edges.length}`,
        "List the edges of each axis",
      );
    } else if (values.length !== combinations) {
      problems.add(
        `${at}/values`,
        `The edges meet in ${combinations} places, and here are ${values.length} values`,
        "Write a value for each combination of edges",
      );
    }
  }
}

function creditFits(path: string, credit: Credit, names: Names, problems: Problems): void {
  if ("credit" in credit.of) {
    if (credit.final !== undefined) {
      problems.add(
        `${path}/final`,
        "A credit of a credit is final with the one it is made of",
        "Leave `final` out",
      );
    }
    if (credit.on !== undefined) {
      problems.add(`${path}/on`, "A credit of a credit keeps its date", "Leave `on` out");
    }
  } else {
    const source = names.source.get(credit.of.source);
    if (credit.on === undefined) {
      problems.add(path, "The credit has no crediting date", "Name a date column in `on`");
    } else if (source && columnOf(names, source, credit.on)?.kind !== "date") {
      problems.add(
        `${path}/on`,
        `${quoted(credit.of.source)} has no date column named ${quoted(credit.on)}`,
        "Name a date column of the source",
      );
    }
  }
  const rests = [...credit.receivers.entries()].filter(([, receiver]) => receiver.share === "rest");
  for (const [order, [index, receiver]] of rests.entries()) {
    if (order > 0) {
      problems.add(`${path}/receivers/${index}/share`, "The rest is given twice", "Give it to one receiver");
    } else if (receiver.kind === "overlay") {
      problems.add(`${path}/receivers/${index}/share`, "An overlay leaves no rest", "Write its share");
    }
  }
}

/** One for each payee, on the pay dates and in the currency of everybody's. */
function personalPayoutsFit(
  { payout, personalPayouts = [] }: RuleSet,
  names: Names,
  problems: Problems,
): void {
  const seen = new Set<string>();
  for (const [index, personal] of personalPayouts.entries()) {
    const at = `/personalPayouts/${index}`;
    const { payee, per, exchange } = personal;
    if (seen.has(payee)) problems.add(at, `${quoted(payee)} has two payouts`, "Keep one for each payee");
    seen.add(payee);
    const isSame =
      per === payout.per &&
      exchange?.currency === payout.exchange?.currency &&
      exchange?.on === payout.exchange?.on;
    if (!isSame) {
      const message = `${quoted(payee)} is paid on other dates, or in another currency, than everybody`;
      problems.add(at, message, "Pay all on the same dates and in the same currency");
    }
    payoutFits(at, personal, names, problems);
    holdsAndDrawsFit(at, personal, problems);
  }
}

function payoutFits(at: string, payout: Payout, names: Names, problems: Problems): void {
  const seen = new Set<string>();
  for (const [index, name] of payout.components.entries()) {
    const path = `${at}/components/${index}`;
    const component = names.figure.get(name);
    if (seen.has(name)) problems.add(path, `${quoted(name)} is paid twice`, "Name it once");
    seen.add(name);
    if (component === undefined) continue;
    if (!isComponent(component)) {
      problems.add(path, `${quoted(name)} is a figure and earns nothing`, "Name a component");
    } else if (component.type.kind !== "money") {
      problems.add(path, `${quoted(name)} is an award, and a payout pays money`, "Name a component of money");
    } else if (isShorter(component, payout.per)) {
      problems.add(
        path,
        `${quoted(name)} is paid per ${component.paidPer}, more often than the payout per ${payout.per}`,
        "Let a component be paid as often as the payout, or less",
      );
    }
  }
}

/** Money is held, and draws are set off, against what is paid; each component counts against one draw. */
function holdsAndDrawsFit(at: string, payout: Payout, problems: Problems): void {
  const { components, holds = [], draws = [] } = payout;
  const paid = new Set(components);
  const unpaid = (name: string, path: string) => {
    if (!paid.has(name)) problems.add(path, `${quoted(name)} is not paid`, "Name a component of the payout");
  };
  for (const [index, { component }] of holds.entries()) unpaid(component, `${at}/holds/${index}/component`);
  const againstOf = ({ against }: Draw) => (against.length === 0 ? components : against);
  for (const [index, draw] of draws.entries()) {
    for (const [line, name] of draw.against.entries()) unpaid(name, `${at}/draws/${index}/against/${line}`);
    const own = new Set(againstOf(draw));
    for (const other of draws.slice(0, index)) {
      const theirs = againstOf(other);
      const common = theirs.filter((name) => own.has(name)).length;
      if (common === 0 || (common === own.size && common === theirs.length)) continue;
      const message = "Two draws have some components in common, and others not";
      problems.add(`${at}/draws/${index}/against`, message, "Set both off against the same components");
    }
  }
}

function isShorter({ paidPer }: Component, payoutPer: PeriodUnit): boolean {
  return isCoarser(payoutPer, paidPer);
}

/** json-rules-engine asks conditions of one priority at once; only descending ones keep their order. */
function conditionsAreOrdered(path: string, condition: Condition, problems: Problems): void {
  if ("not" in condition) {
    conditionsAreOrdered(`${path}/not`, condition.not, problems);
    return;
  }
  const list = "all" in condition ? condition.all : "any" in condition ? condition.any : [];
  const key = "all" in condition ? "all" : "any";
  let before: number | undefined;
  for (const [index, inner] of list.entries()) {
    const priority = inner.priority ?? 1;
    if (before !== undefined && priority >= before) {
      problems.add(
        `${path}/${key}/${index}`,
        "The condition has no lower priority than the one before it",
        "Let the priorities of a list descend, so that it is asked in the order written",
      );
    }
    before = priority;
    conditionsAreOrdered(`${path}/${key}/${index}`, inner, problems);
  }
}

function expressionFits(
  path: string,
  expression: Expression,
  ruleSet: RuleSet,
  names: Names,
  problems: Problems,
): void {
  switch (expression.op) {
    case "lookup": {
      const source = names.source.get(expression.source);
      if (source === undefined) return;
      if (columnOf(names, source, expression.column) === undefined) {
        problems.add(
          `${path}/column`,
          `${quoted(source.name)} has no column named ${quoted(expression.column)}`,
          "Name a column of the source",
        );
      }
      const keys = new Set(lookupKeys(source).map((column) => column.name));
      const given = Object.keys(expression.keys);
      if (keys.size === 0 || given.length !== keys.size || given.some((key) => !keys.has(key))) {
        problems.add(
          `${path}/keys`,
          `The keys do not fit those of ${quoted(source.name)}`,
          "Give a slot for each of its key columns",
        );
      }
      return;
    }
    case "managers": {
      const roster = ruleSet.plan.roster === undefined ? undefined : names.source.get(ruleSet.plan.roster);
      if (roster === undefined || columnOf(names, roster, expression.column)?.kind !== "payee") {
        problems.add(
          `${path}/column`,
          `The roster has no column ${quoted(expression.column)} of type payee`,
          "Name the roster's column that holds the manager",
        );
      }
      return;
    }
    case "call": {
      const table = names.table.get(expression.table);
      if (table && table.parameters.length !== expression.arguments.length) {
        problems.add(
          `${path}/arguments`,
          `${quoted(table.name)} takes ${table.parameters.length} arguments, and here are ${expression.arguments.length}`,
          "Give one slot for each parameter of the table",
        );
      }
      return;
    }
    case "goal": {
      const levels = names.goal.get(expression.goal)?.levels;
      if (levels && expression.level !== undefined && !levels.some(({ name }) => name === expression.level)) {
        problems.add(
          `${path}/level`,
          `${quoted(expression.goal)} has no level ${quoted(expression.level)}`,
          "Name a level of the goal",
        );
      }
      return;
    }
    case "matrix": {
      const matrix = names.matrix.get(expression.matrix);
      if (matrix && matrix.axes.length !== expression.arguments.length) {
        problems.add(
          `${path}/arguments`,
          `${quoted(matrix.name)} has ${matrix.axes.length} axes, and here are ${expression.arguments.length} arguments`,
          "Give one slot for each axis",
        );
      }
      return;
    }
    case "tier": {
      const mode = names.tiers.get(expression.tiers)?.mode;
      if (mode === "marginal" || mode === "reached" || mode === "topRate") {
        problems.add(
          `${path}/tiers`,
          `Tiers of mode "${mode}" are no function of one number`,
          "Use them in `pay`, or choose the mode retroactive, curve or accumulating",
        );
      }
      return;
    }
    case "figure": {
      const figure = names.figure.get(expression.name);
      if (expression.part !== undefined && figure && !isComponent(figure)) {
        problems.add(`${path}/part`, `${quoted(figure.name)} has no cap`, "Only components have parts");
      }
      return;
    }
    default:
      return;
  }
}
