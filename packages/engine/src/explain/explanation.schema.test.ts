import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { acceleratorQuarter } from "../testing/explanation-builder.js";
import schema from "./explanation.schema.json" with { type: "json" };
import { outcomeOf } from "./operation-outcome.js";

describe("explanation.schema.json", () => {
  const isExplanation = new Ajv({ strict: true }).compile(schema);

  it("takes a built graph, also after it was written and read as JSON", () => {
    expect(isExplanation(acceleratorQuarter()), JSON.stringify(isExplanation.errors)).toBe(true);
    expect(isExplanation(JSON.parse(JSON.stringify(acceleratorQuarter({ booked: "1" }))))).toBe(true);
  });

  it("refuses what is no part of the format", () => {
    const explanation = acceleratorQuarter();
    const [first, ...others] = explanation.nodes;
    const withNode = (change: object) => ({ ...explanation, nodes: [{ ...first, ...change }, ...others] });
    for (const broken of [
      {},
      { ...explanation, format: "attain-explanation/2" },
      { ...explanation, amount: "66,000.00" },
      { ...explanation, nodes: [] },
      { ...explanation, surplus: 1 },
      withNode({ operation: "guess" }),
      withNode({ value: 1_000_000 }),
      withNode({ inputs: [-1] }),
      withNode({ step: "bonus" }),
      withNode({ why: "because" }),
      withNode({ place: { line: 0, column: 1, length: 1 } }),
      withNode({ detail: { places: 2 } }),
    ]) {
      expect(isExplanation(broken), JSON.stringify(broken).slice(0, 80)).toBe(false);
    }
  });

  it("lists the operations that can be replayed", () => {
    const blank = { label: "", value: null, shown: "", inputs: [], place: null, why: "applied" } as const;
    for (const operation of schema.definitions.node.properties.operation.enum) {
      expect(() => outcomeOf({ ...blank, operation: operation as "leaf" }, []), operation).not.toThrow();
    }
    expect(() => outcomeOf({ ...blank, operation: "guess" as "leaf" }, [])).toThrow();
  });
});
