/** An explanation in one or two sentences, for a statement's head, a mail, or a hover. */

import { add, type Fraction, fromExactText, zero } from "../values/fraction.js";
import { unreachable } from "../values/unreachable.js";
import type { Explanation, ExplanationNode } from "./explanation.js";
import { amountsOf, inputsOf, nodeAt, origin, ownNodes, type StepNode, stepsOf, termsOf } from "./graph.js";
import { whyNotSentence } from "./need-sentence.js";
import { sharedLabels } from "./shared-labels.js";
import { showNumber } from "./show.js";
import { whyNot } from "./why-not.js";

/** `who` stands for the payee's id where a name is known. */
export function sentence(explanation: Explanation, who: string = explanation.payee): string {
  const amounts = amountsOf(explanation);
  const steps = amounts.map((amount) => stepsOf(explanation, amount));
  const { label, shown } = nodeAt(explanation, explanation.root);
  const clauses = clausePhrase([
    nodeAt(explanation, explanation.root),
    ...steps.flat().map(({ node }) => node),
  ]);
  if (amounts.length > 0 && steps.every(isShut)) {
    return `${who} earned no ${label} for ${explanation.period}${clauses}.${shutSentences(explanation)}`;
  }
  const [only = []] = steps;
  const all = amounts.length === 1 ? stepPhrases(explanation, only) : [amountsPhrase(explanation, amounts)];
  // An amount that is written as it is needs no reason.
  const phrases = all.length === 1 && all[0] === shown ? [] : all;
  const how = phrases.length === 0 ? "" : `: ${phrases.join(", ")}`;
  return `${who} earned ${shown} ${label} for ${explanation.period}${how}${clauses}.`;
}

function isShut(steps: readonly StepNode[]): boolean {
  return steps.some(({ step, node }) => step === "gate" && node.why === "not met");
}

function shutSentences(explanation: Explanation): string {
  return whyNot(explanation)
    .filter(({ about }) => about === "gate")
    .map((why) => ` ${whyNotSentence(why)}`)
    .join("");
}

/** From the pay outwards, as the steps were taken. */
function stepPhrases(explanation: Explanation, steps: readonly StepNode[]): readonly string[] {
  const pay = steps.find(({ step }) => step === "pay");
  return [
    ...(pay ? [payPhrase(explanation, pay)] : []),
    ...steps.toReversed().flatMap(({ node }) => limitPhrase(explanation, node) ?? []),
  ];
}

/** `280.00 USD plus 120.00 USD`: of a component that is one number for each credit. */
function amountsPhrase(explanation: Explanation, amounts: readonly number[]): string {
  if (amounts.length === 0) return nothingCredited;
  if (amounts.length > mostTerms) return `in ${amounts.length} amounts`;
  const shown = amounts.map((amount) => {
    const node = nodeAt(explanation, amount);
    // Where the period is cut, each part says what held in it.
    return node.of?.group === undefined ? node.shown : `${node.shown} as ${node.of.group}`;
  });
  return shown.join(" plus ");
}

const nothingCredited = "nothing was credited";
/** Amounts that are still listed one by one. */
const mostTerms = 4;

// ---------------------------------------------------------------- pay

/** `1,000,000.00 USD at 4 %, 8 % and 12 %` */
function payPhrase(explanation: Explanation, { index, node }: StepNode): string {
  if (node.label === sharedLabels.nothing) return node.label;
  if (node.label === sharedLabels.pay) return partsPhrase(explanation, index);
  const terms = termsOf(explanation, index);
  // A sum of nothing is a term of its own.
  if (terms.every((term) => isEmptySum(nodeAt(explanation, term)))) return nothingCredited;
  const rated = terms.flatMap((term) => ratedAmount(explanation, term) ?? []);
  const [first] = rated;
  if (first !== undefined && rated.length === terms.length) {
    const base = rated.reduce((total, { amount }) => add(total, amount), zero);
    const rates = [...new Set(rated.map(({ rate }) => rate))];
    return `${showNumber(base, first.unit)} at ${listed(rates)}`;
  }
  if (terms.length > mostTerms) return `${nodeAt(explanation, index).shown} in ${terms.length} amounts`;
  return terms.map((term) => termPhrase(explanation, term)).join(" plus ");
}

/** `11.76 % of 100.00 USD`, of every group that somebody was in; what rounding moved is not told here. */
function partsPhrase(explanation: Explanation, pay: number): string {
  const parts = nodeAt(explanation, pay).inputs.map((part) => {
    const inside = ownNodes(explanation, part).map((index) => nodeAt(explanation, index));
    const whole = inside.find(({ label }) => sharedLabels.isWhole(label));
    const shown = nodeAt(explanation, part).shown;
    const own = nodeAt(explanation, part);
    // What one payee takes that the others leave follows from theirs.
    const proportion = own.operation === "subtract" ? undefined : ownProportion(explanation, part);
    return `${proportion ?? shown} of ${whole?.shown ?? "the whole"}`;
  });
  return parts.join(" plus ");
}

/** Along the first inputs: the payee's own part stands before what rounding adds. */
function ownProportion(explanation: Explanation, part: number): string | undefined {
  let index: number | undefined = part;
  while (index !== undefined) {
    const node: ExplanationNode = nodeAt(explanation, index);
    const proportion = inputsOf(explanation, node).find(({ label }) => label === sharedLabels.part);
    if (proportion) return proportion.shown;
    index = node.inputs[0];
  }
  return undefined;
}

function isEmptySum({ operation, inputs }: ExplanationNode): boolean {
  return operation === "sum" && inputs.length === 0;
}

/** An amount times a percentage, of a whole or of the slice in one tier. */
function ratedAmount(
  explanation: Explanation,
  index: number,
): { amount: Fraction; unit: string | undefined; rate: string } | undefined {
  const node = nodeAt(explanation, index);
  if (node.operation !== "multiply" || node.inputs.length !== 2) return undefined;
  const factors = inputsOf(explanation, node);
  const rate = factors.find(({ unit }) => unit === "%");
  const amount = factors.find((factor) => factor !== rate);
  if (rate === undefined || amount?.value == null || amount.unit === "%") return undefined;
  return { amount: fromExactText(amount.value), unit: amount.unit, rate: rate.shown };
}

/** `500.00 USD times 3`; otherwise the amount under its own name. */
function termPhrase(explanation: Explanation, index: number): string {
  const node = nodeAt(explanation, index);
  if (node.operation === "multiply" && node.inputs.length > 1) {
    return inputsOf(explanation, node)
      .map(({ shown }) => shown)
      .join(" times ");
  }
  return node.label === node.shown ? node.shown : `${node.shown} (${node.label})`;
}

// ---------------------------------------------------------------- limits

function limitPhrase(explanation: Explanation, node: ExplanationNode): string | undefined {
  const [before, ...others] = node.inputs.map((input) => nodeAt(explanation, origin(explanation, input)));
  const limits = listed(others.map(({ shown }) => shown));
  switch (node.step) {
    case "plus":
      return `plus ${limits}`;
    case "times":
      return others.every(({ value }) => value === "1") ? undefined : `times ${limits}`;
    case "floor":
      return node.why === "raised to floor"
        ? `raised from ${before?.shown} to the floor of ${limits}`
        : undefined;
    case "cap":
      if (node.why === "capped") return `cut from ${before?.shown} to the cap of ${limits}`;
      return `${before?.value === others[0]?.value ? "just at" : "below"} the cap of ${limits}`;
    case "budget":
      return `cut from ${before?.shown} by the budget`;
    case undefined:
    case "gate":
    case "base":
    case "axis":
    case "pay":
    case "round":
      return undefined;
    default:
      return unreachable(node.step);
  }
}

/** `, as Plan letter 4.2 says` */
function clausePhrase(nodes: readonly ExplanationNode[]): string {
  const clauses = [...new Set(nodes.flatMap(({ clauses: own = [] }) => own))];
  if (clauses.length === 0) return "";
  return `, as ${listed(clauses)} ${clauses.length === 1 ? "says" : "say"}`;
}

/** `4 %, 8 % and 12 %` */
function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
