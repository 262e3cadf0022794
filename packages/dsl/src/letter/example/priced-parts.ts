/** The parts that an amount of the example is the sum of, each at its rate. */

import {
  type Explanation,
  type ExplanationNode,
  exact,
  type Fraction,
  inputsOf,
  nodeAt,
  termsOf,
} from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import type { EarningClause, TiersStatement } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import type { Table } from "../letter.js";
import { amountText, valueText } from "../numbers/value-text.js";
import { tierRange } from "../sentences/tiers.js";
import { authored, capitalized, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { nodeText } from "./node-text.js";

type Pay = Extract<EarningClause, { kind: "pay" }>;

/** A part of what is paid on, at one rate; of a tier, or of a credit that is priced as a whole. */
export interface PricedPart {
  /** Index of the tier among the rows; absent for a credit as a whole. */
  readonly tier?: number;
  readonly key: string;
  readonly base: Fraction;
  readonly unit: string | undefined;
  readonly rate: ExplanationNode;
  readonly pay: Fraction;
}

/** Parts of one tier and rate together. Nothing where the pay is no sum of such parts. */
export function pricedParts(pay: number, explanation: Explanation): readonly PricedPart[] {
  const together = new Map<string, PricedPart>();
  for (const term of termsOf(explanation, pay)) {
    const node = nodeAt(explanation, term);
    const [base, rate] = inputsOf(explanation, node);
    if (node.operation !== "multiply" || node.step !== undefined) return [];
    if (base?.value == null || rate?.value == null || node.value === null) return [];
    const tier = base.operation === "slice" ? Number(base.detail?.tier ?? "1") - 1 : undefined;
    const key = tier === undefined ? `${node.row?.key ?? node.label}` : `${tier}`;
    const known = together.get(`${key} ${rate.value}`);
    together.set(`${key} ${rate.value}`, {
      ...(tier !== undefined && { tier }),
      key,
      base: exact.add(known?.base ?? exact.zero, exact.fromExactText(base.value)),
      unit: base.unit ?? node.unit,
      rate,
      pay: exact.add(known?.pay ?? exact.zero, exact.fromExactText(node.value)),
    });
  }
  return [...together.values()].toSorted((a, b) => (a.tier ?? 0) - (b.tier ?? 0));
}

export function partsTable(
  parts: readonly PricedPart[],
  pay: Pay,
  component: ComponentSymbol,
  tiers: TiersStatement,
  total: Text,
  writing: Writing,
): Table {
  const { phrases, names } = writing;
  const { columns } = phrases.example;
  const baseType = writing.plan.typeOf.get(pay.base) ?? { kind: "number" };
  const isByTier = parts.some(({ tier }) => tier !== undefined);
  const end = (heading: Text) => ({ heading, align: "end" as const });
  return {
    kind: "table",
    caption: [],
    columns: [
      { heading: [isByTier ? columns.tier : columns.entry], align: "start" },
      end(capitalized(tell(pay.base, writing))),
      end(capitalized([names.of(tiers.name.text)])),
      end([columns.pay]),
    ],
    rows: parts.map(({ tier, key, base, rate, pay: earned }) => {
      const row = tier === undefined ? undefined : tiers.rows[tier];
      return [
        row ? tierRange(row, tiers.rows, writing) : authored(key),
        [valueText(base, baseType, phrases)],
        nodeText(rate, phrases),
        [earnedPart(earned, component, writing)],
      ];
    }),
    total: [
      phrases.example.total,
      [
        valueText(
          parts.reduce((sum, { base }) => exact.add(sum, base), exact.zero),
          baseType,
          phrases,
        ),
      ],
      [],
      total,
    ],
  };
}

function earnedPart(value: Fraction, { type }: ComponentSymbol, { phrases }: Writing): string {
  return type.kind === "money" && type.per === undefined
    ? amountText(value, type.currency, phrases)
    : valueText(value, type, phrases);
}
