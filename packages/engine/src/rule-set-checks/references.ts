/** Which other parts of a rule set each part names: slots, rules and everything that has a name. */

import { limitWindow } from "../limit-window.js";
import type {
  AggregateOver,
  Among,
  Component,
  ComponentVersion,
  Condition,
  Credit,
  Expression,
  Figure,
  Grain,
  Hold,
  Journal,
  Limit,
  Matrix,
  Parameter,
  Pay,
  Payout,
  Plan,
  Rule,
  Slot,
  Source,
  Table,
  Tiers,
} from "../rule-set.js";
import { unreachable } from "../values/unreachable.js";

export type NamedKind =
  | "rule"
  | "source"
  | "parameter"
  | "table"
  | "tiers"
  | "matrix"
  | "goal"
  | "credit"
  | "figure";

/** `at` is the JSON pointer from the part to the reference. Components count among the figures. */
export type Reference =
  | {
      readonly to: "slot";
      readonly slot: Slot;
      readonly at: string;
      /** Whose value it is and of which period, where that is not the part's own. */
      readonly grain?: Grain;
    }
  | { readonly to: NamedKind; readonly name: string; readonly at: string };

export function expressionReferences(expression: Expression): readonly Reference[] {
  switch (expression.op) {
    case "constant":
    case "none":
    case "column":
    case "credited":
    case "share":
    case "receiver":
    case "creditDate":
    case "payee":
    case "period":
    case "argument":
    case "monthsInPlan":
    case "periodDay":
    case "group":
      return [];
    case "convert":
      return [slotAt(expression.value, "/value"), slotAt(expression.on, "/on")];
    case "lookup":
      return [
        named("source", expression.source, "/source"),
        ...Object.entries(expression.keys).map(([key, slot]) => slotAt(slot, `/keys/${key}`)),
      ];
    case "managers":
      return [slotAt(expression.of, "/of")];
    case "parameter":
      return [named("parameter", expression.name, "/name")];
    case "figure":
      return [named("figure", expression.name, "/name"), ...optionalSlot(expression.of, "/of")];
    case "call":
      return [named("table", expression.table, "/table"), ...slotsAt(expression.arguments, "/arguments")];
    case "tier":
      return [named("tiers", expression.tiers, "/tiers"), slotAt(expression.axis, "/axis")];
    case "matrix":
      return [named("matrix", expression.matrix, "/matrix"), ...slotsAt(expression.arguments, "/arguments")];
    case "goal":
      return [named("goal", expression.goal, "/goal")];
    case "weighted":
      return expression.items.flatMap((item, index) => [
        slotAt(item.weight, `/items/${index}/weight`),
        slotAt(item.value, `/items/${index}/value`),
      ]);
    case "add":
    case "multiply":
    case "min":
    case "max":
      return slotsAt(expression.operands, "/operands");
    case "subtract":
    case "divide":
      return [slotAt(expression.left, "/left"), slotAt(expression.right, "/right")];
    case "negate":
      return [slotAt(expression.operand, "/operand")];
    case "round":
      return [slotAt(expression.value, "/value"), slotAt(expression.step, "/step")];
    case "shift":
      return [slotAt(expression.date, "/date"), slotAt(expression.by, "/by")];
    case "days":
      return [slotAt(expression.from, "/from"), slotAt(expression.to, "/to")];
    case "choose":
      return [
        ...expression.cases.flatMap((branch, index) => [
          named("rule", branch.when, `/cases/${index}/when`),
          slotAt(branch.then, `/cases/${index}/then`),
        ]),
        ...optionalSlot(expression.otherwise, "/otherwise"),
      ];
    case "decide":
      return [named("rule", expression.rule, "/rule")];
    case "else":
      return [slotAt(expression.value, "/value"), slotAt(expression.otherwise, "/otherwise")];
    case "prorate":
    case "reading":
      return [slotAt(expression.value, "/value")];
    case "aggregate":
      return [
        overReference(expression.over),
        slotAt(expression.value, "/value"),
        ...optionalRule(expression.where, "/where"),
      ];
    default:
      return unreachable(expression);
  }
}

export function ruleReferences(rule: Rule): readonly Reference[] {
  return conditionReferences(rule.conditions, "/conditions");
}

function conditionReferences(condition: Condition, at: string): readonly Reference[] {
  if ("all" in condition)
    return condition.all.flatMap((inner, i) => conditionReferences(inner, `${at}/all/${i}`));
  if ("any" in condition)
    return condition.any.flatMap((inner, i) => conditionReferences(inner, `${at}/any/${i}`));
  if ("not" in condition) return conditionReferences(condition.not, `${at}/not`);
  const { params, value } = condition;
  return [
    slotAt(params.slot, `${at}/params/slot`),
    ...(typeof value === "boolean" ? [] : [slotAt(value.params.slot, `${at}/value/params/slot`)]),
  ];
}

export function planReferences(plan: Plan): readonly Reference[] {
  return [
    ...optionalRule(plan.payees, "/payees"),
    ...(plan.roster === undefined ? [] : [named("source", plan.roster, "/roster")]),
    ...(plan.exchange === undefined ? [] : [named("source", plan.exchange.source, "/exchange/source")]),
  ];
}

export function sourceReferences(source: Source): readonly Reference[] {
  return source.columns.flatMap((column, index) => [
    ...(column.type.kind === "reference"
      ? [named("source", column.type.source, `/columns/${index}/type/source`)]
      : []),
    ...optionalSlot(column.formula, `/columns/${index}/formula`),
  ]);
}

export function parameterReferences(parameter: Parameter): readonly Reference[] {
  return valuesOf(parameter);
}

export function tableReferences(table: Table): readonly Reference[] {
  return table.versions.flatMap((version, index) => [
    ...version.rows.flatMap((row, line) => [
      named("rule", row.when, `/versions/${index}/rows/${line}/when`),
      slotAt(row.then, `/versions/${index}/rows/${line}/then`),
    ]),
    ...optionalSlot(version.otherwise, `/versions/${index}/otherwise`),
  ]);
}

export function tiersReferences(tiers: Tiers): readonly Reference[] {
  return tiers.versions.flatMap((version, index) => [
    ...version.rows.flatMap((row, line) => [
      slotAt(row.threshold, `/versions/${index}/rows/${line}/threshold`),
      slotAt(row.value, `/versions/${index}/rows/${line}/value`),
      ...optionalSlot(row.plus, `/versions/${index}/rows/${line}/plus`),
    ]),
    ...optionalSlot(version.topRateAbove, `/versions/${index}/topRateAbove`),
    ...optionalSlot(version.end, `/versions/${index}/end`),
  ]);
}

export function matrixReferences(matrix: Matrix): readonly Reference[] {
  return matrix.versions.flatMap((version, index) => [
    ...version.edges.flatMap((edges, axis) =>
      edges.map((edge, line) => slotAt(edge.at, `/versions/${index}/edges/${axis}/${line}/at`)),
    ),
    ...slotsAt(version.values, `/versions/${index}/values`),
  ]);
}

export function creditReferences(credit: Credit): readonly Reference[] {
  return [
    "source" in credit.of
      ? named("source", credit.of.source, "/of/source")
      : named("credit", credit.of.credit, "/of/credit"),
    ...optionalRule(credit.where, "/where"),
    slotAt(credit.worth, "/worth"),
    ...credit.receivers.flatMap((receiver, index) => [
      slotAt(receiver.who, `/receivers/${index}/who`),
      ...(receiver.share === "rest" ? [] : [slotAt(receiver.share, `/receivers/${index}/share`)]),
    ]),
  ];
}

export function figureReferences(figure: Figure): readonly Reference[] {
  return [...grainReferences(figure), ...valuesOf(figure)];
}

export function componentReferences(component: Component): readonly Reference[] {
  return [
    ...grainReferences(component),
    ...component.versions.flatMap((version, index) => {
      const at = `/versions/${index}`;
      const limits = (list: readonly Limit[], key: string) =>
        list.map((limit, line): Reference => {
          const window = limitWindow(limit, component.grain);
          const value = slotAt(limit.value, `${at}/${key}/${line}/value`);
          return window === undefined ? value : { ...value, grain: window };
        });
      return [
        ...payReferences(version.pay, `${at}/pay`),
        ...sharedReferences(component.grain, version, at),
        ...version.gates.map((gate, line) => named("rule", gate.rule, `${at}/gates/${line}/rule`)),
        ...version.times.map((factor, line) => slotAt(factor.value, `${at}/times/${line}/value`)),
        ...limits(version.floors, "floors"),
        ...limits(version.caps, "caps"),
      ];
    }),
  ];
}

function payReferences(pay: Pay | undefined, at: string): readonly Reference[] {
  if (pay === undefined) return [];
  const { base, at: use } = pay;
  return [
    slotAt(base, `${at}/base`),
    ...(use === undefined
      ? []
      : [named("tiers", use.tiers, `${at}/at/tiers`), slotAt(use.axis, `${at}/at/axis`)]),
  ];
}

/** What is one number for everybody is asked for in a grain of its own. */
function sharedReferences(
  grain: Grain,
  { share, rank, budget }: ComponentVersion,
  at: string,
): readonly Reference[] {
  const per = grain.owner === "credit" ? "plan" : grain.per;
  const ofAll = (among: Among): Grain =>
    among === "payees" ? { owner: "plan", per } : { owner: "group", column: among.column, per };
  return [
    ...(share === undefined
      ? []
      : [
          { ...slotAt(share.amount, `${at}/share/amount`), grain: ofAll(share.among) },
          ...optionalSlot(share.by, `${at}/share/by`),
        ]),
    ...(rank === undefined
      ? []
      : [
          slotAt(rank.by, `${at}/rank/by`),
          ...(typeof rank.ties === "object" ? [slotAt(rank.ties.tiebreak, `${at}/rank/ties/tiebreak`)] : []),
          ...rank.prizes.map(({ prize }, line) => ({
            ...slotAt(prize, `${at}/rank/prizes/${line}/prize`),
            grain: ofAll(rank.among),
          })),
        ]),
    ...(budget === undefined
      ? []
      : [
          {
            ...slotAt(budget.value, `${at}/budget/value`),
            grain: { owner: "plan", per: budget.per ?? per } as const,
          },
        ]),
  ];
}

export function payoutReferences(payout: Payout): readonly Reference[] {
  const { components, holds = [], draws = [] } = payout;
  return [
    ...components.map((name, index) => named("figure", name, `/components/${index}`)),
    ...holds.flatMap((hold, index) => [
      named("figure", hold.component, `/holds/${index}/component`),
      ...holdReferences(hold, `/holds/${index}`),
    ]),
    ...draws.flatMap(({ against }, index) =>
      against.map((name, line) => named("figure", name, `/draws/${index}/against/${line}`)),
    ),
    ...payoutFigureReferences(payout),
  ];
}

export function journalReferences(journal: Journal): readonly Reference[] {
  return [named("figure", journal.component, "/component"), ...dealReferences(journal)];
}

/** What a journal asks of each deal, the weights of its months apart. */
export function dealReferences({ where, over }: Journal): readonly Reference[] {
  if (over === undefined) return optionalRule(where, "/where");
  const { length, from, until, split } = over;
  return [
    ...optionalRule(where, "/where"),
    slotAt(length, "/over/length"),
    slotAt(from, "/over/from"),
    ...(until?.kind === "from" ? [slotAt(until.date, "/over/until/date")] : []),
    ...(until?.kind === "when" ? [named("rule", until.rule, "/over/until/rule")] : []),
    ...(typeof split === "object" ? [slotAt(split.by, "/over/split/by")] : []),
  ];
}

/** What a hold asks of each deal. */
export function holdReferences({ share, release }: Hold, at: string): readonly Reference[] {
  switch (release.kind) {
    case "when":
      return [slotAt(share, `${at}/share`), named("rule", release.rule, `${at}/release/rule`)];
    case "from":
      return [slotAt(share, `${at}/share`), slotAt(release.date, `${at}/release/date`)];
    case "share":
      return [slotAt(share, `${at}/share`), slotAt(release.value, `${at}/release/value`)];
    default:
      return unreachable(release);
  }
}

/** What a payout asks of a payee and its own period. */
export function payoutFigureReferences({ draws = [], caps = [] }: Payout): readonly Reference[] {
  return [
    ...draws.map(({ amount }, index) => slotAt(amount, `/draws/${index}/amount`)),
    ...caps.map(({ value }, index) => slotAt(value, `/caps/${index}/value`)),
  ];
}

function grainReferences({ grain }: Figure | Component): readonly Reference[] {
  return grain.owner === "credit" ? [named("credit", grain.credit, "/grain/credit")] : [];
}

function valuesOf({ versions }: Parameter | Figure): readonly Reference[] {
  return versions.map((version, index) => slotAt(version.value, `/versions/${index}/value`));
}

function overReference(over: AggregateOver): Reference {
  if ("credit" in over) return named("credit", over.credit, "/over/credit");
  if ("figure" in over) return named("figure", over.figure, "/over/figure");
  return named("source", over.source, "/over/source");
}

function slotAt(slot: Slot, at: string): Extract<Reference, { readonly to: "slot" }> {
  return { to: "slot", slot, at };
}

function slotsAt(slots: readonly Slot[], at: string): readonly Reference[] {
  return slots.map((slot, index) => slotAt(slot, `${at}/${index}`));
}

function optionalSlot(slot: Slot | undefined, at: string): readonly Reference[] {
  return slot === undefined ? [] : [slotAt(slot, at)];
}

function named(to: NamedKind, name: string, at: string): Reference {
  return { to, name, at };
}

function optionalRule(name: string | undefined, at: string): readonly Reference[] {
  return name === undefined ? [] : [named("rule", name, at)];
}
