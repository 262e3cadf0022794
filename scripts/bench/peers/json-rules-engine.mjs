/** json-rules-engine decides what each deal counts for; the sums behind it are whole numbers. */

import { Engine } from "json-rules-engine";
import { kinds, monthOf, periods, products, regions, stages } from "../reference/reference-work.mjs";
import { payInCents } from "./pay-in-cents.mjs";

export const name = "json_rules_engine";

const is = (fact, value) => ({ fact, operator: "equal", value });
const rule = (weight, product, region, kind) => ({
  conditions: { all: [is("stage", "won"), is("product", product), is("region", region), is("kind", kind)] },
  event: { type: "weight", params: { weight } },
});

export function prepare(work) {
  const rules = [
    rule(125, "platform", "EMEA", "new"),
    rule(110, "platform", "APAC", "expansion"),
    rule(75, "services", "AMER", "renewal"),
    rule(50, "support", "EMEA", "renewal"),
  ];
  const engine = new Engine(rules);
  return async () => {
    const sums = new Float64Array(work.payees * periods);
    for (let deal = 0; deal < work.deals; deal += 1) {
      const { events } = await engine.run({
        stage: stages[work.stage[deal]],
        product: products[work.product[deal]],
        region: regions[work.region[deal]],
        kind: kinds[work.kind[deal]],
      });
      if (work.stage[deal] !== 0) continue;
      const worth = work.cents[deal] * (events[0]?.params.weight ?? 100);
      const month = monthOf(work.day[deal]);
      const part = worth * work.split[deal];
      sums[work.owner[deal] * periods + month] += worth * 100 - part;
      if (work.second[deal] >= 0) sums[work.second[deal] * periods + month] += part;
    }
    return sums.map(payInCents);
  };
}
