/** Plans that pay in every way there is, as texts that fast-check chooses from. */

import { compilePlan } from "@attain/dsl";
import type { RuleSet } from "@attain/engine";
import fc from "fast-check";

export interface Earning {
  readonly mode: "marginal" | "retroactive" | "reached";
  readonly lowRate: 2 | 4;
  readonly highRate: 9 | 15;
  readonly paid: "month" | "quarter";
  readonly limit:
    | ""
    | "cap 1_200 USD per quarter excess lost"
    | "cap 2_500 USD per year excess lost"
    | "cap 700 USD excess carried through 2026-12-31";
  readonly bonus: "" | "deal" | "month" | "pool";
  /** What is learned later than this changes no credit. */
  readonly final: "" | "final after 60 days";
}

export interface Paying {
  readonly hold: string;
  readonly secondHold: string;
  readonly draw: string;
  /** Where there is a bonus that no other draw is set off against. */
  readonly bonusDraw: string;
  readonly cap: string;
  readonly negative: "carried" | "collected";
  readonly leaver: "owes" | "forgiven";
  readonly held: "paid" | "lost" | "waits";
  /** Rates of exchange are those of the facts. */
  readonly pay: "" | "in EUR on earning" | "in EUR on payday";
  readonly round: "" | "round half even 0 places";
}

export type Plan = Earning & Paying;

export const earnings: fc.Arbitrary<Earning> = fc.record({
  mode: fc.constantFrom("marginal", "retroactive", "reached"),
  lowRate: fc.constantFrom(2, 4),
  highRate: fc.constantFrom(9, 15),
  paid: fc.constantFrom("month", "quarter"),
  limit: fc.constantFrom(
    "",
    "",
    "cap 1_200 USD per quarter excess lost",
    "cap 2_500 USD per year excess lost",
    "cap 700 USD excess carried through 2026-12-31",
  ),
  bonus: fc.constantFrom("", "deal", "month", "pool"),
  final: fc.constantFrom("", "", "", "final after 60 days"),
});

/** Holds on a flag, on dates, on cash received; a second one on top of the first. */
const holds = [
  "",
  "hold 40% of commission until collected",
  "hold 33% of commission until closed + 45 days",
  "hold 50% of commission released by cash / amount else 0%",
  "hold 100% of commission until collected",
] as const;

const recoverableDraws = [
  "draw 300 USD recoverable",
  "draw 300 USD against commission recoverable from 2026-01-01 through 2026-06-30",
  "draw prorate(400 USD) advance against commission recoverable from 2026-01-01 through 2026-08-31",
  "draw 250 USD advance recoverable",
] as const;

const forgivenDraws = [
  "draw 300 USD recoverable forgiven 2026-06-30",
  "draw 350 USD against commission recoverable forgiven 2026-04-15 from 2026-01-01 through 2026-06-30",
] as const;

const earnedDraws = [
  "draw 300 USD nonrecoverable",
  "draw 500 USD against commission nonrecoverable from 2026-02-01 through 2026-05-31",
] as const;

const anyDraw = fc.constantFrom("", "", ...recoverableDraws, ...forgivenDraws, ...earnedDraws);

export const payings: fc.Arbitrary<Paying> = fc.record({
  hold: fc.constantFrom(...holds),
  secondHold: fc.constantFrom("", "", "hold 30% of commission until closed + 100 days"),
  draw: anyDraw,
  bonusDraw: fc.constantFrom(
    "",
    "draw 60 USD against bonus recoverable",
    "draw 45 USD against bonus nonrecoverable",
  ),
  cap: fc.constantFrom(
    "",
    "",
    "cap 800 USD excess lost",
    "cap 800 USD excess carried through 2026-11-30",
    "cap 3_000 USD per year excess lost",
  ),
  negative: fc.constantFrom("carried", "collected"),
  leaver: fc.constantFrom("owes", "forgiven"),
  held: fc.constantFrom("paid", "lost", "waits"),
  pay: fc.constantFrom("", "", "", "in EUR on earning", "in EUR on payday"),
  round: fc.constantFrom("", "", "round half even 0 places"),
});

export const plans: fc.Arbitrary<Plan> = fc
  .tuple(earnings, payings)
  .map(([earning, paying]) => ({ ...earning, ...paying }));

/** Plans with a draw that is owed back. */
export const drawn: fc.Arbitrary<Plan> = fc
  .tuple(plans, fc.constantFrom(...recoverableDraws, ...forgivenDraws))
  .map(([plan, draw]) => ({ ...plan, draw }));

export const isRound = ({ round }: Plan) => round !== "";

const drawsOf = ({ draw, bonusDraw, bonus }: Plan) => {
  const isApart = bonus !== "" && (draw === "" || draw.includes("against commission"));
  return isApart ? `${draw}\n  ${bonusDraw}` : draw;
};

export const isTopped = (plan: Plan) => drawsOf(plan).includes("nonrecoverable");

/** Nobody owes anything after a pay run. */
export const isCollected = (plan: Plan) =>
  plan.negative === "collected" && !drawsOf(plan).includes(" recoverable");

const bonuses = {
  "": "",
  deal: "component bonus per sale { pay 25 USD * sale.share }",
  month: "component bonus per month { pay 1% * sum(sale)  floor 20 USD }",
  pool: "component bonus per quarter { share 1_000 USD among payees equally leavers by days leftover largest  paid per quarter }",
} as const;

const books = `
journal accrual of commission {
  dr "Expense" cr "Payable" on earning
  dr "Payable" cr "Cash" on payment
}`;

function payoutText(plan: Plan, scope: string): string {
  const secondHold = plan.hold.includes("100%") ? "" : plan.secondHold;
  return `payout per month ${plan.pay} ${scope} {
  pay commission${plan.bonus === "" ? "" : ", bonus"}
  ${plan.hold}
  ${secondHold}
  ${drawsOf(plan)}
  ${plan.cap}
  negative ${plan.negative}
  leaver ${plan.leaver} held ${plan.held}
  ${plan.round}
}`;
}

/** What a plan says of paying. */
export function payingOf(plan: Plan): Omit<Paying, "pay"> {
  const { hold, secondHold, draw, bonusDraw, cap, negative, leaver, held, round } = plan;
  return { hold, secondHold, draw, bonusDraw, cap, negative, leaver, held, round };
}

/** A plan with another payout for one payee. */
export function ruleSetWithOwn(plan: Plan, own: Plan, payee: string): RuleSet {
  return compiledText(`${planText(plan)}\n${payoutText(own, `for ${payee}`)}`);
}

/** `hasBooks`: with a journal of the commission. */
export function planText(plan: Plan, hasBooks = false): string {
  return `language 1
plan paying { effective from 2026-01-01 through 2026-12-31  currency USD  exchange fx  payees where active  round half even }
data fx dated { currency : text key  eur : number }
data payees dated { id : payee key  active : yesno default yes  left : date optional }
data deals {
  id : text key  rep : payee  partner : payee optional  amount : money  closed : date
  collected : yesno default no
  cash : money = sum(receipts.amount)
}
data receipts { id : text key  deal : deals  amount : money  received : date }
credit sale of deals on closed { where amount > 0 USD  worth amount  to partner 30% if any  to rep rest  ${plan.final} }
tiers rate ${plan.mode} { from 0 USD : ${plan.lowRate}%  from 8_000 USD : ${plan.highRate}% }
measure sales per quarter = sum(sale)
component commission per quarter { pay sales at rate(sales)  ${plan.limit}  paid per ${plan.paid} }
${bonuses[plan.bonus]}
${payoutText(plan, "")}${hasBooks ? books : ""}`;
}

const compiled = new Map<string, RuleSet>();

export function ruleSetOf(plan: Plan, hasBooks = false): RuleSet {
  return compiledText(planText(plan, hasBooks));
}

function compiledText(text: string): RuleSet {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const { ruleSet, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  compiled.set(text, ruleSet);
  return ruleSet;
}
