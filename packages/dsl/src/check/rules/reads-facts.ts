/** Whether time changes a definition within its period: it adds up credits or dated rows, itself or behind. */

import type { Checking, Definition } from "../checking.js";

export function readsFacts(definition: Definition, checking: Checking): boolean {
  const seen = new Set<Definition>();
  const open: Definition[] = [definition];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (checking.readsFacts.has(next)) return true;
    open.push(...(checking.dependencies.get(next) ?? []));
  }
  return false;
}
