/**
 * What checking adds to the tree: which thing every name means and which type every expression has.
 * Lowering, hovers and completion read this; nothing here is calculated twice.
 */

import type {
  Aggregate,
  Column,
  ComponentStatement,
  CreditStatement,
  DataStatement,
  Expression,
  FigureStatement,
  GivenStatement,
  GoalStatement,
  JournalStatement,
  MatrixStatement,
  Name,
  ParamStatement,
  Path,
  PayoutStatement,
  PeriodUnitWord,
  PlanFile,
  PlanStatement,
  Reference,
  ScorecardStatement,
  TableStatement,
  TestStatement,
  TiersStatement,
} from "../syntax/ast.js";
import type { Type } from "./type.js";

export interface CheckedPlan {
  readonly file: PlanFile;
  readonly settings: Settings;
  /** Everything that has a name, in the order of the text; `payout` is not among them. */
  readonly symbols: ReadonlyMap<string, PlanSymbol>;
  /** The payout of everybody; absent when the text has none (an error). */
  readonly payout?: PayoutStatement;
  /** Those of single payees, which stand instead of it. */
  readonly personalPayouts: readonly PayoutStatement[];
  /** `given` statements outside tests: facts of every test. */
  readonly givens: readonly GivenStatement[];
  readonly tests: readonly TestStatement[];
  /** Every expression that could be typed; an expression with an error inside has type `unknown`. */
  readonly typeOf: ReadonlyMap<Expression, Type>;
  /** Every reference and receiver path that could be resolved. */
  readonly meaningOf: ReadonlyMap<Reference | Path, Meaning>;
  readonly aggregateOf: ReadonlyMap<Aggregate, AggregateMeaning>;
  /** Which symbol each name in the text stands for, at its definition and at every use. */
  readonly symbolOf: ReadonlyMap<Name, PlanSymbol | ColumnSymbol>;
}

/** The plan statement's settings with their defaults filled in. */
export interface Settings {
  readonly statement?: PlanStatement;
  readonly name: string;
  readonly from: string;
  readonly through: string;
  readonly currency: string;
  readonly rounding: { readonly mode: "half even" | "half up" | "up" | "down"; readonly places: number };
  /** Absent when the author has not chosen: then reading a dated value for a whole period is an error. */
  readonly changes?: "opening" | "closing" | "by days";
  readonly fiscal: { readonly month: number; readonly named: "start" | "end" };
  /** The data set whose only key column has type `payee`. */
  readonly roster?: SourceSymbol;
  readonly exchange?: ExchangeRates;
}

/** Where rates of exchange stand: what one unit of a row's currency is worth in each column's. */
export interface ExchangeRates {
  readonly source: SourceSymbol;
  /** The key with the code of the row's currency. */
  readonly currency: ColumnSymbol;
  /** The key with the period for which a rate holds. */
  readonly period?: ColumnSymbol;
  /** By currency code. */
  readonly rates: readonly { readonly currency: string; readonly column: ColumnSymbol }[];
}

// ---------------------------------------------------------------- symbols

export type PlanSymbol =
  | SourceSymbol
  | ParameterSymbol
  | TableSymbol
  | MatrixSymbol
  | TiersSymbol
  | CreditSymbol
  | FigureSymbol
  | ComponentSymbol
  | JournalSymbol
  | ScorecardSymbol
  | GoalSymbol
  /** A statement of which not enough could be read to know what it declares. */
  | OtherSymbol;

export interface SourceSymbol {
  readonly kind: "source";
  readonly name: string;
  readonly statement: DataStatement;
  readonly columns: ReadonlyMap<string, ColumnSymbol>;
  readonly keys: readonly ColumnSymbol[];
  /** The column that says whose row it is, when exactly one column has type `payee`. */
  readonly payee?: ColumnSymbol;
  /** The column that says when, when exactly one column has type date or period. */
  readonly time?: ColumnSymbol;
}

export interface ColumnSymbol {
  readonly kind: "column";
  readonly name: string;
  /** The name of its data set. */
  readonly source: string;
  /**
   * The declaration; absent for what every data set has without saying so: `known`, and `from` of
   * dated ones.
   */
  readonly declaration?: Column;
  readonly type: Type;
  readonly optional: boolean;
}

export interface ParameterSymbol {
  readonly kind: "parameter";
  readonly name: string;
  /** Several statements of one name are versions by scope. */
  readonly statements: readonly [ParamStatement, ...ParamStatement[]];
  readonly type: Type;
}

export interface TableSymbol {
  readonly kind: "table";
  readonly name: string;
  readonly statements: readonly [TableStatement, ...TableStatement[]];
  readonly type: Type;
  /** Of each parameter, as its cells show it. */
  readonly parameterTypes: readonly Type[];
}

export interface MatrixSymbol {
  readonly kind: "matrix";
  readonly name: string;
  readonly statements: readonly [MatrixStatement, ...MatrixStatement[]];
  readonly type: Type;
  /** Of the edges of each axis. */
  readonly axisTypes: readonly Type[];
}

export interface TiersSymbol {
  readonly kind: "tiers";
  readonly name: string;
  readonly statements: readonly [TiersStatement, ...TiersStatement[]];
  /** Of the thresholds, and of the rates or amounts. */
  readonly axisType: Type;
  readonly valueType: Type;
}

export interface CreditSymbol {
  readonly kind: "credit";
  readonly name: string;
  readonly statement: CreditStatement;
  /** The data set at the root, behind a credit of a credit as well. */
  readonly source: SourceSymbol;
  /** The credit it is made of, if it is. */
  readonly base?: CreditSymbol;
  /** The date column. */
  readonly on: ColumnSymbol;
  readonly type: Type;
}

/** Whose number a figure is: a payee's, the plan's or a group's per period, or one a credit. */
export type FigureGrain =
  | {
      readonly owner: "payee" | "plan";
      readonly per: PeriodUnitWord | "plan";
      /** `per quarter, role`: a payee's period, cut where this column of the roster changes. */
      readonly cut?: ColumnSymbol;
    }
  /** `per team, quarter`: those who hold one value of this column of the roster. */
  | { readonly owner: "group"; readonly column: ColumnSymbol; readonly per: PeriodUnitWord | "plan" }
  | { readonly owner: "credit"; readonly credit: CreditSymbol };

export interface FigureSymbol {
  readonly kind: "figure";
  readonly name: string;
  readonly statements: readonly [FigureStatement, ...FigureStatement[]];
  readonly grain: FigureGrain;
  readonly type: Type;
}

export interface ComponentSymbol {
  readonly kind: "component";
  readonly name: string;
  readonly statements: readonly [ComponentStatement, ...ComponentStatement[]];
  readonly grain: FigureGrain;
  readonly type: Type;
}

export interface GoalSymbol {
  readonly kind: "goal";
  readonly name: string;
  readonly statements: readonly [GoalStatement, ...GoalStatement[]];
  readonly per: PeriodUnitWord;
  readonly type: Type;
  readonly levels: readonly GoalLevelSymbol[];
  readonly phases: readonly PeriodUnitWord[];
}

export interface GoalLevelSymbol {
  readonly name: string;
  /** The units: rows of data of their own, values of a column of the roster, or the payees. */
  readonly source: SourceSymbol;
  readonly column: ColumnSymbol;
  /** Says to which unit of the level above one belongs; absent at the first. */
  readonly parent?: ColumnSymbol;
}

export interface ScorecardSymbol {
  readonly kind: "scorecard";
  readonly name: string;
  readonly statements: readonly [ScorecardStatement, ...ScorecardStatement[]];
  readonly grain: FigureGrain;
  readonly type: Type;
  /** Its items by name, and `grade` where it gives grades. */
  readonly parts: ReadonlyMap<string, ScorecardPart>;
}

export interface ScorecardPart {
  readonly type: Type;
  /** Whether there may be none: an item whose weight is shared where it is missing. */
  readonly absent: boolean;
}

/** Whatever is one number for each of its grain. */
export type AnyFigure = FigureSymbol | ComponentSymbol | ScorecardSymbol;

/** A journal has no value; tests look at what it posts. */
export interface JournalSymbol {
  readonly kind: "journal";
  readonly name: string;
  readonly statement: JournalStatement;
  /** Whose books it keeps; absent when that is not known. */
  readonly component?: ComponentSymbol;
}

export interface OtherSymbol {
  readonly kind: "other";
  readonly name: string;
  readonly statement: PlanFile["statements"][number];
}

export type { PlanSymbol as Symbol };

// ---------------------------------------------------------------- meanings

/** A reference is a head, then steps from row to row. `rep.manager.region`: column, two steps. */
export interface Meaning {
  readonly head: Head;
  readonly steps: readonly Step[];
}

export type Head =
  /** A column of the row in scope (of the source row behind a credit). */
  | { readonly kind: "column"; readonly column: ColumnSymbol }
  /** The credit in scope: its value, its share, its receiver, its date. */
  | { readonly kind: "credited" | "share" | "receiver" | "creditDate"; readonly credit: CreditSymbol }
  /** The row itself, in `count(visits)`. */
  | { readonly kind: "row"; readonly source: SourceSymbol }
  /** The row found at the figure's own keys: `quotas.amount`, and `payee.region` through the roster. */
  | {
      readonly kind: "keyed";
      readonly source: SourceSymbol;
      readonly column: ColumnSymbol;
      /** The key that holds the figure's group. */
      readonly groupKey?: ColumnSymbol;
    }
  /** The figure's payee. */
  | { readonly kind: "payee" }
  | { readonly kind: "parameter"; readonly parameter: ParameterSymbol }
  | {
      readonly kind: "figure";
      readonly figure: AnyFigure;
      readonly part?: "uncapped" | "excess";
      /** An item of a scorecard, or its `grade`. */
      readonly item?: string;
      /** A group's number, read for the group that the reader's payee belongs to. */
      readonly ofOwnGroup?: boolean;
    }
  /** The value of the column that makes the figure's group, or cuts its period. */
  | { readonly kind: "group"; readonly column: ColumnSymbol }
  /** A goal: the reader's part of it, or that of the unit above the reader's payee at a level. */
  | { readonly kind: "goal"; readonly goal: GoalSymbol; readonly level?: string }
  /** A parameter of the table around it. */
  | { readonly kind: "argument"; readonly index: number }
  /** Called with the reference's arguments. */
  | { readonly kind: "table"; readonly table: TableSymbol }
  | { readonly kind: "tiers"; readonly tiers: TiersSymbol }
  | { readonly kind: "matrix"; readonly matrix: MatrixSymbol }
  | { readonly kind: "function"; readonly name: BuiltIn }
  | { readonly kind: "monthsInPlan" }
  /** `on closing`: the first or last day of the figure's period. */
  | { readonly kind: "periodDay"; readonly on: "opening" | "closing" };

export type Step =
  /** The row that the value so far points at (a payee's roster row, a reference's row), its column. */
  | { readonly kind: "through"; readonly source: SourceSymbol; readonly column: ColumnSymbol }
  /** Everybody above the payee so far; only in receivers. `column` is the roster's manager column. */
  | { readonly kind: "managers"; readonly column: ColumnSymbol };

export type BuiltIn =
  | "min"
  | "max"
  | "round"
  | "prorate"
  | "opening"
  | "closing"
  | "day_average"
  | "quarterly"
  | "monthly"
  | "prior"
  | "months";

export type AggregateMeaning =
  | { readonly kind: "credit"; readonly credit: CreditSymbol }
  | {
      readonly kind: "source";
      readonly source: SourceSymbol;
      readonly payee: ColumnSymbol;
      readonly time?: ColumnSymbol;
      /** Who belongs to the group for a whole period matters: the plan's `changes` decides. */
      readonly members?: boolean;
    }
  /** Rows that refer to the row in scope: `sum(receipts.amount)` in a formula of `deals`. */
  | { readonly kind: "children"; readonly source: SourceSymbol; readonly reference: ColumnSymbol }
  | {
      readonly kind: "figure";
      readonly figure: AnyFigure;
      /** Numbers of a group's members: the plan's `changes` decides who belongs to it. */
      readonly members?: boolean;
    };
