/** Two plans beside one another as a page: totals first, the largest differences first; nothing fetched. */

import type { PayDifference } from "@attain/dsl";
import { sameSentence } from "@attain/dsl/search";
import { type Child, element } from "../letter/markup.js";
import { amountText, type ComparedPlans, signedText, stepName } from "./diff-text.js";
import { pageHtml } from "./page-html.js";

export function diffHtml({ older, newer, changes, equality, pay, period = "" }: ComparedPlans): string {
  const title = `${older} and ${newer}`;
  const list = changes.map(({ what }) => element("li", {}, what));
  const same = {
    proved: `They always pay the same: ${equality.how}.`,
    unrefuted: `No difference was found: ${equality.how}, which proves nothing.`,
    refuted: "They can pay differently; the smallest rows that were found:",
  }[equality.verdict];
  const cell = (text: string, kind = "end") => element("td", { class: kind }, text);
  const row = (each: PayDifference, who: string) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, who),
      cell(amountText(each.before)),
      cell(amountText(each.after)),
      cell(signedText(each.difference)),
      cell(
        each.because
          .map(
            ({ step, difference }) =>
              `${stepName(pay?.steps[step] ?? [], changes)}: ${signedText(difference)}`,
          )
          .join("; "),
        "because",
      ),
    );
  const body: Child[] = [
    element("h1", {}, title),
    element("h2", {}, "Changes"),
    list.length === 0 ? element("p", {}, "Nothing that pays has changed.") : element("ol", {}, ...list),
    element("p", {}, same),
    ...(equality.witness ? [element("pre", {}, equality.witness.test)] : []),
  ];
  if (pay) {
    const heads = ["", "Before", "After", "Difference", "Because of change"];
    body.push(
      element("h2", {}, `Pay of ${period}`),
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
        ),
        element(
          "tbody",
          {},
          ...pay.totals.map((total) => row(total, `all, ${total.currency}`)),
          ...pay.payees.map((each) => row(each, each.payee)),
        ),
      ),
      element("p", {}, `${sameSentence(pay)}.`),
    );
  }
  return pageHtml(title, body);
}
