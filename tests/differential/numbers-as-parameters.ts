/** The same plan with a parameter in the place of every number that is written in it. */

import type { Expression, Parameter, RuleSet } from "@attain/engine";

export function numbersAsParameters(ruleSet: RuleSet): {
  readonly ruleSet: RuleSet;
  /** Numbers that were written, by the name of the parameter. */
  readonly values: ReadonlyMap<string, string>;
} {
  const values = new Map<string, string>();
  const parameters: Parameter[] = [];
  const added: Expression[] = [];
  const { length } = ruleSet.expressions;
  const expressions = ruleSet.expressions.map((expression, slot): Expression => {
    if (expression.op !== "constant") return expression;
    const { type, value, place } = expression;
    if (type.kind !== "number" && type.kind !== "percent" && type.kind !== "money") return expression;
    const name = `number_${slot}`;
    values.set(name, value);
    parameters.push({ name, type, versions: [{ value: length + added.length, place }] });
    added.push(expression);
    return { op: "parameter", name, place };
  });
  return {
    ruleSet: {
      ...ruleSet,
      parameters: [...ruleSet.parameters, ...parameters],
      expressions: [...expressions, ...added],
    },
    values,
  };
}
