/**
 * Decisions on stock json-rules-engine: the exact operators, and the adapter that runs one rule over
 * values by slot. What its conditions compare is asked one slot at a time, in written order.
 */

import { Engine, type RuleProperties, type TopLevelCondition } from "json-rules-engine";
import type { Condition, Rule, Slot } from "../../rule-set.js";
import type { FiscalCalendar } from "../../values/period.js";
import type { Result } from "../value.js";
import { type AskedCondition, askedCondition } from "./asked-condition.js";
import { exactOperators } from "./exact-operators.js";

export { DecisionProblem, exactOperators, UnfitOperand } from "./exact-operators.js";

export interface Decision {
  readonly holds: boolean;
  readonly conditions: AskedCondition;
}

export type SlotReader = (slot: Slot) => Promise<Result> | Result;

/**
 * Runs one rule on a new engine; its facts are never cached (the cache can answer with another
 * fact's value) and asked strictly one after the other. Rejects with {@link DecisionProblem} or
 * {@link UnfitOperand}.
 */
export async function runRule(rule: Rule, calendar: FiscalCalendar, read: SlotReader): Promise<Decision> {
  const result = await stockEngine([rule], calendar, read).run();
  const [ruleResult] = [...result.results, ...result.failureResults];
  if (ruleResult === undefined) return { holds: false, conditions: { kind: "all", parts: [] } };
  return { holds: ruleResult.result === true, conditions: askedCondition(ruleResult.conditions) };
}

/** A stock engine with these rules, the exact operators and the one fact they read. */
export function stockEngine(rules: readonly Rule[], calendar: FiscalCalendar, read: SlotReader): Engine {
  const prepared = rules.map(preparedRule);
  const engine = new Engine(prepared.map(({ properties }) => properties));
  const used = new Set(prepared.flatMap(({ operators }) => operators));
  for (const operator of exactOperators(calendar)) if (used.has(operator.name)) engine.addOperator(operator);
  let last: Promise<unknown> = Promise.resolve();
  engine.addFact(
    "slot",
    (params: Record<string, unknown>) => {
      const value = last.then(() => read(Number(params.slot)));
      last = value.catch(() => undefined);
      return value;
    },
    { cache: false },
  );
  return engine;
}

interface PreparedRule {
  readonly properties: RuleProperties;
  readonly operators: readonly string[];
}

const preparedRules = new WeakMap<Rule, PreparedRule>();

/** The library's form of a rule, made once: it writes nothing into it but what it read there. */
function preparedRule(rule: Rule): PreparedRule {
  const known = preparedRules.get(rule);
  if (known !== undefined) return known;
  const prepared = { properties: toStockRule(rule), operators: operatorsOf(rule.conditions) };
  preparedRules.set(rule, prepared);
  return prepared;
}

function operatorsOf(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(operatorsOf);
  if ("any" in condition) return condition.any.flatMap(operatorsOf);
  if ("not" in condition) return operatorsOf(condition.not);
  return [condition.operator];
}

/** A copy the library may write into. */
export function toStockRule(rule: Rule): RuleProperties {
  return {
    name: rule.name,
    conditions: toStockCondition(rule.conditions) as unknown as TopLevelCondition,
    event: { type: rule.event.type, params: { ...rule.event.params } },
    priority: rule.priority,
  };
}

function toStockCondition(condition: Condition): Record<string, unknown> {
  const priority = condition.priority === undefined ? {} : { priority: condition.priority };
  if ("all" in condition) return { all: condition.all.map(toStockCondition), ...priority };
  if ("any" in condition) return { any: condition.any.map(toStockCondition), ...priority };
  if ("not" in condition) return { not: toStockCondition(condition.not), ...priority };
  const { fact, params, operator, value } = condition;
  return {
    fact,
    params: { ...params },
    operator,
    value: typeof value === "boolean" ? value : { fact: value.fact, params: { ...value.params } },
    ...priority,
  };
}
