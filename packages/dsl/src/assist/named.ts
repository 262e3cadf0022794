/** Everything in a plan that the author gave a name and can go to, rename or look up. */

import type { ColumnSymbol, Symbol as PlanSymbol } from "../check/checked-plan.js";
import type { Type } from "../check/type.js";
import { unreachable } from "../invariant.js";
import type { Name, PlanStatement, TableStatement } from "../syntax/ast.js";

/** A parameter of a table: its name means something inside of that statement only. */
export interface ArgumentName {
  readonly kind: "argument";
  readonly name: string;
  readonly table: TableStatement;
  readonly index: number;
  readonly type: Type;
}

export interface PlanName {
  readonly kind: "plan";
  readonly name: string;
  readonly statement: PlanStatement;
}

export type Named = PlanSymbol | ColumnSymbol | ArgumentName | PlanName;

/** Tells two things apart that have the same name. */
export function keyOf(named: Named): string {
  switch (named.kind) {
    case "column":
      return `column ${named.source}.${named.name}`;
    case "argument":
      return `argument ${named.table.span.start}.${named.index}`;
    case "plan":
      return "plan";
    default:
      return `symbol ${named.name}`;
  }
}

/** Where it gets its name; nothing for what every data set has without saying so. */
export function definitionsOf(named: Named): readonly Name[] {
  switch (named.kind) {
    case "source":
    case "credit":
    case "journal":
    case "plan":
      return [named.statement.name];
    case "other":
      return "name" in named.statement ? [named.statement.name] : [];
    case "parameter":
    case "table":
    case "matrix":
    case "tiers":
    case "figure":
    case "component":
    case "scorecard":
    case "goal":
      return named.statements.map((statement) => statement.name);
    case "column":
      return named.declaration ? [named.declaration.name] : [];
    case "argument": {
      const name = named.table.parameters[named.index];
      return name ? [name] : [];
    }
    default:
      return unreachable(named);
  }
}

/** What it is, in a word of the language where there is one. */
export function kindOf(named: Named): string {
  switch (named.kind) {
    case "source":
      return "data";
    case "parameter":
      return "param";
    case "figure":
    case "component":
    case "scorecard":
    case "goal":
      return named.statements[0].kind;
    case "other":
      return named.statement.kind;
    case "column":
      return "column";
    case "argument":
      return "argument";
    case "table":
    case "matrix":
    case "tiers":
    case "credit":
    case "journal":
    case "plan":
      return named.kind;
    default:
      return unreachable(named);
  }
}

/** The author's `///` lines. */
export function documentationOf(named: Named): string | undefined {
  switch (named.kind) {
    case "source":
    case "credit":
    case "journal":
    case "plan":
    case "other":
      return named.statement.documentation;
    case "parameter":
    case "table":
    case "matrix":
    case "tiers":
    case "figure":
    case "component":
    case "scorecard":
    case "goal":
      return named.statements.find((statement) => statement.documentation !== undefined)?.documentation;
    case "column":
      return named.declaration?.documentation;
    case "argument":
      return undefined;
    default:
      return unreachable(named);
  }
}
