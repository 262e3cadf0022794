/** GoRules ZEN decides what each deal counts for, a decision table over a thousand deals a call; then whole numbers. */

import { ZenEngine } from "@gorules/zen-engine";
import { kinds, monthOf, periods, products, regions, stages } from "../reference/reference-work.mjs";
import { payInCents } from "./pay-in-cents.mjs";

export const name = "zen";

const fields = ["stage", "product", "region", "kind"];
const rows = [
  ['"won"', '"platform"', '"EMEA"', '"new"', "125"],
  ['"won"', '"platform"', '"APAC"', '"expansion"', "110"],
  ['"won"', '"services"', '"AMER"', '"renewal"', "75"],
  ['"won"', '"support"', '"EMEA"', '"renewal"', "50"],
  ['"won"', "", "", "", "100"],
  ["", "", "", "", "0"],
];
const table = {
  hitPolicy: "first",
  executionMode: "loop",
  inputField: "deals",
  outputPath: "deals",
  inputs: fields.map((field) => ({ id: field, name: field, field })),
  outputs: [{ id: "weight", name: "weight", field: "weight" }],
  rules: rows.map((cells, index) => ({
    _id: `rule${index}`,
    ...Object.fromEntries([...fields, "weight"].map((field, column) => [field, cells[column]])),
  })),
};
const position = { x: 0, y: 0 };
const decision = {
  nodes: [
    { id: "in", type: "inputNode", name: "in", position, content: {} },
    { id: "table", type: "decisionTableNode", name: "table", position, content: table },
    { id: "out", type: "outputNode", name: "out", position, content: {} },
  ],
  edges: [
    { id: "a", sourceId: "in", targetId: "table", type: "edge" },
    { id: "b", sourceId: "table", targetId: "out", type: "edge" },
  ],
};

const dealsPerCall = 1_000;

export function prepare(work) {
  const engine = new ZenEngine();
  const weights = engine.createDecision(decision);
  return async () => {
    const sums = new Float64Array(work.payees * periods);
    for (let from = 0; from < work.deals; from += dealsPerCall) {
      const to = Math.min(from + dealsPerCall, work.deals);
      const deals = [];
      for (let deal = from; deal < to; deal += 1) {
        deals.push({
          stage: stages[work.stage[deal]],
          product: products[work.product[deal]],
          region: regions[work.region[deal]],
          kind: kinds[work.kind[deal]],
        });
      }
      const { result } = await weights.evaluate({ deals });
      for (let deal = from; deal < to; deal += 1) {
        const worth = work.cents[deal] * result.deals[deal - from].weight;
        const month = monthOf(work.day[deal]);
        const part = worth * work.split[deal];
        sums[work.owner[deal] * periods + month] += worth * 100 - part;
        if (work.second[deal] >= 0) sums[work.second[deal] * periods + month] += part;
      }
    }
    return sums.map(payInCents);
  };
}
