/**
 * The rule set: one incentive plan as plain JSON, the only thing the engine understands. The plan
 * language is one way to write it. Everything is a value in `expressions`, read by its position (a
 * slot), or a decision in `rules`, in json-rules-engine's own format; the rest says which of them
 * make a row, a credit, a figure, a component and a payout. No key holds `undefined` and no order
 * depends on a hash, so the same plan gives the same bytes.
 */

/** Position in {@link RuleSet.expressions}. */
export type Slot = number;

/** Name of an entry of {@link RuleSet.rules}. */
export type RuleName = string;

/** ISO 8601 day, `2026-03-31`. */
export type IsoDate = string;

/** A decimal number as text, `-1000.5`; at most 12 decimals when it came from a file. */
export type DecimalText = string;

export type PeriodUnit = "day" | "month" | "quarter" | "half" | "year";

/** Where in the plan text something stands: 1-based line and column, length in characters. */
export interface Place {
  /** The file that the plan uses, as the plan names it; absent for the plan's own text. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface RuleSet {
  /** Version of this format. */
  readonly format: "attain/1";
  /** Version of the plan language, which fixes what the numbers mean (12 settled decimals). */
  readonly language: 1;
  readonly plan: Plan;
  readonly sources: readonly Source[];
  readonly parameters: readonly Parameter[];
  readonly tables: readonly Table[];
  readonly tiers: readonly Tiers[];
  readonly matrices: readonly Matrix[];
  readonly credits: readonly Credit[];
  readonly figures: readonly Figure[];
  readonly components: readonly Component[];
  /** Goals of the whole plan that are broken down; absent where it has none. */
  readonly goals?: readonly Goal[];
  readonly payout: Payout;
  /** What stands for single payees instead of `payout`, for the same pay dates; absent where nobody has one. */
  readonly personalPayouts?: readonly PersonalPayout[];
  /** The books kept of what components earn; absent where the plan keeps none. */
  readonly journals?: readonly Journal[];
  readonly rules: readonly Rule[];
  readonly expressions: readonly Expression[];
}

export interface Plan {
  readonly name: string;
  readonly label?: string;
  readonly from: IsoDate;
  readonly through: IsoDate;
  /** ISO 4217, the currency of every amount that names none. */
  readonly currency: string;
  readonly rounding: Rounding;
  /** First month of the fiscal year, 1 to 12, and whether a year is named by where it starts or ends. */
  readonly fiscal: { readonly month: number; readonly named: "start" | "end" };
  /** Decides day by day, over the roster's row of that day, who earns. Absent: everybody. */
  readonly payees?: RuleName;
  /** Name of the source whose only key column has type `payee`; absent when the plan has none. */
  readonly roster?: string;
  /** Where the rates of exchange stand; absent where the plan names none. */
  readonly exchange?: Exchange;
}

/**
 * Rates of exchange: a source with a row for each currency, and for each date or period where the rates
 * change. A rate is what one unit of the row's currency is worth in the currency of the column.
 */
export interface Exchange {
  readonly source: string;
  /** The key column with the code of the row's currency. */
  readonly currency: string;
  /** The key column with the period for which a rate holds; absent where it holds from a date on. */
  readonly period?: string;
  /** The columns of rates, by currency code. */
  readonly rates: readonly { readonly currency: string; readonly column: string }[];
}

export interface Rounding {
  readonly mode: "half even" | "half up" | "up" | "down";
  /** Decimals; the minor unit of the currency when the plan names none. */
  readonly places: number;
}

// ---------------------------------------------------------------- rows

export interface Source {
  readonly name: string;
  readonly label?: string;
  /** Rows are states "from this date on": the source has a column `from`, part of its key. */
  readonly dated: boolean;
  readonly columns: readonly SourceColumn[];
  readonly place: Place;
}

export interface SourceColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The column's title in a file. */
  readonly header: string;
  readonly key: boolean;
  readonly optional: boolean;
  readonly default?: Constant;
  /** Calculated from the row (which is in scope) and never read from a file. */
  readonly formula?: Slot;
  readonly place: Place;
}

export type ColumnType =
  | { readonly kind: "text" | "number" | "percent" | "date" | "yesno" | "payee" }
  | { readonly kind: "money"; readonly currency: string }
  /** Money whose every cell names its own currency, `100 EUR`. */
  | { readonly kind: "mixedMoney" }
  | { readonly kind: "period"; readonly unit: PeriodUnit }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** Holds the key of a row of another source. */
  | { readonly kind: "reference"; readonly source: string };

// ---------------------------------------------------------------- values of the plan

/**
 * For whom and when a version of something stands. A payee's own version beats a general one; of
 * several, the one with the latest `from` stands. `through` is the last day.
 */
export interface Scope {
  readonly payee?: string;
  readonly from?: IsoDate;
  readonly through?: IsoDate;
}

export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
  readonly versions: readonly (Scope & { readonly value: Slot; readonly place: Place })[];
}

/** The static type of a value; `per` marks money for a length of time (`money per year`). */
export type ValueType =
  | { readonly kind: "number" | "percent" | "date" | "text" | "yesno" | "payee" }
  | { readonly kind: "money"; readonly currency: string; readonly per?: PeriodUnit }
  | { readonly kind: "period"; readonly unit: PeriodUnit };

/** A decision table: its rows are rules over `argument` slots, asked in the order written. */
export interface Table {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly type: ValueType;
  readonly hit: Hit;
  readonly versions: readonly (Scope & {
    readonly rows: readonly { readonly when: RuleName; readonly then: Slot; readonly place: Place }[];
    readonly otherwise?: Slot;
    readonly place: Place;
  })[];
}

/**
 * What several matching rows mean. `unique`: exactly one must match, two are a fault; `first`: the
 * first written; `sum`, `max`, `min`: of all that match. None and no `otherwise` is a fault.
 */
export type Hit = "unique" | "first" | "sum" | "max" | "min";

export interface Tiers {
  readonly name: string;
  readonly mode: TiersMode;
  readonly versions: readonly TiersVersion[];
}

export type TiersMode = "marginal" | "retroactive" | "reached" | "topRate" | "curve" | "accumulating";

export interface TiersVersion extends Scope {
  /** Ascending. A first row of edge `below` serves everything under its threshold. */
  readonly rows: readonly TierRow[];
  /** `topRate` only: the rate of the highest tier reached applies above this. */
  readonly topRateAbove?: Slot;
  /** `accumulating` only: where the last tier is full. */
  readonly end?: Slot;
  /** `curve` and `accumulating`: what happens past the last anchor or edge. */
  readonly beyond?: "flat" | "rising";
  readonly place: Place;
}

export interface TierRow {
  /** `from` includes its threshold, `above` excludes it, `below` is everything under it. */
  readonly edge: "below" | "from" | "above";
  readonly threshold: Slot;
  readonly value: Slot;
  /** Paid once when the tier is reached. */
  readonly plus?: Slot;
  readonly place: Place;
}

/**
 * A value by two or more numbers. An axis that is `stepped` is read at the last edge that was reached,
 * one that is `interpolated` on the straight line between the edges around it.
 */
export interface Matrix {
  readonly name: string;
  /** In the order of the arguments. */
  readonly axes: readonly { readonly name: string; readonly reading: "stepped" | "interpolated" }[];
  readonly type: ValueType;
  readonly versions: readonly MatrixVersion[];
}

export interface MatrixVersion extends Scope {
  /** Of each axis, ascending. */
  readonly edges: readonly (readonly MatrixEdge[])[];
  /** One for each combination of edges: those of the first axis one after the other, then the next's. */
  readonly values: readonly Slot[];
  /**
   * Under the first edge of an axis, and past the last one of an interpolated axis: the value at that
   * edge, or a fault. The last step has no end.
   */
  readonly beyond: "flat" | "fault";
  readonly place: Place;
}

/** `from` includes its number, `above` excludes it. */
export interface MatrixEdge {
  readonly edge: "from" | "above";
  readonly at: Slot;
  readonly place: Place;
}

// ---------------------------------------------------------------- credit

export interface Credit {
  readonly name: string;
  readonly of: { readonly source: string } | { readonly credit: string };
  /** The crediting date, a date column of the source. A credit of a credit keeps its date. */
  readonly on?: string;
  /** Validity of the statement itself: rows credited outside these days get no credit. */
  readonly scope: Scope;
  readonly where?: RuleName;
  /** What the row is worth, before it is shared. */
  readonly worth: Slot;
  readonly type: ValueType;
  readonly receivers: readonly Receiver[];
  /** Counted from the crediting date; a credit of a credit is final with it. */
  readonly final?: Final;
  readonly place: Place;
}

export interface Receiver {
  /** `to` shares the worth (the shares may not exceed 100 %); `overlay` comes on top. */
  readonly kind: "to" | "overlay";
  /** A payee, or all managers of a payee upward. */
  readonly who: Slot;
  /** `rest`: what the other `to` shares leave. */
  readonly share: Slot | "rest";
  /** Skip when there is nobody; otherwise nobody is a fault. */
  readonly ifAny: boolean;
  readonly place: Place;
}

// ---------------------------------------------------------------- figures and earning

/** Of whom a figure is one number: a payee, the whole plan, a group of payees, or one credit. */
export type Grain =
  | {
      readonly owner: "payee" | "plan";
      readonly per: PeriodUnit | "plan";
      /**
       * Of a payee: a column of the roster. There is one number for each of its values, of the days of
       * the period on which it holds.
       */
      readonly cut?: string;
    }
  /** One number for each value of a column of the roster; who holds it belongs to the group. */
  | { readonly owner: "group"; readonly column: string; readonly per: PeriodUnit | "plan" }
  | { readonly owner: "credit"; readonly credit: string };

export interface Figure {
  readonly name: string;
  readonly kind: "measure" | "quota";
  readonly grain: Grain;
  readonly type: ValueType;
  /** Versions that exclude one another by scope; outside all of them the figure is absent. */
  readonly versions: readonly (Scope & { readonly value: Slot; readonly place: Place })[];
  /** The author's `///` lines. */
  readonly documentation?: string;
  readonly place: Place;
}

/**
 * A number of the whole plan that is broken down level by level (regions, teams, payees) and phase by phase
 * (quarters, months), so that the parts of each unit and of each phase add up to what stands above them.
 */
export interface Goal {
  readonly name: string;
  readonly per: PeriodUnit;
  readonly type: ValueType;
  readonly levels: readonly GoalLevel[];
  /** Shorter and shorter periods. */
  readonly phases: readonly PeriodUnit[];
  /** Of each of the shortest phases the version that stands on its first day plans it, and those after it. */
  readonly versions: readonly GoalVersion[];
  readonly documentation?: string;
  readonly place: Place;
}

export interface GoalLevel {
  /** `payee` for the payees themselves. */
  readonly name: string;
  /** The units of the level: the values of a column of the rows that stand on the day of planning. */
  readonly source: string;
  readonly column: string;
  /** The column that says to which unit of the level above one belongs; absent at the first level. */
  readonly parent?: string;
}

export interface GoalVersion extends Scope {
  readonly value: Slot;
  /** How much of it is broken down: 115 % where more is asked for than is needed. */
  readonly cover?: Slot;
  /** One a level. */
  readonly splits: readonly GoalSplit[];
  /** Of each phase unit the shares of its periods in one of the unit above. */
  readonly phases: readonly (readonly Slot[])[];
  readonly rounding: Rounding;
  readonly leftover: Leftover;
  readonly place: Place;
}

export interface GoalSplit {
  /** Each unit's weight; absent: all alike. */
  readonly by?: Slot;
  readonly limit?: GoalLimit;
  readonly place: Place;
}

/** From one share of a value of the unit through another. */
export interface GoalLimit {
  readonly from: Slot;
  readonly through: Slot;
  readonly of: Slot;
  /** What a limit takes from or adds to a part is shared by the others, or is not made up for. */
  readonly clipped: "shared" | "dropped";
  readonly place: Place;
}

/**
 * A figure that earns; see the order of operations in docs/language. One of money is paid; one that is a
 * number is an award, which no payout pays: shares, points, a place in a club, a training.
 */
export interface Component {
  readonly name: string;
  readonly label?: string;
  readonly documentation?: string;
  /** Places of the plan letter, as written. */
  readonly clauses: readonly string[];
  readonly grain: Grain;
  readonly type: ValueType;
  readonly versions: readonly ComponentVersion[];
  /** How often it is looked at and paid; at least as long as the payout's period. */
  readonly paidPer: PeriodUnit;
  readonly rounding: Rounding;
  readonly place: Place;
}

export interface ComponentVersion extends Scope {
  /** What it earns: exactly one of these. */
  readonly pay?: Pay;
  readonly share?: Share;
  readonly rank?: Rank;
  readonly gates: readonly {
    readonly rule: RuleName;
    /** `lost`: credits dated before the one that opened the gate are not paid. */
    readonly past: "paid" | "lost";
    readonly place: Place;
  }[];
  readonly times: readonly { readonly value: Slot; readonly place: Place }[];
  readonly floors: readonly Limit[];
  readonly caps: readonly (Limit & { readonly excess: Excess })[];
  readonly budget?: Budget;
  /** Of a number a credit counted from the end of the budget's window or the version's dates, if any. */
  readonly final?: Final;
  /** Of an award: what is given, in words. */
  readonly label?: string;
  readonly vest?: Vest;
  readonly place: Place;
}

/** An award that becomes the payee's own in parts, the first of them `per` after the award's period ends. */
export interface Vest {
  /** Of each part; the last one is what is left. */
  readonly share: DecimalText;
  readonly per: PeriodUnit;
  readonly leftover: Leftover;
  /** Whether parts still become the own of somebody who has left by then. */
  readonly leavers: "included" | "excluded";
  readonly place: Place;
}

/** An amount shared among payees, to the last unit of the component's rounding. */
export interface Share {
  /** What is shared; one amount for each group, or for the plan. */
  readonly amount: Slot;
  readonly among: Among;
  /** Each one's weight; absent: all alike. */
  readonly by?: Slot;
  /** Whoever is not in the plan on the period's last day: counts whole, not at all, or by their days. */
  readonly leavers: "included" | "excluded" | "by days";
  readonly leftover: Leftover;
  readonly place: Place;
}

/** Everybody who earns under the plan, or apart from one another those who share a value of a column. */
export type Among = "payees" | { readonly column: string; readonly members: Members };

/** Prizes by place; the highest number comes first. */
export interface Rank {
  readonly by: Slot;
  readonly among: Among;
  /**
   * Equal numbers: `each` takes the place and the next ones are skipped; `pooled`: the prizes of the
   * places they take up are shared; otherwise a second number decides, and of equal ones the name.
   */
  readonly ties: "each" | "pooled" | { readonly tiebreak: Slot };
  /** Competitors it takes for there to be any prize. */
  readonly field?: number;
  /** A place gets the first prize written for it. */
  readonly prizes: readonly Prize[];
  readonly place: Place;
}

export interface Prize {
  /** From a place through another, the best so many, or the best part of the field, at least one. */
  readonly places:
    | { readonly first: number; readonly last: number }
    | { readonly top: number }
    | { readonly topShare: DecimalText };
  readonly prize: Slot;
  readonly place: Place;
}

/** A limit on what everybody earns together. */
export interface Budget {
  readonly value: Slot;
  /** The window it counts; absent: the component's period, of a number a credit the version's dates. */
  readonly per?: PeriodUnit;
  /**
   * By date, then key: the amount that overruns is `cut` and later ones get nothing; it `stops`, so that
   * it gets nothing either; all are `scaled` alike.
   */
  readonly overrun: "cut" | "stops" | "scaled";
  readonly place: Place;
}

/** What becomes known so long after the end of a period, or after a crediting date, changes nothing. */
export interface Final {
  readonly after: number;
  readonly unit: "days" | "months";
  readonly place: Place;
}

export interface Pay {
  readonly base: Slot;
  /** `pay base at tiers(axis)`. */
  readonly at?: { readonly tiers: string; readonly axis: Slot };
  readonly place: Place;
}

export interface Limit {
  readonly value: Slot;
  /**
   * The window the limit counts; absent: the component's own period. Of a longer window `value` is one
   * number: it is asked for the window, not for the component's period.
   */
  readonly per?: PeriodUnit;
  readonly place: Place;
}

/** What a cap cuts off is lost, or paid in later periods that end by a date as far as their caps leave room. */
export type Excess = "lost" | { readonly carriedThrough: IsoDate };

export interface Payout {
  readonly per: PeriodUnit;
  /**
   * Paid in another currency: at the rates of the days on which periods of earning ended, or of the pay
   * date. Balances are kept in the plan's.
   */
  readonly exchange?: { readonly currency: string; readonly on: "earning" | "payday" };
  readonly components: readonly string[];
  /**
   * Rounds what a payee gets in all on a pay date, beyond the components' own rounding; the
   * difference is a payout line of its own, named `rounding`.
   */
  readonly rounding?: Rounding;
  /** Parts of what components earned that are kept back, deal by deal. */
  readonly holds?: readonly Hold[];
  /** Of two draws the components are the same or none in common. */
  readonly draws?: readonly Draw[];
  /** Limit what all components together pay, holds apart; applied in the order written. */
  readonly caps?: readonly (Limit & { readonly excess: Excess })[];
  /** What becomes of a payout below nought: set off against later ones, or collected. Absent: collected. */
  readonly negative?: "carried" | "collected";
  /** What becomes of a balance, and of money kept back, when a payee leaves. Absent: `owes`, `waits`. */
  readonly leaver?: {
    readonly balance: "owes" | "forgiven";
    readonly held: "paid" | "lost" | "waits";
  };
  readonly place: Place;
}

export interface PersonalPayout extends Payout {
  readonly payee: string;
}

/** Money kept back of each deal of a component. Values and rules have the deal's credit in scope. */
export interface Hold {
  readonly component: string;
  /** How much of each deal's amount is kept back, 0 to 1. */
  readonly share: Slot;
  readonly release: /** All of it while the rule holds. */
    | { readonly kind: "when"; readonly rule: RuleName }
    /** All of it from this day on. */
    | { readonly kind: "from"; readonly date: Slot }
    /** So much of it, 0 to 1. */
    | { readonly kind: "share"; readonly value: Slot };
  readonly place: Place;
}

/** Pay that does not wait for earnings. In force on pay dates within its dates. */
export interface Draw {
  /** Of a payee and the payout's period. */
  readonly amount: Slot;
  /** Paid ahead of the pay date, so that the payout is what is due less the draw. */
  readonly ahead: boolean;
  /** The components whose pay counts against it; none named: all. */
  readonly against: readonly string[];
  /** What it adds is owed back, or is earned. */
  readonly recovery: "recoverable" | "nonrecoverable";
  /** On the first pay date from this day on, what is still owed becomes earnings. */
  readonly forgiven?: IsoDate;
  readonly from?: IsoDate;
  readonly through?: IsoDate;
  readonly place: Place;
}

// ---------------------------------------------------------------- books

/**
 * The accounts to which a component's amounts are posted, month by month. With `where` or `over` they are
 * posted deal by deal, and values and rules have the deal's credit in scope.
 */
export interface Journal {
  readonly name: string;
  readonly documentation?: string;
  readonly component: string;
  /** The deals whose amounts belong in these books; absent: all. */
  readonly where?: RuleName;
  readonly over?: Amortisation;
  /** At most one an event. */
  readonly postings: readonly Posting[];
  readonly place: Place;
}

/** What a deal earned is an asset first and becomes an expense over this time. */
export interface Amortisation {
  /** A whole number of days or months. */
  readonly length: Slot;
  readonly unit: "days" | "months";
  /** The first day. */
  readonly from: Slot;
  /** What is left then is written off: in the month of a day, or from when a rule holds. */
  readonly until?:
    | { readonly kind: "from"; readonly date: Slot }
    | { readonly kind: "when"; readonly rule: RuleName };
  /**
   * Over as many months as the length has, alike or by a value whose argument 0 is the number of the
   * month, from 1; or over calendar months by the days that fall in each.
   */
  readonly split: "equally" | "days" | { readonly by: Slot };
  readonly leftover: Leftover;
  readonly place: Place;
}

/**
 * Which part takes what rounding leaves over: a unit each for the largest remainders; the first or the last
 * part; `running`: no single one, each part is rounded with all before it.
 */
export type Leftover = "largest" | "first" | "last" | "running";

export interface Posting {
  readonly debit: string;
  readonly credit: string;
  readonly on: JournalEvent;
  readonly place: Place;
}

export type JournalEvent = "earning" | "payment" | "amortising" | "writeoff";

// ---------------------------------------------------------------- decisions

/**
 * One decision, as stock json-rules-engine reads it. A condition compares two slots through the one
 * fact `slot`; conditions carry descending priority in written order, so that they are asked left to
 * right and a later one is not asked when an earlier one has decided.
 */
export interface Rule {
  readonly name: RuleName;
  readonly conditions: AllConditions | AnyConditions | NotCondition;
  /** What the decision is for; `params.place` is where it stands. */
  readonly event: { readonly type: RuleEvent; readonly params: { readonly place: Place } };
  readonly priority: number;
}

export type RuleEvent = "eligible" | "where" | "row" | "gate" | "case" | "holds" | "release";

export interface AllConditions {
  readonly all: readonly [Condition, ...Condition[]];
  readonly priority?: number;
}
export interface AnyConditions {
  readonly any: readonly [Condition, ...Condition[]];
  readonly priority?: number;
}
export interface NotCondition {
  readonly not: Condition;
  readonly priority?: number;
}
export interface Comparison {
  readonly fact: "slot";
  readonly params: { readonly slot: Slot };
  readonly operator: Operator;
  /** The other side; `isYes` and `isPresent` compare with `true` or `false` instead. */
  readonly value: { readonly fact: "slot"; readonly params: { readonly slot: Slot } } | boolean;
  readonly priority: number;
}
export type Condition = AllConditions | AnyConditions | NotCondition | Comparison;

/** Exact comparisons by type; each refuses another type instead of answering false. */
export type Operator =
  | `decimal${Order}`
  | `date${Order}`
  | `period${Order}`
  | "textEqual"
  | "textNotEqual"
  | "payeeEqual"
  | "payeeNotEqual"
  | "isYes"
  | "isPresent";
type Order = "Equal" | "NotEqual" | "Less" | "LessOrEqual" | "Greater" | "GreaterOrEqual";

// ---------------------------------------------------------------- arithmetic

/** A literal: decimals as text, dates in ISO 8601, `yes` or `no`; a percent is its fraction (`0.3`). */
export interface Constant {
  readonly type: ValueType;
  readonly value: string;
}

/**
 * A value as data. "The row in scope" is the row or credit that a column formula, a credit, or an
 * aggregate looks at; every other value belongs to the payee and period of the figure.
 */
export type Expression = { readonly place: Place } & (
  | ({ readonly op: "constant" } & Constant)
  /** Nothing: what `none` means and what an absent optional column holds. */
  | { readonly op: "none" }
  /** A column of the row in scope; for a credit, of the source row behind it. */
  | { readonly op: "column"; readonly column: string }
  /** What the credit in scope is worth to its receiver; its share; its receiver; its date. */
  | { readonly op: "credited" | "share" | "receiver" | "creditDate" }
  /**
   * A column of another source's row, found by its key columns. In a dated source the row that
   * stands on the reading date. No row is a fault, an absent key is nothing.
   */
  | {
      readonly op: "lookup";
      readonly source: string;
      readonly keys: Readonly<Record<string, Slot>>;
      readonly column: string;
    }
  /** Payees above a payee, nearest first, along the roster's `column`, on the reading date. */
  | { readonly op: "managers"; readonly of: Slot; readonly column: string }
  /** The payee the figure belongs to. */
  | { readonly op: "payee" }
  /** The value of the roster's column that makes the figure's group, or cuts its period. */
  | { readonly op: "group" }
  /** The period of this unit that holds the figure's period. */
  | { readonly op: "period"; readonly unit: PeriodUnit }
  /** The value in force on the reading date. */
  | { readonly op: "parameter"; readonly name: string }
  /**
   * A figure or component of the same payee, of the period that holds this one, or `back` periods
   * earlier. `part` reads a component before its cap, or what the cap cut. `of` says of which group a
   * group's figure is read, where the reader is not that group itself.
   */
  | {
      readonly op: "figure";
      readonly name: string;
      readonly back?: number;
      readonly part?: "uncapped" | "excess";
      readonly of?: Slot;
    }
  | { readonly op: "argument"; readonly index: number }
  | { readonly op: "call"; readonly table: string; readonly arguments: readonly Slot[] }
  /** Retroactive, curve and accumulating tiers as a function of one number. */
  | { readonly op: "tier"; readonly tiers: string; readonly axis: Slot }
  /**
   * A goal, of the phases within the figure's period or of the one that holds it: of the figure's payee, its
   * group, or the plan; `level`: of the unit above the payee at that level.
   */
  | { readonly op: "goal"; readonly goal: string; readonly level?: string }
  /** A matrix, one argument an axis. */
  | { readonly op: "matrix"; readonly matrix: string; readonly arguments: readonly Slot[] }
  | { readonly op: "add" | "multiply" | "min" | "max"; readonly operands: readonly Slot[] }
  | { readonly op: "subtract" | "divide"; readonly left: Slot; readonly right: Slot }
  | { readonly op: "negate"; readonly operand: Slot }
  /** To the nearest multiple of `step`. */
  | { readonly op: "round"; readonly value: Slot; readonly step: Slot; readonly mode: Rounding["mode"] }
  /** A date so many days or months later; the last day of a short month where the day is missing. */
  | { readonly op: "shift"; readonly date: Slot; readonly by: Slot; readonly unit: "days" | "months" }
  /** Days from `from` to `to`, negative when `to` is earlier. */
  | { readonly op: "days"; readonly from: Slot; readonly to: Slot }
  | { readonly op: "choose"; readonly hit: Hit; readonly cases: readonly Case[]; readonly otherwise?: Slot }
  /** Yes when the rule holds. */
  | { readonly op: "decide"; readonly rule: RuleName }
  /** The mean of its items by their weights; `missing` says what one counts that `else` would answer. */
  | {
      readonly op: "weighted";
      readonly items: readonly WeightedItem[];
      /** `shared`: it is left out, and the weights of the others take its part; `zero`; or a fault. */
      readonly missing: "shared" | "zero" | "fault";
    }
  /** `otherwise` when `value` is absent, an average of nothing, or divides by zero. */
  | { readonly op: "else"; readonly value: Slot; readonly otherwise: Slot }
  /** Times days in the plan over days of the figure's period. */
  | { readonly op: "prorate"; readonly value: Slot }
  /**
   * Reads dated values as they stand at the first or last day of the period (of the payee's days in
   * the plan within it), or averaged over those days. With a row in scope it changes nothing: there
   * dated values are read on the row's date.
   */
  | { readonly op: "reading"; readonly on: "opening" | "closing" | "days"; readonly value: Slot }
  /** Whole months since the payee entered the plan, the first being 1. */
  | { readonly op: "monthsInPlan" }
  /**
   * Money in another currency, at the rate of a day. Without `from` the amount names its own currency,
   * as the cells of a mixed column do.
   */
  | {
      readonly op: "convert";
      readonly value: Slot;
      readonly from?: string;
      readonly to: string;
      readonly on: Slot;
    }
  /** The first or the last day of the figure's period. */
  | { readonly op: "periodDay"; readonly on: "opening" | "closing" }
  | Aggregate
);

export interface WeightedItem {
  readonly name: string;
  readonly weight: Slot;
  readonly value: Slot;
}

export interface Case {
  readonly when: RuleName;
  readonly then: Slot;
}

/** Settles each row's value to 12 decimals, then adds up (or counts, averages, takes an extreme). */
export interface Aggregate {
  readonly op: "aggregate";
  readonly function: "sum" | "count" | "average" | "lowest" | "highest";
  readonly over: AggregateOver;
  /** What is taken of each row; for `count`, what is counted once a row. */
  readonly value: Slot;
  readonly where?: RuleName;
  readonly window: Window;
}

export type AggregateOver =
  /** Credits received by the figure's payee (by everybody, for a figure of the plan). */
  | { readonly credit: string }
  /**
   * Rows of a source that belong to the payee by one column and to a date or period by another; in a
   * group's figure `members` says who belongs to the group for a whole period.
   */
  | { readonly source: string; readonly payee: string; readonly time?: string; readonly members?: Members }
  /** Rows of a source that refer to the row in scope by their column `reference`. */
  | { readonly source: string; readonly reference: string }
  /**
   * A finer figure over the periods within this one; for a figure of the plan over all payees, for one of
   * a group over its members.
   */
  | { readonly figure: string; readonly members?: Members };

/**
 * Who belongs to a group for a whole period: those who hold its value on their first or last day in the
 * plan in it. `days`: everybody who does on some day; of a sum, each number in proportion to those days.
 */
export type Members = "opening" | "closing" | "days";

export type Window =
  | { readonly kind: "period" }
  /** From the start of the unit that holds the figure's period to that period's end. */
  | { readonly kind: "toDate"; readonly unit: PeriodUnit }
  /** So many periods of the unit, the current one the last. */
  | { readonly kind: "last"; readonly count: number; readonly unit: PeriodUnit };
