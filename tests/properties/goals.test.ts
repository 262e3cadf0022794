/**
 * Laws of goals, over goals, units, limits, phases and changes of mind that fast-check invents: the parts
 * add up at every level and in every phase, nobody is outside their limits, and what was planned stands.
 */

import { compilePlan } from "@attain/dsl";
import {
  calculate,
  explain,
  type FactRecord,
  factsFromRecords,
  type Outcome,
  type RuleSet,
  replay,
  sameDecimal,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

interface Unit {
  readonly above: number;
  readonly weight: number;
}

interface Person extends Unit {
  readonly joins: 1 | 4 | 7 | 10;
  readonly lastYear: number;
}

interface Version {
  readonly cents: number;
  readonly cover: number | undefined;
}

interface Case {
  readonly regions: readonly number[];
  readonly teams: readonly Unit[];
  readonly people: readonly Person[];
  readonly first: Version;
  /** Planned anew from the first day of a month on. */
  readonly anew: (Version & { readonly month: 4 | 7 | 10 }) | undefined;
  readonly equally: boolean;
  readonly limit: { readonly from: number; readonly width: number; readonly clipped: string } | undefined;
  readonly phases: readonly { readonly unit: string; readonly shares: readonly number[] }[];
  readonly mode: string;
  readonly leftover: string;
}

const weight = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 97 }) }, fc.constant(0));

/** Whole percentages that are 100 together. */
const sharesOf = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const edges = [0, ...cuts.toSorted((a, b) => a - b), 100];
    return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  });

const phasesOf = (...units: readonly (readonly [string, number])[]) =>
  fc.tuple(...units.map(([unit, count]) => sharesOf(count).map((shares) => ({ unit, shares }))));

const version = fc.record({
  cents: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1_000, max: 9_999_999 })),
  cover: fc.constantFrom(undefined, 100, 103, 115, 130),
});

const limit = fc.record({
  from: fc.integer({ min: 0, max: 120 }),
  width: fc.integer({ min: 0, max: 300 }),
  clipped: fc.constantFrom("shared", "dropped"),
});

const cases: fc.Arbitrary<Case> = fc.record({
  regions: fc.array(weight, { minLength: 1, maxLength: 3 }),
  teams: fc.array(fc.record({ above: fc.nat({ max: 2 }), weight }), { minLength: 1, maxLength: 4 }),
  people: fc.array(
    fc.record({
      above: fc.nat({ max: 3 }),
      weight,
      joins: fc.constantFrom(1, 1, 1, 4, 7, 10),
      lastYear: fc.integer({ min: 0, max: 3_000_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  first: version,
  anew: fc.option(
    fc
      .tuple(version, fc.constantFrom(4 as const, 7 as const, 10 as const))
      .map(([each, month]) => ({ ...each, month })),
    { nil: undefined },
  ),
  equally: fc.boolean(),
  limit: fc.option(limit, { nil: undefined }),
  phases: fc.oneof(
    phasesOf(["quarter", 4]),
    phasesOf(["month", 12]),
    phasesOf(["quarter", 4], ["month", 3]),
    phasesOf(["half", 2], ["quarter", 2]),
  ),
  mode: fc.constantFrom("half even", "half up", "up", "down"),
  leftover: fc.constantFrom("largest", "first", "last", "running"),
});

/** Nobody below is a fault of its own; here every unit above has one that is there from the beginning. */
function peopled({ teams, people, regions, anew: drawn, ...rest }: Case): Case {
  // Less than what was planned already is a fault of its own as well: half of the time it is more.
  const more = drawn && drawn.cents % 2 === 0 ? rest.first.cents : 0;
  const anew = drawn && { ...drawn, cents: drawn.cents + more };
  const ofRegions = teams.map((team, index) => ({
    ...team,
    above: index < regions.length ? index : team.above % regions.length,
  }));
  const whole = [...ofRegions, ...missing(ofRegions.length, regions.length)];
  const members = people.map((person, index) => ({
    ...person,
    above: index < whole.length ? index : person.above % whole.length,
    joins: index < whole.length ? (1 as const) : person.joins,
    weight: index < whole.length ? Math.max(1, person.weight) : person.weight,
  }));
  const added = missing(members.length, whole.length).map((unit) => ({
    ...unit,
    joins: 1 as const,
    lastYear: 1_000_000,
  }));
  return { regions, teams: whole, people: [...members, ...added], anew, ...rest };
}

const missing = (have: number, wanted: number): Unit[] =>
  Array.from({ length: Math.max(0, wanted - have) }, (_, index) => ({ above: have + index, weight: 1 }));

const money = (cents: number) => (cents / 100).toFixed(2);
const two = (month: number) => String(month).padStart(2, "0");

interface Kind {
  /** `USD`, or nothing for what is counted. */
  readonly unit: string;
  /** How many of a unit a cent is. */
  readonly factor: number;
}

const amounts: Kind = { unit: " USD", factor: 1 };
/** The same counted in whole cents. */
const counted: Kind = { unit: "", factor: 100 };

/** `read`: with components that read the parts; the goal itself needs none. */
function textOf(each: Case, { unit, factor }: Kind = amounts, read = false): string {
  const { first, anew, equally, limit, phases, mode, leftover } = each;
  const value = (cents: number) => (factor === 100 ? String(cents) : money(cents));
  const goal = ({ cents, cover }: Version, since: string) => `
goal revenue per year ${since} = ${value(cents)}${unit} {
  ${cover === undefined ? "" : `cover ${cover}%`}
  level region by markets.weight
  level team   ${equally ? "equally" : "by teams.weight"}
  level payee  by payee.weight ${limit ? `from ${limit.from}% through ${limit.from + limit.width}% of payee.last_year clipped ${limit.clipped}` : ""}
  ${phases.map(({ unit, shares }) => `phase ${unit} ${shares.map((share) => `${share}%`).join(", ")}`).join("\n  ")}
  round ${mode} leftover ${leftover}
}`;
  const type = unit === "" ? "number" : "money";
  const periods = ["year", ...phases.map(({ unit }) => unit)];
  const reading = `${periods
    .map(
      (per) => `
component own_${per}  per ${per} { pay ${unit === "" ? "1 USD * " : ""}(revenue else 0${unit})  paid per ${per} }
component team_${per} per ${per} { pay ${unit === "" ? "1 USD * " : ""}(revenue.team else 0${unit})  paid per ${per} }`,
    )
    .join("")}
payout per month { pay ${periods.map((per) => `own_${per}, team_${per}`).join(", ")} }`;
  return `language 1
plan handed_down { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data markets { region : text key  weight : number }
data teams   { team : text key  region : text  weight : number }
data payees dated { id : payee key  team : text  weight : number  last_year : ${type} }
${goal(first, "")}
${anew === undefined ? "" : goal(anew, `from 2026-${two(anew.month)}-01`)}
${read ? reading : "component nothing per month { pay 0 USD }\npayout per month { pay nothing }"}
`;
}

interface Rows {
  readonly markets: readonly FactRecord[];
  readonly teams: readonly FactRecord[];
  readonly payees: readonly FactRecord[];
}

function rowsOf({ regions, teams, people }: Case, { factor }: Kind = amounts): Rows {
  return {
    markets: regions.map((own, index) => ({ region: `R${index}`, weight: String(own) })),
    teams: teams.map(({ above, weight }, index) => ({
      team: `T${index}`,
      region: `R${above}`,
      weight: String(weight),
    })),
    payees: people.map(({ above, weight, joins, lastYear }, index) => ({
      id: `P${index}`,
      from: `2026-${two(joins)}-01`,
      team: `T${above}`,
      weight: String(weight),
      last_year: factor === 100 ? String(lastYear) : money(lastYear),
    })),
  };
}

function compiled(text: string): RuleSet {
  const { ruleSet, diagnostics } = compilePlan(text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (ruleSet === undefined) throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${text}`);
  return ruleSet;
}

async function outcomeOf(ruleSet: RuleSet, rows: Rows): Promise<Outcome> {
  const { facts, faults } = factsFromRecords(ruleSet, { ...rows }, { mayBeEmpty: () => true });
  expect(faults).toEqual([]);
  return calculate(ruleSet, facts, { period: "2026" });
}

/** What a goal may be at fault for, whatever it is given. */
const mayFail = ["no-weight", "outside-limits", "goal-exceeded", "no-phase", "nobody-below"];

/** Cents of each part, by name, unit and period; nothing where faults say why there are no parts. */
type Parts = ReadonlyMap<string, number>;

async function partsOf(each: Case, rows = rowsOf(each), kind = amounts): Promise<Parts | undefined> {
  const { faults, figures } = await outcomeOf(compiled(textOf(each, kind)), rows);
  for (const { code } of faults) expect(mayFail).toContain(code);
  if (faults.length > 0) return undefined;
  const goals = figures.filter(({ name }) => /^revenue($|\.)/.test(name));
  return new Map(
    goals.map(({ name, payee, group, period, value }) => [
      keyOf(name, group ?? payee, period),
      Math.round((Number(value) * 100) / kind.factor),
    ]),
  );
}

const keyOf = (name: string, unit: string, period: string) => `${name} ${unit} ${period}`;

function unitsOf(parts: Parts, name: string): readonly string[] {
  const found = [...parts.keys()].map((key) => key.split(" ")).filter(([own]) => own === name);
  return [...new Set(found.flatMap(([, unit]) => (unit === undefined || unit === "" ? [] : [unit])))];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const periodsOf: Readonly<Record<string, readonly string[]>> = {
  year: ["2026"],
  half: ["2026-H1", "2026-H2"],
  quarter: ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
  month: Array.from({ length: 12 }, (_, index) => `2026-${two(index + 1)}`),
};

function allPeriods({ phases }: Case): readonly (readonly string[])[] {
  return ["year", ...phases.map(({ unit }) => unit)].map((unit) => periodsOf[unit] ?? []);
}

/** How often a law had something to say: not where a goal could not be broken down. */
async function law(
  numRuns: number,
  holds: (each: Case) => Promise<boolean>,
  fitting = (each: Case) => each,
): Promise<void> {
  let said = 0;
  await fc.assert(
    fc.asyncProperty(cases.map(peopled).map(fitting), async (each) => {
      if (await holds(each)) said += 1;
    }),
    { numRuns },
  );
  expect(said).toBeGreaterThan(numRuns / 20);
}

const isDropped = ({ limit }: Case) => limit?.clipped === "dropped";

/** Whether there were any; each replays to what it is. */
async function partsExplained(each: Case): Promise<boolean> {
  const ruleSet = compiled(textOf(each, amounts, true));
  const { facts } = factsFromRecords(ruleSet, { ...rowsOf(each) }, { mayBeEmpty: () => true });
  const outcome = await calculate(ruleSet, facts, { period: "2026" });
  if (outcome.faults.length > 0) return false;
  const earned = outcome.figures.filter(({ name }) => /^(own|team)_/.test(name));
  for (const { payee, period, name, value } of earned.filter((_, index) => index % 5 === 0)) {
    const answer = await explain(ruleSet, facts, { payee, period, component: name });
    if ("faults" in answer) throw new Error(answer.faults.map(({ message }) => message).join("\n"));
    expect(sameDecimal(answer.amount, value)).toBe(true);
    expect(replay(answer)).toEqual({ amount: answer.nodes[answer.root]?.value });
  }
  return true;
}

describe("a goal", () => {
  it("is the total of its parts at every level and in every phase", () =>
    law(120, async (each) => {
      const parts = await partsOf(each);
      if (parts === undefined) return false;
      const levels = ["revenue.region", "revenue.team", ...(isDropped(each) ? [] : ["revenue"])];
      const periods = allPeriods(each);
      const totalOf = (name: string, period: string) =>
        sum(unitsOf(parts, name).map((unit) => parts.get(keyOf(name, unit, period)) ?? 0));
      for (const period of periods.flat()) {
        const [first, ...others] = levels.map((name) => totalOf(name, period));
        for (const other of others) expect({ period, total: other }).toEqual({ period, total: first });
      }
      // Of the unit above: every team of a region, every payee of a team who never changes it.
      for (const period of periods.flat()) {
        for (const [index] of each.regions.entries()) {
          const teams = each.teams.flatMap(({ above }, team) => (above === index ? [`T${team}`] : []));
          const total = sum(teams.map((team) => parts.get(keyOf("revenue.team", team, period)) ?? 0));
          expect(total).toBe(parts.get(keyOf("revenue.region", `R${index}`, period)) ?? 0);
        }
      }
      for (const name of ["revenue", ...levels]) {
        for (const unit of ["", ...unitsOf(parts, name)]) {
          const totals = periods.map((some) =>
            sum(some.map((each) => parts.get(keyOf(name, unit, each)) ?? 0)),
          );
          expect(new Set(totals).size, `${name} ${unit}: ${totals.join()}`).toBe(1);
        }
      }
      const { cents, cover = 100 } = each.anew ?? each.first;
      expect(parts.get(keyOf("revenue", "", "2026"))).toBe(cents);
      const asked = totalOf("revenue.region", "2026");
      expect(Math.abs(asked - (cents * cover) / 100)).toBeLessThan(1);
      return true;
    }));

  it("asks nobody for less or more than their limits, or says that they leave no room", () =>
    law(
      120,
      async (each) => {
        const parts = await partsOf(each);
        if (parts === undefined || each.limit === undefined) return false;
        const { from, width } = each.limit;
        for (const [index, { lastYear, joins, weight }] of each.people.entries()) {
          if (joins > 1) continue;
          const part = parts.get(keyOf("revenue", `P${index}`, "2026")) ?? 0;
          const least = Math.ceil((lastYear * from) / 100);
          const most = Math.floor((lastYear * (from + width)) / 100);
          // Where no whole cent lies between the two, the nearest one stands.
          const reach = least <= most ? 0 : 1;
          expect(part).toBeGreaterThanOrEqual(least - reach);
          // Whoever weighs nothing is asked for the least there is.
          expect(part).toBeLessThanOrEqual((weight === 0 ? least : most) + reach);
        }
        return true;
      },
      (each) => ({
        ...each,
        anew: undefined,
        limit: each.limit ?? { from: 0, width: 300, clipped: "shared" },
      }),
    ));

  it("keeps to the limits of the whole year when it is planned anew, but for what was planned before", () =>
    law(
      100,
      async (each) => {
        const parts = await partsOf(each);
        const { anew, limit } = each;
        if (parts === undefined || anew === undefined || limit === undefined) return false;
        const shortest = allPeriods(each).at(-1) ?? [];
        for (const [index, { lastYear, weight }] of each.people.entries()) {
          const part = (period: string) => parts.get(keyOf("revenue", `P${index}`, period)) ?? 0;
          const past = sum(shortest.filter((period) => endOf(period) < anew.month).map(part));
          const least = Math.ceil((lastYear * limit.from) / 100);
          const most = Math.floor((lastYear * (limit.from + limit.width)) / 100);
          const reach = least <= most ? 0 : 1;
          expect(part("2026")).toBeGreaterThanOrEqual(least - reach);
          const highest = weight === 0 ? least : most;
          expect(part("2026")).toBeLessThanOrEqual(Math.max(highest, past) + reach);
        }
        return true;
      },
      (each) => ({
        ...each,
        people: each.people.map((person) => ({ ...person, joins: 1 as const })),
        anew: each.anew ?? { ...each.first, month: 7 as const },
        limit: each.limit ?? { from: 0, width: 300, clipped: "shared" },
      }),
    ));

  it("asks nobody for less than nothing in any phase", () =>
    law(100, async (each) => {
      const parts = await partsOf(each);
      for (const [key, part] of parts ?? [])
        expect({ key, isLess: part < 0 }).toEqual({ key, isLess: false });
      return parts !== undefined;
    }));

  it("comes to the same parts, whatever the order of the rows", () =>
    law(40, async (each) => {
      const { markets, teams, payees } = rowsOf(each);
      const turned = {
        markets: markets.toReversed(),
        teams: teams.toReversed(),
        payees: payees.toReversed(),
      };
      const parts = await partsOf(each);
      expect(await partsOf(each, turned)).toEqual(parts);
      return parts !== undefined;
    }));

  it("comes to the same parts, whatever unit its weights are counted in", () =>
    law(40, async (each) => {
      const larger = <T extends Unit>(units: readonly T[]) =>
        units.map((unit) => ({ ...unit, weight: unit.weight * 7 }));
      const parts = await partsOf(each);
      const scaled = {
        ...each,
        regions: each.regions.map((own) => own * 3),
        teams: larger(each.teams),
        people: larger(each.people),
      };
      expect(await partsOf(scaled)).toEqual(parts);
      return parts !== undefined;
    }));

  it("comes to the same parts as an amount and counted in whole cents", () =>
    law(40, async (each) => {
      const parts = await partsOf(each);
      expect(await partsOf(each, rowsOf(each, counted), counted)).toEqual(parts);
      return parts !== undefined;
    }));

  it("leaves what was planned for the time before as it was when it is planned anew", () =>
    law(
      60,
      async (each) => {
        const { anew } = each;
        const before = await partsOf({ ...each, anew: undefined });
        const after = await partsOf(each);
        if (before === undefined || after === undefined || anew === undefined) return false;
        const closed = allPeriods(each)
          .flat()
          .filter((period) => endOf(period) < anew.month);
        const of = (parts: Parts) =>
          new Map([...parts].filter(([key]) => closed.includes(key.split(" ")[2] ?? "")));
        expect(of(after)).toEqual(of(before));
        return closed.length > 0;
      },
      (each) => ({ ...each, anew: each.anew ?? { ...each.first, month: 7 as const } }),
    ));

  it("explains each part by what gives it again", () => law(60, partsExplained));

  it("explains nothing, shared by those who weigh nothing", async () => {
    const nothing: Case = {
      regions: [1],
      teams: [{ above: 0, weight: 0 }],
      people: [{ above: 0, weight: 0, joins: 1, lastYear: 0 }],
      first: { cents: 0, cover: undefined },
      anew: undefined,
      equally: false,
      limit: undefined,
      phases: [{ unit: "quarter", shares: [25, 25, 25, 25] }],
      mode: "half even",
      leftover: "largest",
    };
    expect(await partsExplained(nothing)).toBe(true);
  });
});

/** The last month of a period. */
function endOf(period: string): number {
  const part = period.slice(5);
  if (part === "") return 12;
  if (part.startsWith("Q")) return Number(part.slice(1)) * 3;
  return part.startsWith("H") ? Number(part.slice(1)) * 6 : Number(part);
}
