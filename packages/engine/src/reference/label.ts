/** A value in the author's words: the formula written back, for messages and for the nodes of an explanation. */

import { showValue } from "../explain/show.js";
import type { Condition, Constant, Expression, Operator, Slot } from "../rule-set.js";
import { fromText } from "../values/fraction.js";
import { unreachable } from "../values/unreachable.js";
import type { Program } from "./program/program.js";

/** All that labels need of a prepared plan. */
type Labelled = Pick<Program, "expression" | "ruleSet" | "rules">;

/** The value of a credit is called as the credit; of several nothing here says which. */
function creditedLabel({ ruleSet }: Labelled): string {
  const [only, ...others] = ruleSet.credits;
  return only !== undefined && others.length === 0 ? only.name : "credit";
}

/** Beyond this a formula is too long to read as one. */
const mostDepth = 5;

export function labelOf(program: Labelled, slot: Slot, depth = 0): string {
  if (depth > mostDepth) return "...";
  const of = (inner: Slot) => labelOf(program, inner, depth + 1);
  const expression = program.expression(slot);
  switch (expression.op) {
    case "constant":
      return constantLabel(expression);
    case "none":
      return "none";
    case "column":
      return expression.column;
    case "credited":
      return creditedLabel(program);
    case "share":
    case "receiver":
      return expression.op;
    case "creditDate":
      return "crediting date";
    case "lookup":
      return lookupLabel(program, expression, depth);
    case "managers":
      return `managers of ${of(expression.of)}`;
    case "payee":
      return "payee";
    case "group":
      return "group";
    case "period":
      return expression.unit;
    case "parameter":
      return expression.name;
    case "figure": {
      const name = expression.part === undefined ? expression.name : `${expression.name}.${expression.part}`;
      return expression.back === undefined || expression.back === 0 ? name : `prior(${name})`;
    }
    case "argument":
      return `argument ${expression.index + 1}`;
    case "call":
      return `${expression.table}(${expression.arguments.map(of).join(", ")})`;
    case "tier":
      return `${expression.tiers}(${of(expression.axis)})`;
    case "goal":
      return expression.level === undefined ? expression.goal : `${expression.goal}.${expression.level}`;
    case "matrix":
      return `${expression.matrix}(${expression.arguments.map(of).join(", ")})`;
    case "weighted":
      return `weighted { ${expression.items.map(({ name }) => name).join(", ")} }`;
    case "add":
      return `(${expression.operands.map(of).join(" + ")})`;
    case "multiply":
      return expression.operands.map(of).join(" * ");
    case "subtract":
      return `(${of(expression.left)} - ${of(expression.right)})`;
    case "divide":
      return `${of(expression.left)} / ${of(expression.right)}`;
    case "negate":
      return `-${of(expression.operand)}`;
    case "min":
    case "max":
      return `${expression.op}(${expression.operands.map(of).join(", ")})`;
    case "round":
      return `round(${of(expression.value)}, ${of(expression.step)})`;
    case "shift":
      return `${of(expression.date)} + ${of(expression.by)} ${expression.unit}`;
    case "days":
      return `${of(expression.to)} - ${of(expression.from)}`;
    case "choose":
      return `${expression.hit} { ... }`;
    case "decide":
      return "condition";
    case "else":
      return `${of(expression.value)} else ${of(expression.otherwise)}`;
    case "prorate":
      return `prorate(${of(expression.value)})`;
    case "reading":
      return of(expression.value);
    case "monthsInPlan":
      return "months in the plan";
    case "convert":
      return `${of(expression.value)} in ${expression.to}`;
    case "periodDay":
      return `${expression.on} of the period`;
    case "aggregate":
      return aggregateLabel(program, expression, depth);
    default:
      return unreachable(expression);
  }
}

/** Without the brackets that only a larger formula needs. */
export function nameOf(program: Labelled, slot: Slot): string {
  const label = labelOf(program, slot);
  return label.startsWith("(") && label.endsWith(")") ? label.slice(1, -1) : label;
}

function constantLabel({ type, value }: Constant): string {
  const isNumber = type.kind === "number" || type.kind === "percent" || type.kind === "money";
  if (type.kind === "text") return `"${value}"`;
  return showValue(isNumber ? fromText(value) : value, type);
}

type Lookup = Extract<Expression, { op: "lookup" }>;

/** `payee.role`, `rep.manager.region`, `quotas.amount`. */
function lookupLabel(program: Labelled, { keys, source, column }: Lookup, depth: number): string {
  const [only, ...others] = Object.values(keys);
  if (only === undefined || others.length > 0) return `${source}.${column}`;
  const { op } = program.expression(only);
  const isStep = op === "column" || op === "receiver" || op === "lookup" || op === "payee";
  if (!isStep) return `${source}.${column}`;
  if (op === "payee" && source !== program.ruleSet.plan.roster) return `${source}.${column}`;
  return `${labelOf(program, only, depth + 1)}.${column}`;
}

/** `sum(booking)`, `average(ratings.score where rater = "peer")`, `count(sold, year to date)`. */
function aggregateLabel(
  program: Labelled,
  { function: name, over, value, where, window }: Extract<Expression, { op: "aggregate" }>,
  depth: number,
): string {
  const what = "credit" in over ? over.credit : "figure" in over ? over.figure : over.source;
  const { op } = program.expression(value);
  const inner = labelOf(program, value, depth + 1);
  const isItself = op === "credited" || op === "figure" || op === "constant";
  const taken = isItself ? what : op === "column" ? `${what}.${inner}` : `${what}: ${inner}`;
  const rule = where === undefined ? undefined : program.rules.get(where);
  const kept = rule === undefined ? "" : ` where ${conditionText(program, rule.conditions, depth + 1)}`;
  const tail = window.kind === "toDate" ? `, ${window.unit} to date` : "";
  return `${name}(${taken}${kept}${tail})`;
}

/** A rule's conditions written back; brackets around what only a longer condition needs. */
function conditionText(program: Labelled, condition: Condition, depth: number): string {
  if (depth > mostDepth) return "...";
  const of = (part: Condition) => conditionText(program, part, depth + 1);
  if ("all" in condition) return joined(condition.all, " and ", of);
  if ("any" in condition) return joined(condition.any, " or ", of);
  if ("not" in condition) return `not ${of(condition.not)}`;
  const { operator, params, value } = condition;
  return conditionLabel(
    program,
    operator,
    params.slot,
    typeof value === "boolean" ? value : value.params.slot,
  );
}

function joined(parts: readonly Condition[], word: string, of: (part: Condition) => string): string {
  const texts = parts.map(of);
  return texts.length === 1 ? texts.join("") : `(${texts.join(word)})`;
}

const words: ReadonlyMap<string, string> = new Map([
  ["Equal", "="],
  ["NotEqual", "<>"],
  ["Less", "<"],
  ["LessOrEqual", "<="],
  ["Greater", ">"],
  ["GreaterOrEqual", ">="],
]);

/** `attainment >= 30 %`, `stage = "won"`, `not first_deal`. */
export function conditionLabel(
  program: Labelled,
  operator: Operator,
  slot: Slot,
  other: Slot | boolean,
): string {
  const left = nameOf(program, slot);
  if (typeof other === "boolean") {
    if (operator === "isPresent") return `${left} ${other ? "<>" : "="} none`;
    return other ? left : `not ${left}`;
  }
  const order = operator.replace(/^(decimal|date|period|text|payee)/, "");
  return `${left} ${words.get(order) ?? operator} ${nameOf(program, other)}`;
}
