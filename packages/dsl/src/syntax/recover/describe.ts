/** What may stand at a place, in the words of the people who write plans. */

import type { Expected } from "../expected.js";
import type { RuleName } from "../grammar.js";
import { membersOf, type Terminals } from "../grammar-rules.js";
import type { Sign, TokenType } from "../token.js";
import { allWords, type Word } from "../words.js";

const signText: Readonly<Record<Sign, string>> = {
  LBrace: "{",
  RBrace: "}",
  LParen: "(",
  RParen: ")",
  Comma: ",",
  Semicolon: ";",
  Colon: ":",
  Dot: ".",
  Bar: "|",
  Equals: "=",
  NotEquals: "<>",
  Less: "<",
  LessEquals: "<=",
  Greater: ">",
  GreaterEquals: ">=",
  Plus: "+",
  Minus: "-",
  Times: "*",
  Divide: "/",
};

const operators: ReadonlySet<Terminals> = new Set<Terminals>([
  ...["Plus", "Minus", "Times", "Divide", "Equals", "NotEquals", "Less", "LessEquals", "Greater"],
  ...["GreaterEquals", "Bar", "Dot", "LParen", "and", "or", "else", "in"],
] as Terminals[]);

/** Words that begin a value as a name does. */
const functions: ReadonlySet<Terminals> = new Set<Terminals>(["AggregateWord", "HitWord", "weighted"]);

const words: ReadonlySet<string> = new Set(allWords);

/** The text of a word or sign; undefined for kinds that many texts belong to. */
export function fixedText(terminal: Terminals): string | undefined {
  if (words.has(terminal)) return terminal;
  return (signText as Readonly<Record<string, string>>)[terminal];
}

/** The words of the language among what may stand here, those inside categories too. */
export function expectedWords(next: readonly Expected[]): Word[] {
  const closed = next.filter(({ terminal }) => !["Name", "AnyWord", "TypeName"].includes(terminal));
  const types = closed.flatMap(({ terminal }): readonly TokenType[] => membersOf(terminal));
  return [...new Set(types)].filter((type): type is Word => words.has(type));
}

const nouns: Partial<Record<Terminals, string>> = {
  Code: "a currency such as USD",
  Number: "a number",
  Percent: "a percentage such as 5%",
  Date: "a date such as 2026-01-31",
  Text: 'a text in quotation marks such as "EMEA"',
  PeriodWord: "a period (`month`, `quarter`, `half` or `year`)",
  HitWord: "how to choose (`first`, `unique`, `sum`, `max` or `min`)",
};

/**
 * A short list of what may stand here, most telling first: words and signs, then kinds. Operators are
 * left out where anything else may stand, since they may stand behind every value.
 */
export function describe(next: readonly Expected[]): string[] {
  const all = [...new Set(next.map(({ terminal }) => terminal))];
  const behindValue = all.includes("Plus");
  const telling = behindValue ? all.filter((terminal) => !operators.has(terminal)) : all;
  if (telling.length === 0) return ["an operator such as `+`, `/` or `and`"];
  const shown = telling.includes("Name") ? telling.filter((terminal) => !functions.has(terminal)) : telling;
  if (shown.includes("Money") && shown.includes("Name")) return ["a value"];
  if (shown.includes("money") && shown.includes("TypeName")) return ["a type such as `money` or `date`"];
  if (shown.includes("Money")) return ["a value such as 5, 5%, 100 USD or a text in quotation marks"];
  if (shown.includes("AnyWord")) return ["a name", ...shown.flatMap(quotedSign)];
  return shown.map((terminal) => {
    const text = fixedText(terminal);
    if (text !== undefined) return `\`${text}\``;
    return nouns[terminal] ?? "a name";
  });
}

function quoted(terminal: Terminals): string[] {
  const text = fixedText(terminal);
  return text === undefined ? [] : [`\`${text}\``];
}

function quotedSign(terminal: Terminals): string[] {
  return words.has(terminal) ? [] : quoted(terminal);
}

/** `a`, `b` or `c`; of a long list the first few. */
export function oneOf(items: readonly string[]): string {
  const few = items.length > 7 ? [...items.slice(0, 6), "others"] : items;
  if (few.length <= 1) return few[0] ?? "";
  return `${few.slice(0, -1).join(", ")} or ${few.at(-1)}`;
}

/** How each part of a plan is written, for the help of an error inside it. */
const examples: Partial<Record<RuleName, string>> = {
  languageLine: "language 1",
  useStatement: 'use "shared.plan" { fx, holidays }',
  planHeader: 'plan sales_2026 "Sales plan 2026" {',
  effectiveLine: "effective from 2026-01-01 through 2026-12-31",
  currencyLine: "currency USD",
  payeesLine: 'payees where role = "AE" | "Senior AE"',
  exchangeLine: "exchange fx",
  changesLine: "changes by days",
  fiscalLine: "fiscal from april named end",
  roundLine: "round half even",
  dataHeader: "data deals {",
  dataClause: "amount : money default 0 USD",
  type: "closed : date",
  modifier: 'closed : date optional header "Close Date"',
  paramHeader: "param rate : percent = 5%",
  paramClause: "from 2026-07-01 : 15%",
  tableHeader: "table weight(product, region) : number first {",
  tableRow: 'when "platform", any : 1.2',
  otherwiseLine: "otherwise : 1",
  matrixHeader: "matrix payout_rate(revenue interpolated, margin stepped) : percent {",
  acrossLine: "across from 90%, from 100%, from 110%",
  matrixRow: "row from 80% : 9%, 12%, 18%",
  matrixBeyond: "beyond flat",
  tiersHeader: "tiers commission_rate marginal {",
  tierRow: "from 50% : 8%",
  tiersBeyond: "beyond flat",
  endLine: "end 150%",
  creditHeader: "credit booking of deals on closed {",
  whereLine: 'where stage = "won"',
  worthLine: "worth amount",
  receiverLine: "to rep 100%",
  finalLine: "final after 90 days",
  figureStatement: "measure attainment per quarter = bookings / target",
  paramStatement: "param rate : percent = 5%",
  proveStatement: 'prove "the cap holds" per year : sum(commission) <= 100_000 USD',
  givenStatement: "given deals (id, rep, amount) { D1, ann, 500 USD }",
  figureHeader: "measure bookings per quarter = sum(booking)",
  scorecardHeader: "scorecard performance per quarter {",
  item: "50% results : bookings / target cap 150%",
  missingLine: "missing shared",
  gradeHeader: 'grade { from 0% : "C" from 90% : "B" from 110% : "A" }',
  gradeClause: 'from 90% : "B"',
  goalHeader: "goal revenue per year = 120_000_000 USD {",
  coverLine: "cover 115%",
  levelLine: "level team by teams.headcount",
  phaseLine: "phase quarter 20%, 25%, 25%, 30%",
  goalRound: "round half even leftover largest",
  componentHeader: "component commission per quarter {",
  payLine: "pay bookings at commission_rate(attainment)",
  rateUse: "pay bookings at commission_rate(attainment)",
  grantLine: 'grant 200 units "shares"',
  shareLine: "share 10_000 USD among team by bookings leavers by days leftover largest",
  rankHeader: "rank bookings among payees ties each { place 1 : 3_000 USD }",
  rankClause: "place 1 : 3_000 USD",
  gateLine: "gate attainment >= 30% past paid",
  timesLine: "times 110%",
  floorLine: "floor 1_000 USD",
  capLine: "cap 50_000 USD per year excess lost",
  excessPolicy: "cap 50_000 USD per year excess lost",
  budgetLine: "budget 2_000 USD overrun cut",
  vestLine: "vest 25% per year",
  paidLine: "paid per month",
  clauseLine: 'clause "Plan letter 4.2"',
  payoutHeader: "payout per month {",
  payoutPay: "pay commission, bonus",
  holdLine: "hold 40% of commission until collected",
  drawLine: "draw 4_000 USD against commission recoverable",
  negativeLine: "negative carried",
  leaverLine: "leaver owes held lost",
  journalHeader: "journal accruals of commission {",
  overLine: "over 36 months from closed equally leftover last",
  entryLine: 'dr "6100 Commissions" cr "2100 Payable" on earning',
  givenHeader: "given deals (id, rep, amount) { D1, ann, 500 USD }",
  givenColumns: "given deals (id, rep, amount) { D1, ann, 500 USD }",
  givenClause: "D1, ann, 500 USD, 2026-02-10",
  testHeader: 'test "a good quarter" {',
  expectLine: "expect commission for ann, 2026-Q1 = 66_000.00 USD",
  proveHeader: 'prove "the cap holds" per year : sum(commission) <= 100_000 USD',
  proveClaim: "commission never falls as deals.amount rises",
  aggregate: "sum(booking where first_deal, ytd)",
  window: "sum(booking, last 3 month)",
  choice: "first { when attainment >= 100% : 10% otherwise : 5% }",
  choiceCase: "when attainment >= 100% : 10%",
  weightedList: "weighted { 60% own : a 40% team : b missing shared }",
  grain: "measure bookings per quarter = sum(booking)",
  perPeriod: "cap 50_000 USD per year excess lost",
  scope: "for ann from 2026-04-01 through 2026-12-31",
  since: "from 2026-04-01 through 2026-12-31",
};

/** An example of the innermost part that has one. */
export function exampleOf(rules: readonly RuleName[]): string | undefined {
  for (const rule of rules.toReversed()) {
    const example = examples[rule];
    if (example !== undefined) return example;
  }
  return undefined;
}
