/** Who is below whom in the line of management, as the newest rows of the roster say. */

import type { Facts, RuleSet } from "@attain/engine";

export function managersOf({ plan, sources }: RuleSet, facts: Facts): readonly (readonly [string, string])[] {
  const source = sources.find(({ name }) => name === plan.roster);
  const key = source?.columns.find((column) => column.key && column.type.kind === "payee");
  const table = facts.tables.get(plan.roster ?? "");
  if (key === undefined || table === undefined) return [];
  const payees = table.columns.get(key.name);
  const managers = table.columns.get("manager");
  const from = table.columns.get("from");
  if (payees?.kind !== "text" || managers?.kind !== "text") return [];

  const newest = new Map<string, { readonly since: number; readonly manager: string | undefined }>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const payee = payees.dictionary[payees.codes[row] ?? -1] ?? "";
    const since = from?.kind === "date" ? (from.days[row] ?? 0) : row;
    const manager =
      managers.present?.[row] === 0 ? undefined : managers.dictionary[managers.codes[row] ?? -1];
    if (since >= (newest.get(payee)?.since ?? Number.NEGATIVE_INFINITY))
      newest.set(payee, { since, manager });
  }

  const below: (readonly [string, string])[] = [];
  for (const payee of [...newest.keys()].sort()) {
    const seen = new Set([payee]);
    for (
      let above = newest.get(payee)?.manager;
      above && !seen.has(above);
      above = newest.get(above)?.manager
    ) {
      seen.add(above);
      below.push([payee, above]);
    }
  }
  return below;
}
