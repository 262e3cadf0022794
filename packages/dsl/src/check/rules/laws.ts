/** The laws a resolved plan must keep, and the advice given on one that keeps them. */

import type { Checking } from "../checking.js";
import { balancesAreDecided } from "./balances-are-decided.js";
import { baseMovesWithAxis } from "./base-moves-with-axis.js";
import { booksAreOfDeals } from "./books-are-of-deals.js";
import { clausesAgreeAcrossVersions } from "./clauses-agree-across-versions.js";
import { coarserPeriodsHoldNoFacts } from "./coarser-periods-hold-no-facts.js";
import { componentsArePaid } from "./components-are-paid.js";
import { curvesHaveAnchors } from "./curves-have-anchors.js";
import { definitionsAreUsed } from "./definitions-are-used.js";
import { drawsStandApart } from "./draws-stand-apart.js";
import { edgesAscend } from "./edges-ascend.js";
import { gatesSayWhatIsPast } from "./gates-say-what-is-past.js";
import { goalsStandStill } from "./goals-stand-still.js";
import { gradesAscend } from "./grades-ascend.js";
import { holdsStayWithinWhole } from "./holds-stay-within-whole.js";
import { limitsHoldWholePeriods } from "./limits-hold-whole-periods.js";
import { namesAreDefined } from "./names-are-defined.js";
import { namesAreTaken } from "./names-are-taken.js";
import { namesMeanOneThing } from "./names-mean-one-thing.js";
import { nothingGoesInCircles } from "./nothing-goes-in-circles.js";
import { oneOfEach } from "./one-of-each.js";
import { paidOftenEnough } from "./paid-often-enough.js";
import { partsSayWhenTheyCount } from "./parts-say-when-they-count.js";
import { payingDatesFallInPlan } from "./paying-dates-fall-in-plan.js";
import { roundsToRealPlaces } from "./rounds-to-real-places.js";
import { sharesStayWithinWhole } from "./shares-stay-within-whole.js";
import { tiersAscend } from "./tiers-ascend.js";
import { tiersCoverTheStart } from "./tiers-cover-the-start.js";
import { tiersSayTheirEnd } from "./tiers-say-their-end.js";
import { valuesCoverThePlan } from "./values-cover-the-plan.js";
import { versionsAreOfPayees } from "./versions-are-of-payees.js";
import { versionsChangeBetweenPeriods } from "./versions-change-between-periods.js";

export type Law = (checking: Checking) => void;

export const laws: readonly Law[] = [
  oneOfEach,
  roundsToRealPlaces,
  namesAreDefined,
  namesMeanOneThing,
  namesAreTaken,
  nothingGoesInCircles,
  coarserPeriodsHoldNoFacts,
  sharesStayWithinWhole,
  tiersAscend,
  edgesAscend,
  gradesAscend,
  goalsStandStill,
  tiersCoverTheStart,
  tiersSayTheirEnd,
  curvesHaveAnchors,
  baseMovesWithAxis,
  clausesAgreeAcrossVersions,
  versionsChangeBetweenPeriods,
  versionsAreOfPayees,
  paidOftenEnough,
  gatesSayWhatIsPast,
  balancesAreDecided,
  drawsStandApart,
  holdsStayWithinWhole,
  payingDatesFallInPlan,
  limitsHoldWholePeriods,
  booksAreOfDeals,
];

export const advice: readonly Law[] = [
  valuesCoverThePlan,
  partsSayWhenTheyCount,
  componentsArePaid,
  definitionsAreUsed,
];
