/** Whether two plans can ever pay differently: a made-up company that they pay differently, or none found. */

import {
  evaluateOutcome,
  exact,
  type FigureLine,
  type Fraction,
  type RuleSet,
  readFacts,
} from "@attain/engine";
import fc from "fast-check";
import type { CheckedPlan } from "../check/checked-plan.js";
import type { Compilation } from "../compile-plan.js";
import { payOutAlike } from "../diff/same-pay.js";
import { calculateCompany, companyTables, yearsOf } from "./calculate-company.js";
import { decimalText } from "./cell.js";
import { anyCompany, type Company } from "./company.js";
import { type Counterexample, rowsOf } from "./counterexample.js";
import { type SearchOptions, withoutPaying } from "./search.js";
import { cutCompany } from "./smaller-company.js";
import { amountText, testText } from "./test-text.js";

export interface ToldApart {
  /** Companies that both plans could be run on. */
  readonly cases: number;
  /** `amount` is what the newer plan pays, `against` what the older one pays; the test fails on the newer. */
  readonly witness?: Counterexample;
}

export async function toldApart(
  older: Compilation,
  newer: Compilation,
  { cases, seed, onProgress }: SearchOptions,
): Promise<ToldApart> {
  let tried = 0;
  for (const { checked } of [newer, older]) {
    for (const company of fc.sample(anyCompany(checked), { numRuns: Math.ceil(cases / 2), seed })) {
      const found = await differs(company, older, newer);
      if (found === "unknown") continue;
      tried += 1;
      onProgress?.(tried / cases);
      if (found === "same") continue;
      const small = await cutCompany(
        company,
        async (each) => typeof (await differs(each, older, newer)) === "object",
        newer.checked,
      );
      const smallest = await differs(small, older, newer);
      return {
        cases: tried,
        witness: witnessOf(small, typeof smallest === "object" ? smallest : found, newer.checked),
      };
    }
  }
  return { cases: tried };
}

interface Difference {
  /** `payout`, or the component that earns something else. */
  readonly what: string;
  readonly payee: string;
  readonly period: string;
  readonly currency: string;
  readonly before: string;
  readonly after: string;
}

async function differs(
  company: Company,
  older: Compilation,
  newer: Compilation,
): Promise<Difference | "same" | "unknown"> {
  // What is paid out alike is told apart by what is earned, which takes much less time.
  const isEarned = older.ruleSet && newer.ruleSet && payOutAlike(older.ruleSet, newer.ruleSet);
  const amounts = isEarned ? earnedBy : paidBy;
  const [before, after] = [await amounts(company, older), await amounts(company, newer)];
  if (before === undefined || after === undefined) return "unknown";
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key) ?? exact.zero, after.get(key) ?? exact.zero];
    if (exact.equal(was, is)) continue;
    const [what = "", payee = "", period = "", currency = ""] = key.split("\u0000");
    return { what, payee, period, currency, before: decimalText(was), after: decimalText(is) };
  }
  return "same";
}

type Amounts = ReadonlyMap<string, Fraction>;

async function earnedBy(company: Company, { ruleSet, checked }: Compilation): Promise<Amounts | undefined> {
  if (ruleSet === undefined) return undefined;
  const lines = await calculateCompany(company, earningOf(ruleSet), checked);
  const paid = new Set(ruleSet.payout.components);
  return lines && added(lines.filter(({ name }) => paid.has(name)));
}

const earning = new WeakMap<RuleSet, RuleSet>();

/** One rule set for one, so that it is prepared once. */
function earningOf(ruleSet: RuleSet): RuleSet {
  const known = earning.get(ruleSet) ?? withoutPaying(ruleSet);
  earning.set(ruleSet, known);
  return known;
}

async function paidBy(company: Company, { ruleSet, checked }: Compilation): Promise<Amounts | undefined> {
  if (ruleSet === undefined) return undefined;
  const { facts, faults } = readFacts(ruleSet, companyTables(company, checked), { mayBeEmpty: () => true });
  if (faults.length > 0) return undefined;
  const lines: Line[] = [];
  for (const period of yearsOf(checked)) {
    const { outcome } = await evaluateOutcome(ruleSet, facts, { period });
    if (outcome.faults.length > 0) return undefined;
    for (const { payee, period: on, currency, amount } of outcome.payouts) {
      lines.push({ name: "payout", payee, period: on, currency, value: amount });
    }
  }
  return added(lines);
}

type Line = Pick<FigureLine, "name" | "payee" | "period" | "currency" | "value">;

function added(lines: readonly Line[]): Amounts {
  const amounts = new Map<string, Fraction>();
  for (const { name, payee, period, currency = "", value } of lines) {
    const key = [name, payee, period, currency].join("\u0000");
    amounts.set(key, exact.add(amounts.get(key) ?? exact.zero, exact.fromText(value)));
  }
  return amounts;
}

function witnessOf(company: Company, difference: Difference, plan: CheckedPlan): Counterexample {
  const { what, payee, period, currency, before, after } = difference;
  const line = { name: what, payee, period, currency, value: before };
  const amount = (value: string) => amountText(value, line);
  return {
    rows: rowsOf(company),
    payouts: [{ what, payee, period, amount: amount(after), against: amount(before) }],
    test: testText("paid as before", company, [line], plan),
  };
}
