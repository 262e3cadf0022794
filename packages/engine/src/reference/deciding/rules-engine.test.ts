import { describe, expect, it } from "vitest";
import type { Condition, Operator, Rule, Slot } from "../../rule-set.js";
import { nowhere } from "../../testing/plan-builder.js";
import { parseDay } from "../../values/calendar.js";
import { fromText } from "../../values/fraction.js";
import { calendarYear, parsePeriod } from "../../values/period.js";
import { nothing, numberValue, type Problem, type Result } from "../value.js";
import { DecisionProblem, UnfitOperand } from "./exact-operators.js";
import { runRule, toStockRule } from "./rules-engine.js";

const day = (text: string): Result => ({ kind: "date", day: parseDay(text) ?? 0 });
const period = (text: string): Result => {
  const parsed = parsePeriod(text);
  return parsed === undefined ? nothing : { kind: "period", period: parsed };
};
const text = (value: string): Result => ({ kind: "text", text: value });
const payee = (value: string): Result => ({ kind: "payee", text: value });
const number = (value: string): Result => numberValue(fromText(value));
const yes = (value: boolean): Result => ({ kind: "yesno", yes: value });
const broken: Problem = {
  kind: "problem",
  answeredByElse: true,
  fault: {
    code: "division-by-zero",
    message: "zero",
    help: "",
    file: null,
    line: 1,
    column: 1,
    payee: null,
    period: null,
  },
};

const compare = (left: Slot, operator: Operator, right: Slot, priority = 1): Condition => ({
  fact: "slot",
  params: { slot: left },
  operator,
  value: { fact: "slot", params: { slot: right } },
  priority,
});

function decision(conditions: Rule["conditions"], values: readonly Result[], asked: Slot[] = []) {
  const rule: Rule = {
    name: "rule",
    conditions,
    event: { type: "holds", params: { place: nowhere } },
    priority: 1,
  };
  return runRule(rule, calendarYear, (slot) => {
    asked.push(slot);
    return values[slot] ?? nothing;
  });
}

const holds = async (operator: Operator, left: Result, right: Result) =>
  (await decision({ all: [compare(0, operator, 1)] }, [left, right])).holds;

describe("exact operators", () => {
  it.each([
    ["Equal", [false, true, false]],
    ["NotEqual", [true, false, true]],
    ["Less", [true, false, false]],
    ["LessOrEqual", [true, true, false]],
    ["Greater", [false, false, true]],
    ["GreaterOrEqual", [false, true, true]],
  ] as const)("%s answers for less, equal and greater", async (order, expected) => {
    const pairs = [
      ["decimal", number("9"), number("10"), number("10.000000000001")],
      ["date", day("2026-01-31"), day("2026-02-01"), day("2026-02-02")],
      ["period", period("2026-Q1"), period("2026-Q2"), period("2026-Q3")],
    ] as const;
    for (const [type, less, same, greater] of pairs) {
      const answers = [];
      for (const value of [less, same, greater]) answers.push(await holds(`${type}${order}`, value, same));
      expect(answers).toEqual(expected);
    }
  });

  it("compare texts and payees, yes and presence", async () => {
    expect(await holds("textEqual", text("a"), text("a"))).toBe(true);
    expect(await holds("textNotEqual", text("a"), text("a"))).toBe(false);
    expect(await holds("payeeEqual", payee("ann"), payee("bob"))).toBe(false);
    expect(await holds("payeeNotEqual", payee("ann"), payee("bob"))).toBe(true);
    const is = async (operator: "isYes" | "isPresent", value: Result, answer: boolean) => {
      const condition = { fact: "slot", params: { slot: 0 }, operator, value: answer, priority: 1 } as const;
      return (await decision({ all: [condition] }, [value])).holds;
    };
    expect(await is("isYes", yes(true), true)).toBe(true);
    expect(await is("isYes", yes(false), false)).toBe(true);
    expect(await is("isPresent", nothing, false)).toBe(true);
    expect(await is("isPresent", number("0"), true)).toBe(true);
  });

  it("refuse another type instead of answering no", async () => {
    await expect(holds("decimalEqual", text("1"), number("1"))).rejects.toThrow(UnfitOperand);
    await expect(holds("textEqual", payee("ann"), text("ann"))).rejects.toThrow(UnfitOperand);
    await expect(holds("dateLess", day("2026-01-01"), nothing)).rejects.toThrow(UnfitOperand);
  });

  it("hand problems on, the left one first", async () => {
    await expect(holds("decimalEqual", broken, text("x"))).rejects.toThrow(DecisionProblem);
    await expect(holds("decimalEqual", text("x"), broken)).rejects.toThrow(UnfitOperand);
  });
});

describe("conditions", () => {
  it("are asked left to right, and no further than needed", async () => {
    const asked: Slot[] = [];
    const result = await decision(
      { all: [compare(0, "decimalEqual", 1, 2), compare(2, "decimalEqual", 1, 1)] },
      [number("1"), number("2"), broken],
      asked,
    );
    expect(result.holds).toBe(false);
    expect(asked.sort()).toEqual([0, 1]);
    expect(result.conditions).toMatchObject({
      kind: "all",
      holds: false,
      parts: [{ kind: "compare", holds: false }, { kind: "compare" }],
    });
    expect(result.conditions.kind === "all" && result.conditions.parts[1]).not.toHaveProperty("holds");
    const any = await decision(
      { any: [compare(1, "decimalEqual", 1, 2), compare(2, "decimalEqual", 1, 1)] },
      [number("1"), number("2"), broken],
    );
    expect(any.holds).toBe(true);
  });

  it("nest, and turn around", async () => {
    const inner = {
      any: [compare(0, "decimalLess", 1, 2), compare(0, "decimalEqual", 1, 1)],
      priority: 1,
    } as const;
    const result = await decision({ not: inner }, [number("3"), number("2")]);
    expect(result.holds).toBe(true);
    expect(result.conditions).toMatchObject({
      kind: "not",
      holds: true,
      parts: [{ kind: "any", holds: false }],
    });
  });

  it("are handed to the library as a copy it may write into", () => {
    const conditions = Object.freeze({ all: Object.freeze([Object.freeze(compare(0, "isYes", 1))]) });
    const rule = { name: "r", conditions, event: { type: "holds", params: { place: nowhere } }, priority: 1 };
    const stock = toStockRule(rule as unknown as Rule);
    expect(stock.conditions).toEqual({ all: [compare(0, "isYes", 1)] });
    expect(stock.conditions).not.toBe(conditions);
  });
});
