import { describe, expect, it } from "vitest";
import type { Operator } from "../rule-set.js";
import { PlanBuilder } from "../testing/plan-builder.js";
import { conditionLabel } from "./label.js";
import { prepareProgram } from "./program/program.js";

describe("conditionLabel", () => {
  const plan = new PlanBuilder();
  const axis = plan.parameter("axis");
  const percent = plan.value({ op: "constant", type: { kind: "percent" }, value: "0.3" });
  plan.param("axis", { kind: "number" }, [{ value: plan.number("1") }]);
  const program = prepareProgram(plan.build());

  it.each<[Operator, string]>([
    ["decimalEqual", "="],
    ["decimalNotEqual", "<>"],
    ["decimalLess", "<"],
    ["decimalLessOrEqual", "<="],
    ["decimalGreater", ">"],
    ["decimalGreaterOrEqual", ">="],
    ["dateGreaterOrEqual", ">="],
    ["periodLessOrEqual", "<="],
    ["textEqual", "="],
    ["payeeNotEqual", "<>"],
  ])("writes %s as %s", (operator, sign) => {
    expect(conditionLabel(program, operator, axis, percent)).toBe(`axis ${sign} 30 %`);
  });

  it("writes what is compared with nothing or with yes", () => {
    expect(conditionLabel(program, "isYes", axis, true)).toBe("axis");
    expect(conditionLabel(program, "isYes", axis, false)).toBe("not axis");
    expect(conditionLabel(program, "isPresent", axis, true)).toBe("axis <> none");
    expect(conditionLabel(program, "isPresent", axis, false)).toBe("axis = none");
  });
});
