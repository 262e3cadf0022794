/**
 * Texts that nobody writes are read, checked and lowered in work that grows with them, and end: never in an
 * exception, and what comes out is no more than a fixed multiple of what went in.
 */

import { compilePlan } from "@attain/dsl";
import { calculate, canonicalText, factsFromRecords } from "@attain/engine";
import { describe, expect, it } from "vitest";

const frame = `language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
component c per month { pay sum(sale) }
payout per month { pay c }
`;

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

/** By what is repeated; each as many times as asked. */
const texts: Readonly<Record<string, (count: number) => string>> = {
  "measures that each read the one before": (count) =>
    times(count, (i) => `measure m${i} per month = ${i === 0 ? "sum(sale)" : `m${i - 1} + 1 USD`}`),
  "measures that each read the one before twice": (count) =>
    times(count, (i) => `measure m${i} per month = ${i === 0 ? "sum(sale)" : `m${i - 1} + m${i - 1}`}`),
  "unknown names": (count) => times(count, (i) => `measure m${i} per month = nobody${i}`),
  "one name": (count) => times(count, () => "measure same per month = sum(sale)"),
  tiers: (count) => `tiers t marginal {\n${times(count, (i) => `from ${i} USD : ${(i % 97) + 1}%`)}\n}
component d per month { pay sum(sale) at t(sum(sale)) }`,
  "rows of a table": (count) =>
    `table t(a) : number first {\n${times(count, (i) => `when "${i}" : ${i}`)}\notherwise : 0 }
measure looked_up per month = sum(sale * t(sale.id))`,
  "cases of a choice": (count) =>
    `measure a per month = first {\n${times(count, (i) => `when sum(sale) > ${i} USD : ${i}`)}\notherwise : 0 }`,
  "given rows": (count) =>
    `test "a" { given deals (id, rep, amount, closed) {\n${times(count, (i) => `D${i}, ann, 1 USD, 2026-01-10;`)}
} expect c for ann, 2026-01 = ${count} USD }`,
  "misspelt words": (count) => times(count, (i) => `component k${i} per month { pya sum(sale) }`),
  "open blocks": (count) => times(count, (i) => `component k${i} per month { pay sum(sale)`),
  comments: (count) => "// x\n".repeat(count),
  columns: (count) => `data wide { id : text key\n${times(count, (i) => `c${i} : number`)} }`,
  brackets: (count) => `measure a per month = ${"(".repeat(count)}1${")".repeat(count)}`,
  operators: (count) => `measure a per month = 1${" + 1".repeat(count)}`,
  "a long name": (count) => `measure ${"a".repeat(count)} per month = sum(sale)`,
  "a long number": (count) => `measure a per month = ${"9".repeat(count)} USD`,
  "a long text": (count) => `table t(a) : number first { when "${"x".repeat(count)}" : 1  otherwise : 0 }`,
};

/** What a compilation holds, counted: findings, tokens, and the rule set's expressions. */
function workOf(text: string): number {
  const { diagnostics, parsed, ruleSet } = compilePlan(text);
  return diagnostics.length + parsed.tokens.length + (ruleSet?.expressions.length ?? 0);
}

describe("endless", () => {
  it.each(Object.entries(texts))("%s: what is made of them grows as they do", (_, repeated) => {
    const [few, many] = [workOf(frame + repeated(500)), workOf(frame + repeated(4_000))];
    // Eight times as much, and what stands around it.
    expect(many).toBeLessThanOrEqual(few * 8 + 200);
  });

  it("lines of a plan: a hundred thousand are read", () => {
    const text = `${frame}${times(50_000, (i) => `// line ${i}`)}\n${times(50_000, (i) => `param x${i} : number = ${i}`)}`;
    const { diagnostics, ruleSet } = compilePlan(text);
    expect(ruleSet?.parameters).toHaveLength(50_000);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["never-used"]));
  });
});

describe("files that use files", () => {
  /** Each file uses the two after it: as many ways through them as there are numbers of Fibonacci. */
  function compiled(count: number) {
    const reads = new Map<string, number>();
    const files = (name: string) => {
      reads.set(name, (reads.get(name) ?? 0) + 1);
      const index = Number(/\d+/.exec(name)?.[0]);
      if (index >= count) return `language 1\nparam x${index} : number = 1\n`;
      const uses = `use "f${index + 1}.plan"\nuse "f${index + 2}.plan"`;
      return `language 1\n${uses}\nparam x${index} : number = x${index + 1}\n`;
    };
    const text = `${frame.replace("language 1", 'language 1\nuse "f0.plan"')}component d per month { pay 1 USD * x0 }`;
    return { reads, ...compilePlan(text, { name: "p.plan", files }) };
  }

  it("are each read once", () => {
    const { reads, ruleSet } = compiled(40);
    expect(ruleSet).toBeDefined();
    expect([...reads.values()].every((count) => count === 1)).toBe(true);
  });

  it("end where a plan may use no more", () => {
    const { reads, diagnostics } = compiled(10_000);
    expect(reads.size).toBeLessThanOrEqual(101);
    expect(diagnostics.map(({ code }) => code)).toContain("error-in-used-file");
  });
});

describe("what is calculated of a long plan", () => {
  it("asks every tier and every figure of a chain once, whatever reads it", async () => {
    const { ruleSet } = compilePlan(`${frame.replace("pay c }", "pay c, d, e }")}
${texts.tiers?.(2_000)}
measure m0 per month = sum(sale)
${times(40, (i) => `measure m${i + 1} per month = m${i} + m${i}`)}
component e per month { pay m40 / 1_099_511_627_776 }`);
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    const deals = [{ id: "D1", rep: "ann", amount: "2000", closed: "2026-01-10" }];
    const { facts } = factsFromRecords(ruleSet, { deals });
    const { figures, faults } = await calculate(ruleSet, facts, { period: "2026-01" });
    expect(faults).toEqual([]);
    const value = (name: string) => figures.find((line) => line.name === name)?.value;
    expect(value("e")).toBe("2000.00");
    // Each slice is a dollar at its own rate.
    const percents = Array.from({ length: 2_000 }, (_, i) => (i % 97) + 1).reduce((a, b) => a + b);
    expect(Number(value("d"))).toBeCloseTo(percents / 100, 6);
    expect(canonicalText(ruleSet).length).toBeLessThan(5_000_000);
  });
});
