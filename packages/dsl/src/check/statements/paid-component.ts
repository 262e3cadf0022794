/** A component that a hold or a draw speaks of: one that the payout pays. */

import type { Name, PayoutStatement } from "../../syntax/ast.js";
import type { ComponentSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportUnknown } from "../resolve/unknown-name.js";

/** Nothing when it is none; that has been reported. */
export function paidComponent(
  name: Name,
  payout: PayoutStatement,
  checking: Checking,
): ComponentSymbol | undefined {
  const symbol = checking.symbols.get(name.text);
  const paid = payout.clauses.flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []));
  if (symbol === undefined) {
    reportUnknown(
      {
        name,
        message: `No component is called \`${name.text}\``,
        candidates: () =>
          paid.map(({ text }) => {
            const definition = checking.symbols.get(text);
            return { text, ...(definition && { definition }) };
          }),
      },
      checking,
    );
    return undefined;
  }
  checking.symbolOf.set(name, symbol);
  const isPaid = paid.some(({ text }) => text === name.text);
  if (isPaid || payout.broken || paid.some(({ text }) => !checking.symbols.has(text))) {
    if (symbol.kind !== "component") return undefined;
    checking.ensure(symbol);
    return symbol;
  }
  checking.report({
    code: "not-paid-here",
    span: name.span,
    message:
      symbol.kind === "component"
        ? `The payout does not pay \`${name.text}\``
        : `\`${name.text}\` is no component, and only components are paid`,
    help: `Name one of the components after \`pay\`${symbol.kind === "component" ? ", or add it there" : ""}`,
  });
  return undefined;
}
