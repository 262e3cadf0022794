/**
 * Law: a text names what it defines itself and what its `use` lines take. What only comes along with
 * something that is taken has no name there.
 */

import type { Checking } from "../checking.js";
import { definitionName } from "../definition-name.js";
import { reportFarAway, reportNotTaken } from "../resolve/not-taken.js";

export function namesAreTaken(checking: Checking): void {
  const { imports, symbolOf } = checking;
  for (const [name, definition] of symbolOf) {
    const defined = definition.kind === "column" ? undefined : definitionName(definition);
    if (defined === undefined || imports.sees(name.span, defined.span, name.text)) continue;
    const line = imports.lineSharing(name.span, name.text);
    if (line) reportNotTaken(name, line, checking);
    else reportFarAway(name, defined.span, checking);
  }
}
