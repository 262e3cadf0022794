/**
 * Static analysis: what a plan's text alone shows to be wrong or doubtful, each with an example and, where
 * there is one, a way to mend it. Fast enough for every keystroke; no row is calculated.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type AnalysedText, type Analysing, startAnalysing } from "./analysing.js";
import { conditionsDecide } from "./conditions/conditions-decide.js";
import { amountsAreSomething } from "./rules/amounts-are-something.js";
import { boundsAreInOrder } from "./rules/bounds-are-in-order.js";
import { casesDiffer } from "./rules/cases-differ.js";
import { creditNotesTakeBack } from "./rules/credit-notes-take-back.js";
import { daysAreProratedOnce } from "./rules/days-are-prorated-once.js";
import { divisorsAreSomething } from "./rules/divisors-are-something.js";
import { goalsAreReachable } from "./rules/goals-are-reachable.js";
import { limitsBind } from "./rules/limits-bind.js";
import { payFollowsSales } from "./rules/pay-follows-sales.js";
import { payoutsHoldAndDraw } from "./rules/payouts-hold-and-draw.js";
import { percentsAreWritten } from "./rules/percents-are-written.js";
import { placesFollowEachOther } from "./rules/places-follow-each-other.js";
import { ratesArePercents } from "./rules/rates-are-percents.js";
import { receiversDiffer } from "./rules/receivers-differ.js";
import { sharesReachTheWhole } from "./rules/shares-reach-the-whole.js";
import { statementsDiffer } from "./rules/statements-differ.js";
import { sumsAreCountedOnce } from "./rules/sums-are-counted-once.js";
import { textsAreSpelledOneWay } from "./rules/texts-are-spelled-one-way.js";
import { tiersAreReached } from "./rules/tiers-are-reached.js";
import { versionsFollowEachOther } from "./rules/versions-follow-each-other.js";
import { versionsStand } from "./rules/versions-stand.js";
import { decisionsAreSound } from "./tables/decisions-are-sound.js";
import { unfolds } from "./unfolds.js";

export type { AnalysedText } from "./analysing.js";

type Analysis = (analysing: Analysing) => void;

const analyses: readonly Analysis[] = [
  decisionsAreSound,
  conditionsDecide,
  limitsBind,
  tiersAreReached,
  payFollowsSales,
  percentsAreWritten,
  ratesArePercents,
  sharesReachTheWhole,
  versionsFollowEachOther,
  versionsStand,
  placesFollowEachOther,
  receiversDiffer,
  divisorsAreSomething,
  creditNotesTakeBack,
  sumsAreCountedOnce,
  textsAreSpelledOneWay,
  casesDiffer,
  amountsAreSomething,
  boundsAreInOrder,
  daysAreProratedOnce,
  statementsDiffer,
  goalsAreReachable,
  payoutsHoldAndDraw,
];

const mostFindings = 1_000;

/** In the order of the text. */
export function analyse(text: AnalysedText): readonly Diagnostic[] {
  // A text with so much wrong has another trouble.
  if (text.diagnostics.length > mostFindings || !unfolds(text.plan)) return [];
  const analysing = startAnalysing(text);
  for (const analysis of analyses) analysis(analysing);
  return analysing.findings.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
