/**
 * The front door to an explanation's views. An explanation that does not give its amount again is our
 * own mistake, and is refused here: nobody is shown a reason that is not the reason.
 */

import type { DealLine } from "../outcome.js";
import { invariant } from "../values/invariant.js";
import type { Explanation } from "./explanation.js";
import { type FlatRow, flat } from "./flat.js";
import { whyNotSentence } from "./need-sentence.js";
import type { Language } from "./phrases/languages.js";
import { replay } from "./replay.js";
import { sentence } from "./sentence.js";
import { type Statement, statement } from "./statement.js";
import { type TreeNode, type TreeOptions, tree } from "./tree.js";
import { type WhyNot, whyNot } from "./why-not.js";

export interface Views {
  sentence(who?: string): string;
  statement(dealLines: readonly DealLine[]): Statement;
  tree(options?: TreeOptions): TreeNode;
  whyNot(): readonly WhyNot[];
  /** Those in sentences. */
  whyNotSentences(): readonly string[];
  flat(): readonly FlatRow[];
}

export function viewsOf(explanation: Explanation, language: Language = "en"): Views {
  const replayed = replay(explanation);
  if ("mismatches" in replayed) {
    const [{ node, label, said, found }] = replayed.mismatches;
    const { component, payee, period } = explanation;
    invariant(
      false,
      `the explanation of ${component} for ${payee}, ${period} is not true: ${label} (node ${node}) says ${said}, and its inputs give ${found}`,
    );
  }
  return {
    sentence: (who) => sentence(explanation, who, language),
    statement: (dealLines) => statement(explanation, dealLines, language),
    tree: (options) => tree(explanation, { language, ...options }),
    whyNot: () => whyNot(explanation),
    whyNotSentences: () => whyNot(explanation).map((why) => whyNotSentence(why, language)),
    flat: () => flat(explanation),
  };
}
