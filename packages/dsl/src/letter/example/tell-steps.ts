/** How an amount of the example was worked out, step by step, from its explanation. */

import {
  type Explanation,
  type ExplanationNode,
  exact,
  inputsOf,
  type StepNode,
  stepsOf,
} from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import type { ComponentStatement, EarningClause, TiersStatement } from "../../syntax/ast.js";
import { tell, tellCondition } from "../expressions/tell-expression.js";
import type { Block } from "../letter.js";
import { valueText } from "../numbers/value-text.js";
import { capitalized, joined, type Part, say, type Text } from "../text.js";
import { usedIn } from "../uses.js";
import type { Writing } from "../writing.js";
import { tellShared, tellWon } from "./divided-step.js";
import type { Evidence } from "./evidence.js";
import { figureType } from "./figure-type.js";
import { formulaText } from "./formula-text.js";
import { earnedText, nodeText } from "./node-text.js";
import { partsTable, pricedParts } from "./priced-parts.js";

/** The version of the component, and of its table, that the example's amount follows. */
export interface Versions {
  readonly component: ComponentSymbol;
  readonly statement: ComponentStatement;
  readonly tiers?: TiersStatement;
}

export function tellSteps(evidence: Evidence, versions: Versions, writing: Writing): readonly Block[] {
  const { explanation } = evidence;
  const steps = stepsOf(explanation, explanation.root).toReversed();
  const sentences: Text[] = [];
  const blocks: Block[] = [];
  const flush = () => {
    if (sentences.length === 0) return;
    const text = joined(sentences, writing.phrases.marks.betweenSentences);
    blocks.push({ kind: "paragraph", text });
    sentences.length = 0;
  };
  for (const sentence of gateSentences(steps, evidence, versions, writing)) sentences.push(sentence);
  for (const step of steps) {
    const told = tellStep(step, explanation, versions, writing);
    if (told === undefined) continue;
    if ("kind" in told) {
      flush();
      blocks.push(told);
    } else sentences.push(told);
  }
  flush();
  return blocks;
}

// ---------------------------------------------------------------- gates

function gateSentences(
  steps: readonly StepNode[],
  evidence: Evidence,
  { statement }: Versions,
  writing: Writing,
): readonly Text[] {
  const { example, marks } = writing.phrases;
  if (!steps.some(({ step }) => step === "gate")) return [];
  const gates = statement.clauses.flatMap((clause) => (clause.kind === "gate" ? [clause.condition] : []));
  return gates.map((condition) => {
    const values = usedIn([condition], writing.plan).flatMap(({ kind, name }) => {
      const line = kind === "figure" ? evidence.figures.get(name) : undefined;
      if (line === undefined) return [];
      const value = valueText(exact.fromText(line.value), figureType(name, writing.plan), writing.phrases);
      return [example.gateOf(writing.names.of(name), value)];
    });
    const met = example.gateMet(tellCondition(condition, writing));
    const told = values.length === 0 ? met : say`${met}${marks.colon}${marks.allOf(values)}`;
    return say`${told}${marks.fullStop}`;
  });
}

// ---------------------------------------------------------------- steps

function tellStep(
  { step, index, node }: StepNode,
  explanation: Explanation,
  versions: Versions,
  writing: Writing,
): Text | Block | undefined {
  const { example } = writing.phrases;
  const [before, ...others] = inputsOf(explanation, node);
  const value = earnedText(node, writing.phrases);
  const limits = others.map((each) => nodeText(each, writing.phrases));
  const [limit = []] = limits;
  switch (step) {
    case "pay":
      return tellPay(index, node, explanation, versions, writing);
    case "plus":
      return example.plus(limits, value);
    case "times":
      return example.times(limit, value);
    case "floor":
      return node.why === "raised to floor" ? example.raised(limit, value) : example.notRaised(limit);
    case "cap":
      return node.why === "capped" ? example.cut(limit, value) : example.notCut(limit);
    case "budget":
      return node.why === "capped" ? example.budgetCut : undefined;
    case "round":
      return before?.value === node.value ? undefined : example.rounded(value);
    default:
      return undefined;
  }
}

type Pay = Extract<EarningClause, { kind: "pay" }>;

function tellPay(
  index: number,
  node: ExplanationNode,
  explanation: Explanation,
  { component, statement, tiers }: Versions,
  writing: Writing,
): Text | Block | undefined {
  const { phrases } = writing;
  const clause = statement.clauses.find(({ kind }) => kind === "pay" || kind === "share" || kind === "rank");
  if (clause?.kind === "share") return tellShared(clause, node, explanation, writing);
  if (clause?.kind === "rank") return tellWon(node, explanation, writing);
  if (clause?.kind !== "pay") return undefined;
  const pay: Pay = clause;
  const value = earnedText(node, phrases);
  if (pay.at === undefined) {
    return phrases.example.pay(capitalized(formulaText(pay.base, node, explanation, writing)), value);
  }
  const parts = pricedParts(index, explanation);
  if (parts.length > 0 && tiers !== undefined)
    return partsTable(parts, pay, component, tiers, value, writing);
  const [base, rate] = inputsOf(explanation, node);
  if (base === undefined || rate === undefined) return undefined;
  const { openBracket, closeBracket } = phrases.marks;
  const named = (value: Text, name: Part) => say`${value}${openBracket}${name}${closeBracket}`;
  const left = named(nodeText(base, phrases), tell(pay.base, writing));
  const right = named(nodeText(rate, phrases), writing.names.of(pay.at.tiers.text));
  const formula = say`${left} \u00D7 ${right}`;
  return phrases.example.pay(formula, value);
}
