/** The list of payees, while it is not sure which data that is. */

import type { Span } from "../../source/span.js";
import type { PlanSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";

/** Whether the roster may be among data that could not be read, or not whole, or that another file has. */
export function rosterIsUncertain({ symbols, nameLost, imports, isShared }: Checking): boolean {
  const isUncertain = (symbol: PlanSymbol) =>
    symbol.kind === "source" &&
    (symbol.statement.broken || symbol.keys.some(({ type }) => type.kind === "unknown"));
  // A shared file's roster is that of the plan which uses it.
  if (nameLost || isShared || imports.lost === "all" || imports.lost.size > 0) return true;
  return [...symbols.values()].some(isUncertain);
}

/** Data that begins with a payee and may be meant as the list of payees. */
export function payeesWithoutKey({ symbols }: Checking): { span: Span; message: string }[] {
  return [...symbols.values()].flatMap((symbol) => {
    if (symbol.kind !== "source" || symbol.keys.length > 0) return [];
    const [first] = symbol.columns.values();
    if (first?.type.kind !== "payee" || !first.declaration) return [];
    return [{ span: first.declaration.span, message: "Is this the list? Then write `key` here" }];
  });
}
