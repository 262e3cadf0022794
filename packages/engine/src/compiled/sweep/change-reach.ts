/** What follows from parameters, and so has to be calculated again when they change; everything else is kept. */

import type { Credit } from "../../rule-set.js";
import { partsOf } from "../plan/figure-reach.js";
import type { Needs, SlotNeeds } from "../plan/slot-needs.js";
import type { Prepared } from "../prepare.js";

/** What one of the changed parameters stands behind. */
export interface ChangeReach {
  /** Who is in the plan, or in which group, and so everything. */
  readonly isEverything: boolean;
  readonly credits: ReadonlySet<string>;
  /** Components, too. */
  readonly figures: ReadonlySet<string>;
  /** Whether a value or a decision depends on a change. */
  readonly touches: (needs: Needs) => boolean;
}

export function changeReach(prepared: Prepared, parameters: ReadonlySet<string>): ChangeReach {
  const { ruleSet, needs } = prepared;
  const credits = new Set<string>();
  const figures = new Set<string>();
  const touches = (read: Needs) =>
    overlaps(read.parameters, parameters) ||
    overlaps(read.credits, credits) ||
    overlaps(read.figures, figures);
  // One thing leads to another until nothing more is reached.
  for (let before = -1; before < credits.size + figures.size; ) {
    before = credits.size + figures.size;
    for (const credit of ruleSet.credits) {
      const isOfOther = "credit" in credit.of && credits.has(credit.of.credit);
      if (isOfOther || readByCredit(credit, needs).some(touches)) credits.add(credit.name);
    }
    for (const [name, figure] of prepared.figures) {
      const { grain } = figure.definition;
      const isOfCredit = grain.owner === "credit" && credits.has(grain.credit);
      if (isOfCredit || partsOf(figure, needs).some(touches)) figures.add(name);
    }
  }
  const { payees, roster } = ruleSet.plan;
  // Who belongs to which group goes by columns of the roster, some of which may be worked out.
  const columns = ruleSet.sources.find(({ name }) => name === roster)?.columns ?? [];
  const isEverything =
    (payees !== undefined && touches(needs.rule(payees, roster))) ||
    columns.some(({ name }) => touches(needs.column(roster, name)));
  return { isEverything, credits, figures, touches };
}

function readByCredit({ name, on, worth, where, receivers }: Credit, needs: SlotNeeds): readonly Needs[] {
  const source = needs.sourceOf(name);
  const shares = receivers.flatMap(({ share }) => (share === "rest" ? [] : [share]));
  const slots = [worth, ...receivers.map(({ who }) => who), ...shares];
  const date = on === undefined ? [] : [needs.column(source, on)];
  return [needs.all(slots, where === undefined ? [] : [where], source), ...date];
}

function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}
