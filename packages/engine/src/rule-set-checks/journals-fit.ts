/** Law: a journal posts amounts of money that a component earns, each event once, and spreads those of deals. */

import type { Journal, RuleSet } from "../rule-set.js";
import { creditsPaid } from "./credits-paid.js";
import { isComponent, type Names } from "./names.js";
import { type Problems, quoted } from "./problem.js";

export function journalsFit(ruleSet: RuleSet, names: Names, problems: Problems): void {
  for (const [index, journal] of (ruleSet.journals ?? []).entries()) {
    const path = `/journals/${index}`;
    postingsFit(path, journal, problems);
    const component = names.figure.get(journal.component);
    if (component === undefined) continue;
    if (!isComponent(component)) {
      const message = `${quoted(journal.component)} is a figure and earns nothing`;
      problems.add(`${path}/component`, message, "Name a component");
    } else if (component.type.kind !== "money") {
      const message = `${quoted(journal.component)} earns no money`;
      problems.add(`${path}/component`, message, "Name a component of money");
    } else if (component.grain.owner === "group") {
      const message = `${quoted(journal.component)} is earned by groups, and books are kept of payees`;
      problems.add(`${path}/component`, message, "Name a component that payees earn");
    } else if (isOfDeals(journal) && creditsPaid(journal.component, ruleSet, names).size === 0) {
      const message = `${quoted(journal.component)} is earned on no credit, so its amounts belong to no deal`;
      problems.add(`${path}/component`, message, "Leave `where` and `over` out, or name another component");
    }
  }
}

function isOfDeals({ where, over }: Journal): boolean {
  return where !== undefined || over !== undefined;
}

function postingsFit(path: string, { postings, where, over }: Journal, problems: Problems): void {
  const events = new Set<string>();
  for (const [index, { on, debit, credit }] of postings.entries()) {
    const at = `${path}/postings/${index}`;
    if (events.has(on)) {
      problems.add(`${at}/on`, `There are two postings on ${on}`, "Keep one of the two");
    }
    events.add(on);
    if (debit === credit) {
      problems.add(at, `${quoted(debit)} is debited and credited at once`, "Name two accounts");
    }
    if (on === "amortising" && over === undefined) {
      problems.add(`${at}/on`, "Nothing is amortised without `over`", "Add `over`, or leave the posting out");
    }
    if (on === "writeoff" && over?.until === undefined) {
      const message = "Nothing is written off without `until`";
      problems.add(`${at}/on`, message, "Add `over.until`, or leave the posting out");
    }
    if (on === "payment" && where !== undefined) {
      const message = "Payments are not made deal by deal, so `where` says nothing of them";
      problems.add(`${at}/on`, message, "Post payments in a journal without `where`");
    }
  }
  const has = (on: string, message: string) => {
    if (!events.has(on)) problems.add(`${path}/postings`, message, `Add a posting on ${on}`);
  };
  if (over === undefined) return;
  if (over.unit === "days" && over.split !== "days") {
    const message = "A number of days is not divided into months of one each";
    problems.add(`${path}/over/split`, message, 'Count the length in months, or write "days"');
  }
  has("earning", "What is amortised never becomes an asset");
  has("amortising", "What became an asset is never amortised");
  if (over.until !== undefined) has("writeoff", "What is left over is never written off");
}
