/** An explanation in one or two sentences, for a statement's head, a mail, or a hover. */

import { add, type Fraction, fromExactText, zero } from "../values/fraction.js";
import { unreachable } from "../values/unreachable.js";
import type { Explanation, ExplanationNode } from "./explanation.js";
import { amountsOf, inputsOf, nodeAt, origin, ownNodes, type StepNode, stepsOf, termsOf } from "./graph.js";
import { whyNotSentence } from "./need-sentence.js";
import { labelText } from "./phrases/label-text.js";
import type { Language } from "./phrases/languages.js";
import { phraseBooks } from "./phrases/phrase-books.js";
import type { ExplainPhrases } from "./phrases/phrases.js";
import { sharedLabels } from "./shared-labels.js";
import { showNumber } from "./show.js";
import { whyNot } from "./why-not.js";

/** What sentences are written from: the explanation, and the words. */
interface Telling {
  readonly explanation: Explanation;
  readonly language: Language;
  readonly phrases: ExplainPhrases;
}

/** `who` stands for the payee's id where a name is known. */
export function sentence(
  explanation: Explanation,
  who: string = explanation.payee,
  language: Language = "en",
): string {
  const phrases = phraseBooks[language];
  const telling = { explanation, language, phrases };
  const amounts = amountsOf(explanation);
  const steps = amounts.map((amount) => stepsOf(explanation, amount));
  const root = nodeAt(explanation, explanation.root);
  const { label: component, shown } = root;
  const { period } = explanation;
  const clauses = clausePhrase(phrases, [root, ...steps.flat().map(({ node }) => node)]);
  if (amounts.length > 0 && steps.every(isShut)) {
    return [
      phrases.sentence.earnedNothing({ who, component, period, clauses }),
      ...shutSentences(telling),
    ].join(phrases.sentence.between);
  }
  const [only = []] = steps;
  const all = amounts.length === 1 ? stepPhrases(telling, only) : [amountsPhrase(telling, amounts)];
  // An amount that is written as it is needs no reason.
  const how = all.length === 1 && all[0] === shown ? [] : all;
  return phrases.sentence.earned({ who, amount: shown, component, period, how, clauses });
}

function isShut(steps: readonly StepNode[]): boolean {
  return steps.some(({ step, node }) => step === "gate" && node.why === "not met");
}

function shutSentences({ explanation, language }: Telling): readonly string[] {
  return whyNot(explanation)
    .filter(({ about }) => about === "gate")
    .map((why) => whyNotSentence(why, language));
}

/** From the pay outwards, as the steps were taken. */
function stepPhrases(telling: Telling, steps: readonly StepNode[]): readonly string[] {
  const pay = steps.find(({ step }) => step === "pay");
  return [
    ...(pay ? [payPhrase(telling, pay)] : []),
    ...steps.toReversed().flatMap(({ node }) => limitPhrase(telling, node) ?? []),
  ];
}

/** `280.00 USD plus 120.00 USD`: of a component that is one number for each credit. */
function amountsPhrase({ explanation, phrases }: Telling, amounts: readonly number[]): string {
  if (amounts.length === 0) return phrases.sentence.nothingCredited;
  if (amounts.length > mostTerms) return phrases.sentence.inAmounts(amounts.length);
  const shown = amounts.map((amount) => {
    const node = nodeAt(explanation, amount);
    // Where the period is cut, each part says what held in it.
    return node.of?.group === undefined ? node.shown : phrases.sentence.as(node.shown, node.of.group);
  });
  return phrases.sentence.plus(shown);
}

/** Amounts that are still listed one by one. */
const mostTerms = 4;

// ---------------------------------------------------------------- pay

/** `1,000,000.00 USD at 4 %, 8 % and 12 %` */
function payPhrase(telling: Telling, { index, node }: StepNode): string {
  const { explanation, phrases } = telling;
  if (node.label === sharedLabels.nothing) return phrases.sentence.noPart;
  if (node.label === sharedLabels.pay) return partsPhrase(telling, index);
  const terms = termsOf(explanation, index);
  // A sum of nothing is a term of its own.
  if (terms.every((term) => isEmptySum(nodeAt(explanation, term)))) return phrases.sentence.nothingCredited;
  const rated = terms.flatMap((term) => ratedAmount(explanation, term) ?? []);
  const [first] = rated;
  if (first !== undefined && rated.length === terms.length) {
    const base = rated.reduce((total, { amount }) => add(total, amount), zero);
    const rates = [...new Set(rated.map(({ rate }) => rate))];
    return phrases.sentence.at(phrases.value(showNumber(base, first.unit)), rates);
  }
  if (terms.length > mostTerms) {
    return phrases.sentence.totalInAmounts(nodeAt(explanation, index).shown, terms.length);
  }
  return phrases.sentence.plus(terms.map((term) => termPhrase(telling, term)));
}

/** `11.76 % of 100.00 USD`, of every group that somebody was in; what rounding moved is not told here. */
function partsPhrase({ explanation, phrases }: Telling, pay: number): string {
  const parts = nodeAt(explanation, pay).inputs.map((part) => {
    const inside = ownNodes(explanation, part).map((index) => nodeAt(explanation, index));
    const whole = inside.find(({ label }) => sharedLabels.isWhole(label));
    const shown = nodeAt(explanation, part).shown;
    const own = nodeAt(explanation, part);
    // What one payee takes that the others leave follows from theirs.
    const proportion = own.operation === "subtract" ? undefined : ownProportion(explanation, part);
    return phrases.sentence.partOf(proportion ?? shown, whole?.shown);
  });
  return phrases.sentence.plus(parts);
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
function termPhrase({ explanation, phrases }: Telling, index: number): string {
  const node = nodeAt(explanation, index);
  if (node.operation === "multiply" && node.inputs.length > 1) {
    return phrases.sentence.times(inputsOf(explanation, node).map(({ shown }) => phrases.value(shown)));
  }
  const shown = phrases.value(node.shown);
  return node.label === node.shown ? shown : phrases.sentence.named(shown, labelText(phrases, node.label));
}

// ---------------------------------------------------------------- limits

function limitPhrase({ explanation, phrases }: Telling, node: ExplanationNode): string | undefined {
  const [before, ...others] = node.inputs.map((input) => nodeAt(explanation, origin(explanation, input)));
  const limits = phrases.listed(others.map(({ shown }) => phrases.value(shown)));
  const was = phrases.value(before?.shown ?? "");
  switch (node.step) {
    case "plus":
      return phrases.sentence.plusAmount(limits);
    case "times":
      return others.every(({ value }) => value === "1") ? undefined : phrases.sentence.timesFactor(limits);
    case "floor":
      return node.why === "raised to floor" ? phrases.sentence.raised(was, limits) : undefined;
    case "cap":
      if (node.why === "capped") return phrases.sentence.cut(was, limits);
      return before?.value === others[0]?.value
        ? phrases.sentence.atCap(limits)
        : phrases.sentence.belowCap(limits);
    case "budget":
      return phrases.sentence.cutByBudget(was);
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
function clausePhrase(phrases: ExplainPhrases, nodes: readonly ExplanationNode[]): string {
  const clauses = [...new Set(nodes.flatMap(({ clauses: own = [] }) => own))];
  return clauses.length === 0 ? "" : phrases.sentence.clauses(clauses);
}
