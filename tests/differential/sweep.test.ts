/**
 * A sweep pays what whole runs with the same parameters pay, to the cent and the fault: on every plan of the tests
 * and on invented ones, with each of their numbers made a parameter.
 */

import { compilePlan } from "@attain/dsl";
import {
  bind,
  calculate,
  calculateCompiled,
  type Facts,
  factsFromRecords,
  KeptRun,
  type Outcome,
  prepare,
  type RuleSet,
  type ScenarioPay,
  sweep,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invented } from "./invented.js";
import { numbersAsParameters } from "./numbers-as-parameters.js";
import { linesOfColumns, linesOfOutcome } from "./paid-lines.js";
import { situations } from "./plans-and-facts.js";

const words = ({ faults }: Pick<Outcome, "faults">) => faults.map((fault) => JSON.stringify(fault));

type Changes = ReadonlyMap<string, string>;

/** Values around the plan's own: none, half, the same with another digit, the other way round, and a large one. */
const changed = (value: string, how: number): string => {
  const [whole = "0", decimals = ""] = value.split(".");
  const digits = BigInt(`${whole}${decimals}`);
  const units = [0n, digits * 5n, digits * 10n + 3n, digits * -10n, digits * 70n][how % 5] ?? 0n;
  const scale = decimals.length + 1;
  const text = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  return `${units < 0n ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
};

const given = (facts: Facts, changes: Changes): Facts => ({
  ...facts,
  parameters: new Map([...facts.parameters, ...changes]),
});

let answered = 0;

/** Every scenario against a whole run by the compiled evaluator, and the first against one by the reference. */
async function compare(
  ruleSet: RuleSet,
  facts: Facts,
  period: string,
  scenarios: readonly Changes[],
): Promise<void> {
  const prepared = prepare(ruleSet);
  const kept = new KeptRun(bind(prepared, facts), period);
  for (const [index, changes] of scenarios.entries()) {
    const found = kept.pay(changes);
    if ("uncovered" in found) continue;
    answered += 1;
    const compiled = calculateCompiled(prepared, given(facts, changes), { period });
    // Deal lines may need what payouts do not.
    const isReference = index === 0 || "uncovered" in compiled;
    const wholes = [
      ...("outcome" in compiled ? [compiled.outcome] : []),
      ...(isReference ? [await calculate(ruleSet, given(facts, changes), { period })] : []),
    ];
    for (const whole of wholes) {
      const told = { changes: [...changes], period };
      expect({ ...told, lines: linesOfColumns(found) }).toEqual({ ...told, lines: linesOfOutcome(whole) });
      expect({ ...told, faults: words(found) }).toEqual({ ...told, faults: words(whole) });
    }
  }
}

/** One, two and three parameters at once, in turn over all of them. */
function scenariosOf({ ruleSet, values }: ReturnType<typeof numbersAsParameters>, seed: number): Changes[] {
  const names = ruleSet.parameters.map(({ name }) => name).filter((name) => values.has(name));
  if (names.length === 0) return [];
  return [1, 2, 3].map((count) => {
    const picked = Array.from(
      { length: count },
      (_, index) => (seed * 7 + count * 3 + index * 5) % names.length,
    );
    return new Map(
      picked.map((at) => [names[at] ?? "", changed(values.get(names[at] ?? "") ?? "0", seed + count + at)]),
    );
  });
}

describe("a sweep pays what whole runs pay", () => {
  it("on the plans of the tests", { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    for (const [index, { name, ruleSet, facts, periods }] of situations().entries()) {
      const [file = ""] = name.split(": ");
      if (seen.has(file)) continue;
      seen.add(file);
      const numbers = numbersAsParameters(ruleSet);
      await compare(numbers.ruleSet, facts, periods[0] ?? "2026", scenariosOf(numbers, index));
    }
    expect(answered).toBeGreaterThan(100);
  });

  it("on invented plans", { timeout: 120_000 }, async () => {
    const before = answered;
    await fc.assert(
      fc.asyncProperty(invented, fc.nat(1_000), async ({ text, records, period }, seed) => {
        const { ruleSet } = compilePlan(text);
        fc.pre(ruleSet !== undefined);
        if (ruleSet === undefined) return;
        const { facts } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
        const numbers = numbersAsParameters(ruleSet);
        await compare(numbers.ruleSet, facts, period, scenariosOf(numbers, seed));
      }),
      { numRuns: Number(process.env.ATTAIN_CASES ?? "60"), seed: 23 },
    );
    expect(answered - before).toBeGreaterThan(60);
  });
});

describe("a parameter that is a number stands for the number", () => {
  it("so that a plan with parameters and one with those numbers pay alike", async () => {
    const { ruleSet, facts, periods } = situations().find(({ name }) => name.startsWith("examples")) ?? {};
    if (ruleSet === undefined || facts === undefined) throw new Error("there is no example");
    const found = await sweep(
      bind(prepare(numbersAsParameters(ruleSet).ruleSet), facts),
      periods?.[0] ?? "",
      [],
    );
    if ("problems" in found) throw new Error("no scenario was given");
    const whole = await calculate(ruleSet, facts, { period: periods?.[0] ?? "" });
    expect(linesOfColumns(found.base)).toEqual(linesOfOutcome(whole));
  });
});

describe("a plan that is not compiled", () => {
  it("is swept by whole runs of the reference, which is said, to the same cents", async () => {
    const found = situations().find(({ ruleSet }) => ruleSet.parameters.length > 0);
    if (found === undefined) throw new Error("no plan of the tests has a parameter");
    const { facts, periods } = found;
    const numbers = numbersAsParameters(found.ruleSet);
    const [changes = new Map<string, string>()] = scenariosOf(numbers, 3);
    // What a later version of the rule set may say is not compiled.
    const later = { ...numbers.ruleSet, later: [] };
    const period = periods[0] ?? "2026";
    const [usual, whole] = await Promise.all(
      [numbers.ruleSet, later].map((ruleSet) =>
        sweep(bind(prepare(ruleSet), facts), period, [Object.fromEntries(changes)]),
      ),
    );
    if (usual === undefined || whole === undefined || "problems" in usual || "problems" in whole)
      throw new Error("the scenario was refused");
    expect(whole.uncovered.map(({ form }) => form)).toEqual(["later"]);
    const paid: ScenarioPay[] = [];
    for (const { scenarios } of [usual, whole]) for await (const each of scenarios) paid.push(each);
    expect(paid.map(({ evaluator }) => evaluator)).toEqual(["compiled", "reference"]);
    const [one, other] = paid.map(linesOfColumns);
    expect(other).toEqual(one);
  });
});
