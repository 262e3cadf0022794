/** The numbers and texts that a plan speaks of: where something changes, rows are tried first. */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan } from "../check/checked-plan.js";
import type { Expression } from "../syntax/ast.js";

export interface Edges {
  readonly amounts: readonly Fraction[];
  readonly shares: readonly Fraction[];
  readonly numbers: readonly Fraction[];
  /** By the name of the column or argument that they are compared with; all of them under "". */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** Texts that nothing is compared with. */
const isTold: ReadonlySet<string> = new Set(["label", "header", "title", "text"]);

export function edgesOf({ file }: CheckedPlan): Edges {
  const amounts = new Map<string, Fraction>();
  const shares = new Map<string, Fraction>();
  const numbers = new Map<string, Fraction>();
  const texts = new Map<string, Set<string>>();
  const addText = (key: string, text: string) => texts.set(key, (texts.get(key) ?? new Set()).add(text));

  function visit(node: unknown, near: string): void {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, near);
      return;
    }
    if (typeof node !== "object" || node === null || !("kind" in node)) {
      if (typeof node === "object" && node !== null)
        for (const each of Object.values(node)) visit(each, near);
      return;
    }
    const expression = node as Expression;
    switch (expression.kind) {
      case "money":
        amounts.set(expression.value, exact.fromText(expression.value));
        return;
      case "percent": {
        const value = exact.divide(exact.fromText(expression.value), exact.fromInteger(100));
        if (value) shares.set(expression.value, value);
        return;
      }
      case "number":
        numbers.set(expression.value, exact.fromText(expression.value));
        return;
      case "text":
        addText("", expression.value);
        if (near !== "") addText(near, expression.value);
        return;
      case "compare": {
        const { left, right } = expression;
        const name = left.kind === "reference" ? (left.path.at(-1) ?? left.head).text : "";
        visit(left, "");
        visit(right, name);
        return;
      }
      default:
        for (const [part, each] of Object.entries(expression)) if (!isTold.has(part)) visit(each, near);
    }
  }

  for (const statement of file.statements) {
    if (statement.kind === "test" || statement.kind === "given" || statement.kind === "prove") continue;
    if (statement.kind === "table") {
      for (const { cells } of statement.rows) {
        for (const [index, cell] of cells.entries()) visit(cell, statement.parameters[index]?.text ?? "");
      }
    }
    visit(statement, "");
  }
  return {
    amounts: [...amounts.values()],
    shares: [...shares.values()],
    numbers: [...numbers.values()],
    texts: new Map([...texts].map(([key, set]) => [key, [...set]])),
  };
}
