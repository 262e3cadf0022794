/** `journal`: which component's books are kept, over which months, and in which accounts. */

import type { JournalClause, JournalStatement } from "../../syntax/ast.js";
import type { ComponentSymbol, JournalSymbol } from "../checked-plan.js";
import { addDependency, type Checking, type Mutable } from "../checking.js";
import { presentIf } from "../infer/presence.js";
import { readCondition } from "../infer/read.js";
import { dealsBehind } from "../resolve/deals-behind.js";
import { knowing, type Row, rowScope, type Scope } from "../resolve/scope.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import { checkOver } from "./journal-over.js";
import { checkPostings } from "./journal-postings.js";

export function checkJournal(journal: JournalSymbol, checking: Checking): void {
  const { statement } = journal;
  checkPostings(statement, checking);
  const component = componentOf(statement, checking);
  if (component === undefined) return;
  addDependency(journal, component, checking);
  checking.ensure(component);
  (journal as Mutable<JournalSymbol>).component = component;
  const wheres = statement.clauses.filter((clause) => clause.kind === "where");
  const overs = statement.clauses.filter((clause) => clause.kind === "over");
  const asked = [...wheres, ...overs][0];
  if (asked === undefined) return;
  const row = dealOf(component, asked, checking);
  if (row === undefined) return;
  let scope: Scope = rowScope(row, journal);
  for (const { condition } of wheres) {
    readCondition(condition, scope, checking);
    scope = knowing(scope, presentIf(condition, true, checking));
  }
  overs.forEach((over, index) => {
    if (index === 0) checkOver(over, scope, checking);
    else reportSecondOver(over, overs[0] ?? over, checking);
  });
}

function componentOf({ of }: JournalStatement, checking: Checking): ComponentSymbol | undefined {
  const symbol = checking.symbols.get(of.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name: of,
        message: `No component is called \`${of.text}\``,
        candidates: () => candidatesOf(["component"], checking),
      },
      checking,
    );
    return undefined;
  }
  checking.symbolOf.set(of, symbol);
  if (symbol.kind === "other") return undefined;
  if (symbol.kind !== "component") {
    checking.report({
      code: "wrong-kind",
      span: of.span,
      message: `\`${of.text}\` is no component, and books are kept of what components earn`,
      help: `Add \`component ... { pay ${of.text} }\` and name that; it need not be in the payout`,
    });
    return undefined;
  }
  if (symbol.grain.owner !== "group") return symbol;
  checking.report({
    code: "wrong-grain",
    span: of.span,
    message: `\`${of.text}\` is earned by groups, and books are kept payee by payee`,
    help: "Name a component that payees earn",
  });
  return undefined;
}

type Asked = Extract<JournalClause, { kind: "where" | "over" }>;

/** The row that `where` and `over` speak of. */
function dealOf(component: ComponentSymbol, { kind, span }: Asked, checking: Checking): Row | undefined {
  const deals = dealsBehind(component, checking);
  if (deals.kind === "deals") return deals.row;
  if (component.statements.some(({ broken }) => broken)) return undefined;
  const { name } = component;
  checking.report({
    code: "which-deal",
    span: { start: span.start, end: span.start + kind.length },
    message:
      deals.kind === "none"
        ? `\`${kind}\` speaks of deals, and \`${name}\` is not earned on credits`
        : `\`${kind}\` speaks of deals, and \`${name}\` is earned on rows of ${deals.sources.map((source) => `\`${source.name}\``).join(" and ")}`,
    help:
      deals.kind === "none"
        ? `Leave \`${kind}\` out, or name a component that adds up credits`
        : "Make one component and one journal for each kind of row",
    related: [{ span: component.statements[0].name.span, message: "Defined here" }],
  });
  return undefined;
}

function reportSecondOver(second: Asked, first: Asked, checking: Checking): void {
  checking.report({
    code: "written-twice",
    span: second.span,
    message: "An amount is spread once, and this is the second `over`",
    help: "Keep one of the two lines, or make a second journal",
    related: [{ span: first.span, message: "The first one" }],
  });
}
