/**
 * Law: where tiers slice what is paid, the base moves with the axis. It is a sum over credits, so that
 * each credit moves both, or a fixed multiple of the axis, so that a slice of one is a slice of the other.
 * Two credits of one row would move them one after the other.
 */

import type { EarningClause } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { slices } from "../infer/tiers-use.js";
import { areMultiples, figureMultiplied, type Multiples } from "./fixed-multiple.js";
import { isFixed } from "./is-fixed.js";
import { apartOnSameRows } from "./same-rows.js";
import { figureIsSum, isSumOverCredits, type Sums } from "./sum-over-credits.js";

type Pay = Extract<EarningClause, { kind: "pay" }>;

export function baseMovesWithAxis(checking: Checking): void {
  if (checking.findings.some(({ code }) => code === "chain-too-long")) return;
  const sums: Sums = { checking, known: new Map() };
  const multiples: Multiples = { checking, known: new Map() };
  // Each figure behind those it reads, so that what they are is known before.
  for (const definition of checking.order) {
    if (definition.kind === "figure") {
      figureIsSum(definition, sums);
      figureMultiplied(definition, multiples);
    } else if (definition.kind === "component") {
      const clauses = definition.statements.flatMap((statement) => statement.clauses);
      for (const clause of clauses) if (clause.kind === "pay") checkPay(clause, sums, multiples);
    }
  }
}

function checkPay({ base, at }: Pay, sums: Sums, multiples: Multiples): void {
  const { checking } = sums;
  const tiers = at && checking.symbols.get(at.tiers.text);
  if (!at || tiers?.kind !== "tiers" || !slices(tiers.statements[0].mode.kind)) return;
  if ([base, at.axis].some((each) => (checking.typeOf.get(each)?.kind ?? "unknown") === "unknown")) return;
  const still = isFixed(base, checking) && !isFixed(at.axis, checking);
  if (!still && (isSumOverCredits(base, sums) || areMultiples(base, at.axis, multiples))) {
    checkRows(base, at, sums);
    return;
  }
  checking.report({
    code: "base-does-not-move",
    span: base.span,
    message: `\`${tiers.name}\` cuts what is paid into slices, and this does not grow as the tiers are climbed`,
    help: "Pay a sum over credits or a multiple of what the tiers are read at, or make the tiers `retroactive` or a `curve`",
  });
}

function checkRows(base: Pay["base"], at: NonNullable<Pay["at"]>, { checking }: Sums): void {
  const pair = apartOnSameRows(base, at.axis, checking);
  if (pair === undefined) return;
  const { paid, climbing } = pair;
  checking.report({
    code: "base-does-not-move",
    span: base.span,
    message: `A row of \`${paid.source.name}\` moves \`${climbing.name}\`, at which \`${at.tiers.text}\` is read, and is paid for as \`${paid.name}\`: no slice of one is a slice of the other`,
    help: `Pay for the same credit by the columns of its row: \`sum(${climbing.name}.share * ...)\``,
  });
}
