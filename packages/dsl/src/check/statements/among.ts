/** `among payees`, `among team`: who shares or competes, and in whose name one amount for all is asked for. */

import type { Name } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { checkDatedRead } from "../infer/dated.js";
import { rosterIsUncertain } from "../resolve/roster.js";
import type { Scope } from "../resolve/scope.js";
import { reportUnknown, words } from "../resolve/unknown-name.js";
import { groupColumns } from "../types/group.js";
import { describeGrain } from "../types/period-length.js";

/** The scope in which one amount for everybody, or for each group, is asked for; nothing after an error. */
export function amongScope(among: Name, word: string, scope: Scope, checking: Checking): Scope | undefined {
  const grain = scope.figure;
  if (grain?.owner !== "payee" || grain.cut) {
    if (grain) reportNobody(among, word, grain, checking);
    return undefined;
  }
  const whole = (figure: FigureGrain): Scope => ({ ...scope, figure, present: new Set() });
  if (among.text === "payees") return whole({ owner: "plan", per: grain.per });
  const { roster } = checking.settings;
  const column = roster?.columns.get(among.text);
  if (roster && column && groupColumns(roster).includes(column)) {
    checking.symbolOf.set(among, column);
    addDependency(scope.definition, roster, checking);
    if (roster.statement.dated) {
      checkDatedRead(`Who belongs to a \`${column.name}\``, { kind: "number" }, among.span, scope, checking);
    }
    return whole({ owner: "group", column, per: grain.per });
  }
  if (rosterIsUncertain(checking) || roster?.statement.broken) return undefined;
  reportUnknown(
    {
      name: among,
      message: `\`${among.text}\` says of nobody who is among them`,
      candidates: () => [
        ...words(["payees"]),
        ...(roster ? groupColumns(roster) : []).map((each) => ({ text: each.name, definition: each })),
      ],
      help: () => "Write `payees` for everybody, or a column of the list of payees that makes groups",
    },
    checking,
  );
  return undefined;
}

function reportNobody(among: Name, word: string, grain: FigureGrain, checking: Checking): void {
  checking.report({
    code: "wrong-grain",
    span: among.span,
    message: `\`${word}\` gives each payee one amount, and this is one ${describeGrain(grain)}`,
    help: "Give the component a period alone, such as `per quarter`",
  });
}
