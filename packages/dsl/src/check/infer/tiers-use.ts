/** Where tiers may stand: modes that slice need `pay ... at`, the others are also functions of a number. */

import type { Reference } from "../../syntax/ast.js";
import type { TiersSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";

/** Whether the tiers give one value for one number, with nothing paid besides. */
export function standsAlone(tiers: TiersSymbol): boolean {
  return tiers.statements.every(({ mode, rows }) => !slices(mode.kind) && rows.every(({ plus }) => !plus));
}

/** Modes that price each slice or each credit by where it falls. */
export function slices(mode: TiersSymbol["statements"][0]["mode"]["kind"]): boolean {
  return mode === "marginal" || mode === "reached" || mode === "topRate";
}

export function reportNeedsPayAt(tiers: TiersSymbol, reference: Reference, checking: Checking): void {
  const { kind } = tiers.statements[0].mode;
  const why = slices(kind)
    ? `are ${kind === "topRate" ? "top rate" : kind}`
    : "pay a flat amount with `plus`";
  checking.report({
    code: "tiers-need-pay-at",
    span: reference.span,
    message: `\`${tiers.name}\` ${why}, so they need to know what is paid at them`,
    help: `Write \`pay ... at ${tiers.name}(...)\` in a component`,
  });
}
