import { describe, expect, it } from "vitest";
import { calculated, dealsOf } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

type Reading = "stepped" | "interpolated";

/** What a matrix of 2 x 3 (or more) says of some numbers, and the codes of what went wrong. */
async function at(
  readings: readonly Reading[],
  asked: readonly string[],
  beyond: "flat" | "fault" = "flat",
): Promise<string> {
  const plan = new PlanBuilder();
  plan.deals();
  const edges = [
    ["90", "100", "110"],
    ["80", "100"],
    ["0", "50"],
  ];
  const axes = readings.map(
    (reading, index) =>
      [`axis${index}`, reading, (edges[index] ?? []).map((edge) => plan.number(edge))] as const,
  );
  const count = axes.reduce((product, [, , list]) => product * list.length, 1);
  const values = ["9", "12", "18", "12", "21", "24", "19", "22", "28", "22", "31", "34"].slice(0, count);
  plan.matrix(
    "grid",
    axes,
    values.map((value) => plan.number(value)),
    beyond,
  );
  const slot = plan.value({
    op: "matrix",
    matrix: "grid",
    arguments: asked.map((number) => plan.number(number)),
  });
  plan.measure("x", "month", slot);
  const outcome = await calculated(plan, dealsOf(100), "2026-01");
  return outcome.figure("x", "ann", "2026-01") ?? outcome.codes.join();
}

describe("a matrix", () => {
  it.each([
    ["interpolated", "stepped", "105", "104", "22.5"],
    ["stepped", "stepped", "105", "104", "21"],
    ["stepped", "stepped", "99.99", "99.99", "9"],
    ["stepped", "stepped", "100", "100", "21"],
    ["interpolated", "interpolated", "105", "90", "18.75"],
    ["stepped", "interpolated", "109", "90", "16.5"],
    ["interpolated", "interpolated", "90", "80", "9"],
    ["interpolated", "interpolated", "110", "100", "24"],
    ["interpolated", "interpolated", "95", "95", "15"],
  ] as const)("%s and %s at %s and %s is %s", async (first, second, a, b, value) => {
    expect(await at([first, second], [a, b])).toBe(value);
  });

  it("takes a third number", async () => {
    expect(await at(["interpolated", "stepped", "interpolated"], ["105", "104", "25"])).toBe("27.5");
    expect(await at(["stepped", "stepped", "stepped"], ["105", "104", "50"])).toBe("31");
  });

  it("keeps the value at an edge beyond it, or is at fault there", async () => {
    expect(await at(["interpolated", "stepped"], ["200", "300"])).toBe("24");
    expect(await at(["interpolated", "stepped"], ["10", "10"])).toBe("9");
    expect(await at(["interpolated", "stepped"], ["110.01", "100"], "fault")).toBe("outside-matrix");
    expect(await at(["interpolated", "stepped"], ["89", "100"], "fault")).toBe("outside-matrix");
    expect(await at(["interpolated", "stepped"], ["100", "79"], "fault")).toBe("outside-matrix");
    // The last step has no end.
    expect(await at(["interpolated", "stepped"], ["110", "300"], "fault")).toBe("24");
  });

  it("is at fault when its edges do not ascend", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const edges = [plan.number("2"), plan.number("1")];
    plan.matrix("grid", [["axis", "stepped", edges]], [plan.number("1"), plan.number("2")]);
    plan.measure("x", "month", plan.value({ op: "matrix", matrix: "grid", arguments: [plan.number("1")] }));
    expect((await calculated(plan, dealsOf(100), "2026-01")).codes).toEqual(["edges-not-ascending"]);
  });
});
