/** Advice: a dated value has a version on every day of the plan. */

import type { Name, Scope } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { uncoveredFrom } from "../resolve/covers-reader.js";

export function valuesCoverThePlan(checking: Checking): void {
  for (const symbol of checking.symbols.values()) {
    switch (symbol.kind) {
      case "parameter": {
        const versions = symbol.statements.flatMap(({ values }) => values.map(({ scope }) => scope));
        checkVersions(symbol.statements[0].name, versions, checking);
        break;
      }
      case "table":
      case "tiers":
      case "matrix":
        checkVersions(
          symbol.statements[0].name,
          symbol.statements.map(({ scope }) => scope),
          checking,
        );
        break;
      default:
        break;
    }
  }
}

function checkVersions(name: Name, versions: readonly (Scope | undefined)[], checking: Checking): void {
  const { from, through } = checking.settings;
  const general = versions.filter((version) => version?.payee === undefined);
  const day = uncoveredFrom(general, from, through);
  if (day === undefined) return;
  checking.report({
    code: "dates-not-covered",
    span: name.span,
    message:
      general.length === 0
        ? `\`${name.text}\` has values for single payees only, and none for the others`
        : `\`${name.text}\` has no value on ${day}`,
    help: "Add a version for that time: a run that reads it then stops with a fault",
  });
}
