/** The worked example: what is given, what is credited, the figures, each step, and what is paid when. */

import { dayText, lastDayOf, parsePeriod } from "@attain/engine";
import type { ComponentSymbol, TiersSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import type { Known } from "../curve/known-value.js";
import { periodName } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { amountText } from "../numbers/value-text.js";
import { authored, capitalized, data, joined } from "../text.js";
import type { Writing } from "../writing.js";
import type { Example } from "./choose-example.js";
import { creditTable } from "./credit-table.js";
import type { Evidence } from "./evidence.js";
import { figureTable } from "./figure-table.js";
import { givenTables } from "./given-tables.js";
import { payoutTable } from "./payout-table.js";
import { perCreditBlocks } from "./per-credit.js";
import { tellSteps } from "./tell-steps.js";

export async function tellExample(
  example: Example,
  text: string,
  writing: Writing,
): Promise<readonly Block[]> {
  const { phrases } = writing;
  const who = authored(example.payee);
  return [
    {
      kind: "paragraph",
      text: joined(
        [phrases.example.introduction([data(example.of.case.title)], who), phrases.example.invented],
        phrases.marks.betweenSentences,
      ),
    },
    ...givenTables(example, text, writing),
    ...(await creditTable(example, writing)),
    ...(await Promise.all(example.earned.map((evidence) => tellEarned(evidence, writing)))).flat(),
    ...(await payoutTable(example, writing)),
  ];
}

async function tellEarned(evidence: Evidence, writing: Writing): Promise<readonly Block[]> {
  const { phrases, names, plan } = writing;
  const symbol = plan.symbols.get(evidence.component);
  if (symbol?.kind !== "component") return [];
  const title = names.titleOf(evidence.component);
  const period = periodName(evidence.period, writing);
  const known = knownOn(evidence, writing);
  const statement = standingVersion(symbol.statements, known) ?? symbol.statements[0];
  const tiers = tiersOf(symbol, writing);
  const version = tiers && standingVersion(tiers.statements, known);
  const isPerCredit = symbol.grain.owner === "credit";
  const amount = amountText(evidence.amount, evidence.explanation.currency, phrases);
  return [
    { kind: "heading", text: capitalized(phrases.example.step(title, period)) },
    ...figureTable(evidence, symbol, writing),
    ...(isPerCredit
      ? await perCreditBlocks(evidence, statement, writing)
      : tellSteps(evidence, { component: symbol, statement, ...(version && { tiers: version }) }, writing)),
    {
      kind: "paragraph",
      text: phrases.example.result(authored(evidence.payee), amount, capitalized(title), period),
    },
  ];
}

function knownOn({ payee, period }: Evidence, { plan }: Writing): Known {
  const parsed = parsePeriod(period);
  const last = parsed && dayText(lastDayOf(plan.settings.fiscal, parsed));
  const { through } = plan.settings;
  const day = last === undefined || last > through ? through : last;
  return { plan, payee, day, figures: new Map() };
}

function tiersOf({ statements }: ComponentSymbol, { plan }: Writing): TiersSymbol | undefined {
  for (const { clauses } of statements) {
    for (const clause of clauses) {
      const tiers = clause.kind === "pay" && clause.at ? plan.symbols.get(clause.at.tiers.text) : undefined;
      if (tiers?.kind === "tiers") return tiers;
    }
  }
  return undefined;
}
