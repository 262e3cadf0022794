/** Which names mean something where the caret is, told from the tokens, so that broken text will do. */

import type {
  CheckedPlan,
  ColumnSymbol,
  CreditSymbol,
  Symbol as PlanSymbol,
  ScorecardSymbol,
  SourceSymbol,
} from "../../check/checked-plan.js";
import { dealsBehind } from "../../check/resolve/deals-behind.js";
import { instalment } from "../../check/statements/journal-over.js";
import type { Type } from "../../check/type.js";
import type { Token, TokenType } from "../../syntax/token.js";
import { aggregateWords } from "../../syntax/words.js";

export interface ExpressionScope {
  /** Whose columns are bare names here, and the credit it stands behind. */
  readonly row?: { readonly source: SourceSymbol; readonly credit?: CreditSymbol };
  /** Inside an aggregate over a scorecard its parts are bare names. */
  readonly card?: ScorecardSymbol;
  /** Whether there is a payee and a period. */
  readonly isFigure: boolean;
  /** The roster's columns by which the figure's payees or periods are told apart (`per team, quarter`). */
  readonly divided?: readonly ColumnSymbol[];
  /** Inside an aggregate that does not say yet what it takes together. */
  readonly aggregates: boolean;
  /** The parameters of the table around. */
  readonly parameters: readonly { readonly name: string; readonly type: Type }[];
}

export function expressionScope(statement: readonly Token[], plan: CheckedPlan): ExpressionScope {
  const around = scopeOfStatement(statement, plan);
  const inside = innermostAggregate(statement);
  if (!inside) return around;
  const subject = aggregatedSymbol(inside, plan);
  if (subject?.kind === "credit") {
    return { ...around, row: { source: subject.source, credit: subject }, aggregates: false };
  }
  if (subject?.kind === "source") return { ...around, row: { source: subject }, aggregates: false };
  if (subject?.kind === "scorecard") return { ...around, card: subject, aggregates: false };
  return { ...around, aggregates: true };
}

function scopeOfStatement(statement: readonly Token[], plan: CheckedPlan): ExpressionScope {
  const [word, name] = statement;
  const none: ExpressionScope = { isFigure: false, aggregates: false, parameters: [] };
  switch (word?.type) {
    case "plan":
      return plan.settings.roster ? { ...none, row: { source: plan.settings.roster } } : none;
    case "data": {
      const source = symbolAt(name, plan);
      return source?.kind === "source" ? { ...none, row: { source } } : none;
    }
    case "credit": {
      const of = statement.findIndex(({ type }) => type === "of");
      const row = rowOf(symbolAt(of < 0 ? undefined : statement[of + 1], plan));
      return row ? { ...none, row } : none;
    }
    case "table": {
      const table = symbolAt(name, plan);
      if (table?.kind !== "table") return none;
      const { parameters } = table.statements[0];
      return {
        ...none,
        parameters: parameters.map((parameter, index) => ({
          name: parameter.text,
          type: table.parameterTypes[index] ?? { kind: "unknown" },
        })),
      };
    }
    case "journal": {
      const of = statement.findIndex(({ type }) => type === "of");
      const component = symbolAt(of < 0 ? undefined : statement[of + 1], plan);
      const deals = component?.kind === "component" ? dealsBehind(component, plan) : undefined;
      const row = deals?.kind === "deals" ? deals.row : undefined;
      const over = statement.findLastIndex(({ type }) => type === "over");
      const isWeight = over >= 0 && statement.slice(over).some(({ type }) => type === "by");
      const parameters = isWeight ? [{ name: instalment, type: { kind: "number" } as const }] : [];
      return { ...none, parameters, ...(row && { row }) };
    }
    case "payout": {
      // What is held are the rows behind the credits.
      const credit = [...plan.symbols.values()].find((symbol) => symbol.kind === "credit");
      const row = rowOf(credit);
      return row ? { ...none, row } : none;
    }
    case "measure":
    case "quota":
    case "component":
    case "award":
    case "scorecard":
    case "goal":
    case "prove": {
      const per = statement.findIndex(({ type }) => type === "per");
      const owner = per < 0 ? undefined : symbolAt(statement[per + 1], plan);
      const row = owner?.kind === "credit" ? rowOf(owner) : undefined;
      return { ...none, isFigure: true, divided: dividingColumns(statement, plan), ...(row && { row }) };
    }
    default:
      return none;
  }
}

/** The columns of the roster among the items behind `per`. */
function dividingColumns(statement: readonly Token[], plan: CheckedPlan): readonly ColumnSymbol[] {
  const items = statement.slice(statement.findIndex(({ type }) => type === "per") + 1);
  const end = items.findIndex((_, index) => index % 2 === 1 && items[index]?.type !== "Comma");
  return items.slice(0, end < 0 ? items.length : end).flatMap((item) => {
    const column = plan.settings.roster?.columns.get(item.text.normalize("NFC"));
    return column ?? [];
  });
}

function rowOf(symbol: PlanSymbol | undefined): ExpressionScope["row"] {
  if (symbol?.kind === "source") return { source: symbol };
  if (symbol?.kind === "credit") return { source: symbol.source, credit: symbol };
  return undefined;
}

export function symbolAt(token: Token | undefined, plan: CheckedPlan): PlanSymbol | undefined {
  return token && plan.symbols.get(token.text.normalize("NFC"));
}

const aggregates: ReadonlySet<TokenType> = new Set<TokenType>(aggregateWords);

/** The tokens behind the bracket of the nearest aggregate that is still open. */
function innermostAggregate(statement: readonly Token[]): readonly Token[] | undefined {
  const open: number[] = [];
  for (const [index, { type }] of statement.entries()) {
    if (type === "LParen") open.push(index);
    if (type === "RParen") open.pop();
  }
  const bracket = open.findLast((index) => aggregates.has(statement[index - 1]?.type ?? "Dot"));
  return bracket === undefined ? undefined : statement.slice(bracket + 1);
}

/** A credit comes before data: `sum(booking * quotas.rate)` runs over bookings. */
function aggregatedSymbol(inside: readonly Token[], plan: CheckedPlan): PlanSymbol | undefined {
  const heads = inside.filter((_, index) => inside[index - 1]?.type !== "Dot");
  const symbols = heads.map((token) => symbolAt(token, plan));
  const kinds: readonly PlanSymbol["kind"][] = ["credit", "source", "scorecard"];
  return kinds
    .map((kind) => symbols.find((symbol) => symbol?.kind === kind))
    .find((symbol) => symbol !== undefined);
}
