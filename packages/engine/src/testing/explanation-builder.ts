/** Hand-built explanations for tests of the views: nodes are calculated as they are added. */

import type { Explanation, ExplanationNode, Operation } from "../explain/explanation.js";
import { outcomeOf } from "../explain/operation-outcome.js";
import { showNumber, shownNothing } from "../explain/show.js";
import { fixedText } from "../values/decimal-text.js";
import { fromExactText, fromText, toExactText } from "../values/fraction.js";
import { invariant } from "../values/invariant.js";

type More = Partial<ExplanationNode>;

export class ExplanationBuilder {
  readonly nodes: ExplanationNode[] = [];

  /** Read as it is: a decimal, or any other text when `unit` is "text". */
  leaf(label: string, value: string | null, unit?: string, more: More = {}): number {
    const text = value === null || unit === "text" ? value : toExactText(fromText(value));
    return this.#push("leaf", label, [], text, unit === "text" ? {} : { ...(unit && { unit }), ...more });
  }

  node(operation: Operation, label: string, inputs: readonly number[], more: More = {}): number {
    const values = inputs.map((input) => this.nodes[input]?.value ?? null);
    const draft: ExplanationNode = { ...blank, operation, label, inputs, ...more };
    const value = more.why === "not evaluated" ? null : outcomeOf(draft, values);
    return this.#push(operation, label, inputs, value, more);
  }

  /** A comparison of two numbers, `met` or `not met`. */
  compare(label: string, operator: string, left: number, right: number, more: More = {}): number {
    const node = this.node("compare", label, [left, right], { detail: { operator }, ...more });
    return this.#judge(node);
  }

  all(label: string, inputs: readonly number[]): number {
    return this.#judge(this.node("all", label, inputs));
  }

  build(root: number, more: Partial<Explanation> = {}): Explanation {
    const value = this.nodes[root]?.value;
    invariant(typeof value === "string", "the root of a hand-built explanation has no value");
    return {
      format: "attain-explanation/1",
      plan: "enterprise_ae",
      payee: "ann",
      period: "2026-Q1",
      component: "commission",
      amount: fixedText(fromExactText(value), 2),
      currency: "USD",
      root,
      nodes: this.nodes,
      ...more,
    };
  }

  #judge(index: number): number {
    const node = this.nodes[index];
    if (node && node.why === "applied")
      this.nodes[index] = { ...node, why: node.value === "yes" ? "met" : "not met" };
    return index;
  }

  #push(
    operation: Operation,
    label: string,
    inputs: readonly number[],
    value: string | null,
    more: More,
  ): number {
    const isNumber = value !== null && /^-?\d+(\/\d+)?$/.test(value);
    const shown = isNumber ? showNumber(fromExactText(value), more.unit) : (value ?? shownNothing);
    return this.nodes.push({ ...blank, operation, label, inputs, value, shown, ...more }) - 1;
  }
}

const blank: ExplanationNode = {
  operation: "leaf",
  label: "",
  value: null,
  shown: shownNothing,
  inputs: [],
  place: null,
  why: "applied",
};

/** 1,000,000 USD on a quota of 900,000 at 4 %, 8 % from 50 % and 12 % from 100 %, cap 180,000. */
export function acceleratorQuarter({ booked = "1000000", salary = "60000" } = {}): Explanation {
  const b = new ExplanationBuilder();
  const place = (line: number) => ({ place: { line, column: 3, length: 10 } });
  const row = { source: "deals", file: "deals.csv", line: 2, key: "D1" };
  const usd = { unit: "USD" };
  const deal = b.leaf("booking", booked, "USD", { row, ...place(50) });
  const quota = b.leaf("quotas.amount", "900000", "USD", {
    row: { source: "quotas", file: "quotas.csv", line: 2, key: "ann/2026-Q1" },
  });
  const bookings = b.node("sum", "bookings", [deal], { ...usd, step: "base", ...place(61) });
  const attainment = b.node("divide", "attainment", [bookings, quota], {
    unit: "%",
    step: "axis",
    ...place(63),
  });
  const start = b.leaf("attainment before", "0", "%");
  const edges = [undefined, "1/2", "1", undefined];
  const rates = [
    b.leaf("from 0 %", "0.04", "%", place(66)),
    b.leaf("from 50 %", "0.08", "%", place(67)),
    b.leaf("from 100 %", "0.12", "%", {
      ...place(68),
      effective: { name: "accelerator", from: "2026-01-01" },
    }),
  ];
  const parts = rates.flatMap((rate, tier) => {
    const [lower, upper] = edges.slice(tier, tier + 2);
    const detail = { tiers: "commission_rate", ...(lower && { lower }), ...(upper && { upper }) };
    const slice = b.node("slice", b.nodes[rate]?.label ?? "", [deal, start, attainment], { ...usd, detail });
    return b.nodes[slice]?.value === "0" ? [] : b.node("multiply", "pay", [slice, rate], usd);
  });
  const pay = b.node("sum", "bookings at commission_rate(attainment)", parts, {
    ...usd,
    step: "pay",
    ...place(72),
  });
  const three = b.leaf("3", "3");
  const salaryNode = b.leaf("payee.target_pay", salary, "USD per year");
  const limit = b.node("multiply", "3 * payee.target_pay", [three, salaryNode], usd);
  const uncapped = Number(b.nodes[pay]?.value);
  const why = uncapped > Number(b.nodes[limit]?.value) ? "capped" : "applied";
  const capped = b.node("min", "cap 3 * payee.target_pay per year", [pay, limit], {
    ...usd,
    step: "cap",
    why,
  });
  const threshold = b.leaf("30 %", "0.3", "%");
  const gate = b.compare("attainment >= 30%", "decimalGreaterOrEqual", attainment, threshold, place(73));
  const open = b.node("gate", "gate", [gate, capped], {
    ...usd,
    step: "gate",
    why: b.nodes[gate]?.value === "yes" ? "met" : "not met",
  });
  const root = b.node("round", "commission", [open], {
    ...usd,
    step: "round",
    why: "rounded",
    detail: { mode: "half even", places: "2" },
    clauses: ["Plan letter 4.2"],
    ...place(70),
  });
  return b.build(root);
}
