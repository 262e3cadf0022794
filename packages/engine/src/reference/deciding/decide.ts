/** Decisions of a rule set: runs them on the rules engine and says what they compared. */

import type { Rule, RuleName } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { evaluate } from "../expressions/evaluate.js";
import { conditionLabel } from "../label.js";
import { needs } from "../program/needs.js";
import { found } from "../program/program.js";
import { absentValue, wrongValue } from "../run-faults.js";
import type { Tracer } from "../trace.js";
import { kindText, type Problem, type Value } from "../value.js";
import { type AskedCondition, comparisonsOf } from "./asked-condition.js";
import { DecisionProblem, UnfitOperand } from "./exact-operators.js";
import { runRule } from "./rules-engine.js";

export type Answer = Extract<Value, { kind: "yesno" }>;

/** Whether a rule holds here. */
export async function decide(name: RuleName, context: Context): Promise<Answer | Problem> {
  const key = decisionKey(name, context);
  const decisions = context.view.decisions;
  const known = key === undefined ? undefined : decisions.get(key);
  if (known !== undefined) return known;
  const answer = await decideAnew(name, context);
  if (key !== undefined) decisions.set(key, answer);
  return answer;
}

/**
 * What a decision depends on, when it is only whose figure it is, when, and the reading date: it is
 * then asked once, however many credits a walk takes step by step. `undefined`: ask anew.
 */
function decisionKey(
  name: RuleName,
  { run, payee, period, group, reading, row }: Context,
): string | undefined {
  if (row !== undefined || period === undefined) return undefined;
  const facts = run.program.graph.rule(name);
  if ((facts.needs & (needs.arguments | needs.figures)) !== 0) return undefined;
  return [name, payee ?? "", period.text, group?.value ?? "", reading ?? ""].join("\u0000");
}

async function decideAnew(name: RuleName, context: Context): Promise<Answer | Problem> {
  const { run } = context;
  const rule = found(run.program.rules, name);
  try {
    const decision = await runRule(rule, run.program.time.calendar, (slot) => evaluate(slot, context));
    const answer: Answer = { kind: "yesno", yes: decision.holds };
    run.observer?.decided(name, comparisonsOf(decision.conditions));
    if (run.tracer === undefined) return answer;
    return explainedCondition(decision.conditions, rule, context, run.tracer, true) as Answer;
  } catch (error) {
    if (error instanceof DecisionProblem) return error.problem;
    if (error instanceof UnfitOperand) return unfitOperand(error, rule, context);
    throw error;
  }
}

function unfitOperand(error: UnfitOperand, rule: Rule, context: Context): Problem {
  const where = whereIn(context, rule.event.params.place);
  if (error.found.kind === "nothing") return absence(absentValue(where, "What is compared"));
  const expected = `what ${error.operator} compares`;
  return problem(wrongValue(where, "What is compared", kindText(error.found), expected));
}

/** The nodes of a decision; a condition that was not asked has no value. */
function explainedCondition(
  condition: AskedCondition,
  rule: Rule,
  context: Context,
  tracer: Tracer,
  isOutermost: boolean,
): Value {
  const { program } = context.run;
  const { place } = rule.event.params;
  const value: Value =
    condition.holds === undefined ? { kind: "nothing" } : { kind: "yesno", yes: condition.holds };
  const why = condition.holds === undefined ? "not evaluated" : condition.holds ? "met" : "not met";
  switch (condition.kind) {
    case "compare": {
      const { slot, operator, other, left, right } = condition;
      const label = conditionLabel(program, operator, slot, other);
      const own = program.expression(slot).place;
      const inputs = [...(left === undefined ? [] : [left]), ...(right === undefined ? [] : [right])];
      const detail = {
        operator,
        ...(typeof other === "boolean" && { expected: String(other) }),
      };
      return tracer.add(value, { operation: "compare", label, inputs, detail, place: own, why });
    }
    case "all":
    case "any":
    case "not": {
      const parts = condition.parts.map((part) => explainedCondition(part, rule, context, tracer, false));
      const [only] = parts;
      // json-rules-engine wants a list outermost, also of one condition.
      if (isOutermost && condition.kind !== "not" && only !== undefined && parts.length === 1) return only;
      const word = condition.kind === "not" ? "not" : condition.kind === "all" ? "all of" : "any of";
      return tracer.add(value, { operation: condition.kind, label: word, inputs: parts, place, why });
    }
    default:
      return unreachable(condition);
  }
}
