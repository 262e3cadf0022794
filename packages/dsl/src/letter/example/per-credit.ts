/** Amounts of an example that are worked out for each credit by itself. */

import { dayText, exact, firstDayOf, lastDayOf, parsePeriod } from "@attain/engine";
import type { ComponentStatement } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { dateText } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { amountText } from "../numbers/value-text.js";
import { authored, capitalized, joined, say } from "../text.js";
import type { Writing } from "../writing.js";
import type { Evidence } from "./evidence.js";

/** One amount a credit: each by itself, and their total. */
export async function perCreditBlocks(
  { of, payee, component, period, amount, explanation }: Evidence,
  statement: ComponentStatement,
  writing: Writing,
): Promise<readonly Block[]> {
  const { phrases, plan } = writing;
  const { columns } = phrases.example;
  const parsed = parsePeriod(period);
  if (parsed === undefined) return [];
  const from = dayText(firstDayOf(plan.settings.fiscal, parsed));
  const through = dayText(lastDayOf(plan.settings.fiscal, parsed));
  const { lines } = await of.outcomeOf(period);
  const own = lines.filter(
    (line) =>
      line.payee === payee && line.component === component && from <= line.date && line.date <= through,
  );
  const pay = statement.clauses.flatMap((clause) => (clause.kind === "pay" ? [clause.base] : []));
  const formula = pay.map((base) => capitalized(tell(base, writing)));
  return [
    {
      kind: "paragraph",
      text: say`${phrases.example.perCredit}${phrases.marks.betweenSentences}${joined(formula)}${phrases.marks.fullStop}`,
    },
    {
      kind: "table",
      caption: [],
      columns: [
        { heading: [columns.date], align: "start" },
        { heading: [columns.entry], align: "start" },
        { heading: [columns.pay], align: "end" },
      ],
      rows: own.map((line) => [
        [dateText(line.date, phrases)],
        authored(line.key),
        [amountText(exact.fromText(line.amount), line.currency, phrases)],
      ]),
      total: [phrases.example.total, [], [amountText(amount, explanation.currency, phrases)]],
    },
    ...(isCut(explanation) ? [{ kind: "paragraph", text: phrases.example.budgetCut } as const] : []),
  ];
}

/** As the engine's explanation names what a budget took. */
function isCut({ nodes }: Evidence["explanation"]): boolean {
  return nodes.some(({ label }) => label === "beyond the budget");
}
