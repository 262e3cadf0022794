/** The worked example: what is given, what is credited, the figures, each step, and what is paid when. */

import { dayText, exact, firstDayOf, lastDayOf, parsePeriod } from "@attain/engine";
import type { ComponentSymbol, TiersSymbol } from "../../check/checked-plan.js";
import { type Known, standing } from "../curve/known-value.js";
import { tell } from "../expressions/tell-expression.js";
import { literalText } from "../expressions/tell-literal.js";
import { dateText, periodName } from "../expressions/tell-time.js";
import type { Block, Table } from "../letter.js";
import { amountText, valueText } from "../numbers/value-text.js";
import { payoutLines } from "../phrases/paying-phrases.js";
import { authored, capitalized, data, joined, say, type Text } from "../text.js";
import { behind } from "../uses.js";
import type { Writing } from "../writing.js";
import type { Example } from "./choose-example.js";
import type { Evidence } from "./evidence.js";
import { figureType } from "./figure-type.js";
import { givenTables } from "./given-tables.js";
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

// ---------------------------------------------------------------- credits

async function creditTable({ of, payee, period }: Example, writing: Writing): Promise<readonly Block[]> {
  const { example } = writing.phrases;
  const { columns } = example;
  const { credits } = await of.outcomeOf(period);
  const own = credits.filter((line) => line.payee === payee);
  if (own.length === 0) return [];
  const table: Table = {
    kind: "table",
    caption: example.credited(authored(payee), periodName(period, writing)),
    columns: [
      { heading: [columns.date], align: "start" },
      { heading: [columns.entry], align: "start" },
      { heading: [columns.credit], align: "start" },
      { heading: [columns.share], align: "end" },
      { heading: [columns.value], align: "end" },
    ],
    rows: own.map((line) => [
      [dateText(line.date, writing.phrases)],
      authored(line.key),
      capitalized([writing.names.of(line.credit)]),
      [valueText(exact.fromText(line.share), { kind: "percent" }, writing.phrases)],
      [
        valueText(
          exact.fromText(line.value),
          line.currency === undefined ? { kind: "number" } : { kind: "money", currency: line.currency },
          writing.phrases,
        ),
      ],
    ]),
  };
  return [table];
}

// ---------------------------------------------------------------- a component

async function tellEarned(evidence: Evidence, writing: Writing): Promise<readonly Block[]> {
  const { phrases, names, plan } = writing;
  const symbol = plan.symbols.get(evidence.component);
  if (symbol?.kind !== "component") return [];
  const title = names.titleOf(evidence.component);
  const period = periodName(evidence.period, writing);
  const known = knownOn(evidence, writing);
  const statement = standing(symbol.statements, known) ?? symbol.statements[0];
  const tiers = tiersOf(symbol, writing);
  const version = tiers && standing(tiers.statements, known);
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

/** The figures that the amount follows from, in the order of the plan. */
function figureTable(evidence: Evidence, component: ComponentSymbol, writing: Writing): readonly Block[] {
  const { phrases, plan, names } = writing;
  const { columns } = phrases.example;
  const used = new Set(behind(component.statements, plan));
  const row = (name: string, title: Text, how: Text): Text[][] => {
    const line = evidence.figures.get(name);
    if (line === undefined) return [];
    return [[title, how, [valueText(exact.fromText(line.value), figureType(name, plan), phrases)]]];
  };
  const rows = [...plan.symbols.values()].flatMap((symbol) => {
    if (!used.has(symbol)) return [];
    const title = capitalized([names.of(symbol.name)]);
    if (symbol.kind === "figure") return row(symbol.name, title, tell(symbol.statements[0].value, writing));
    if (symbol.kind !== "scorecard") return [];
    const { items } = symbol.statements[0];
    const parts = items.map(
      ({ weight, name }) => say`${literalText(weight, writing)} ${names.of(name.text)}`,
    );
    return [
      ...items.flatMap(({ name, value }) =>
        row(`${symbol.name}.${name.text}`, capitalized([names.of(name.text)]), tell(value, writing)),
      ),
      ...row(symbol.name, title, joined(parts, phrases.marks.comma)),
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: [],
      columns: [
        { heading: [columns.figure], align: "start" },
        { heading: [columns.how], align: "start" },
        { heading: [columns.value], align: "end" },
      ],
      rows,
    },
  ];
}

/** One amount a credit: each by itself, and their total. */
async function perCreditBlocks(
  { of, payee, component, period, amount, explanation }: Evidence,
  statement: ComponentSymbol["statements"][number],
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
  ];
}

// ---------------------------------------------------------------- payouts

async function payoutTable({ of, payee, period }: Example, writing: Writing): Promise<readonly Block[]> {
  const { phrases } = writing;
  const { columns } = phrases.example;
  const { payouts } = await of.outcomeOf(period);
  const own = payouts.filter((line) => line.payee === payee && !exact.isZero(exact.fromText(line.amount)));
  if (own.length === 0) return [];
  return [
    {
      kind: "table",
      caption: phrases.example.payouts(authored(payee)),
      columns: [
        { heading: [columns.payday], align: "start" },
        { heading: [columns.component], align: "start" },
        { heading: [columns.pay], align: "end" },
      ],
      rows: own.map((line): Text[] => [
        capitalized([periodName(line.period, writing)]),
        lineName(line.component, writing),
        [amountText(exact.fromText(line.amount), line.currency, phrases)],
      ]),
    },
  ];
}

/** A line is a component, or what else the payout did. */
function lineName(name: string, { phrases, names, plan }: Writing): Text {
  const other = plan.symbols.has(name) ? undefined : payoutLines.find((line) => line === name);
  return other === undefined ? capitalized(names.titleOf(name)) : [phrases.paying.lines[other]];
}
