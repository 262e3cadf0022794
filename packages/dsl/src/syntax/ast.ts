/**
 * The tree of a plan text: what the author wrote, with the place of every part, before anything is
 * known about names or types. The parser makes it; everything behind the parser only reads it.
 */

import type { Span } from "../source/span.js";

interface Node {
  readonly span: Span;
}

/** A word as written; names are compared in NFC, so `text` is NFC. Empty where a `broken` statement lacks it. */
export interface Name extends Node {
  readonly kind: "name";
  readonly text: string;
}

/** `payee.manager.manager`: at least one name. */
export interface Path extends Node {
  readonly kind: "path";
  readonly names: readonly [Name, ...Name[]];
}

// ---------------------------------------------------------------- file

export interface PlanFile extends Node {
  readonly kind: "file";
  /** Absent when the `language N` line is missing (which is an error by itself). */
  readonly language?: LanguageLine;
  readonly uses: readonly UseStatement[];
  /** In the order of the text; a statement that could not be read at all is left out. */
  readonly statements: readonly Statement[];
  /** A statement or its name is missing here for that reason: a name that seems unknown may be its name. */
  readonly namesLost?: boolean;
  /** Lines with something that could not be read: what is left of them may look wrong because of that. */
  readonly unreadLines?: readonly Span[];
}

export interface LanguageLine extends Node {
  readonly kind: "language";
  readonly version: NumberLiteral;
}

export interface UseStatement extends Node {
  readonly kind: "use";
  readonly file: TextLiteral;
  readonly names: readonly Name[];
}

export type Statement =
  | PlanStatement
  | DataStatement
  | ParamStatement
  | TableStatement
  | MatrixStatement
  | TiersStatement
  | CreditStatement
  | FigureStatement
  | ScorecardStatement
  | GoalStatement
  | ComponentStatement
  | PayoutStatement
  | JournalStatement
  | GivenStatement
  | TestStatement
  | ProveStatement;

/** What every statement carries besides its own parts. */
interface StatementNode extends Node {
  /** The text of the `///` lines just above, without the slashes, joined by line breaks. */
  readonly documentation?: string;
  /**
   * Set when the parser reported an error inside this statement and kept the rest: clauses, rows and
   * columns that could not be read are left out. Checks that look for something missing must stay silent
   * then, and so must "no such column" about a broken `data` statement.
   */
  readonly broken?: boolean;
}

// ---------------------------------------------------------------- shared parts

export type PeriodUnitWord = "day" | "month" | "quarter" | "half" | "year";

export interface PeriodUnit extends Node {
  readonly kind: "periodUnit";
  readonly unit: PeriodUnitWord;
}

/** `per quarter`, `per team, quarter`, `per plan`, `per booking`. */
export interface Grain extends Node {
  readonly kind: "grain";
  /** At least one, but in a `broken` statement; names stand as written, `plan` and `payee` among them. */
  readonly units: readonly (PeriodUnit | Name)[];
}

/** `for ann from 2026-04-01 through 2026-12-31`; each part may be absent, not all. */
export interface Scope extends Node {
  readonly kind: "scope";
  readonly payee?: Name | QuotedPayee;
  readonly from?: DateLiteral;
  readonly through?: DateLiteral;
}

/** A payee whose id is no bare name: `for "E-17"`. */
export interface QuotedPayee extends Node {
  readonly kind: "quotedPayee";
  /** Without the quotation marks. */
  readonly text: string;
}

/** `round half even`, `round up 2 places`. */
export interface RoundLine extends Node {
  readonly kind: "round";
  readonly mode: "half even" | "half up" | "up" | "down";
  readonly places?: NumberLiteral;
}

export type Hit = "unique" | "first" | "sum" | "max" | "min";
export type LeftoverWord = "largest" | "first" | "last" | "running";

/** `equally` when `by` is absent. */
export interface Split extends Node {
  readonly kind: "split";
  readonly by?: Expression;
}

export interface Excess extends Node {
  readonly kind: "excess";
  /** Present: carried through this date. Absent: lost. */
  readonly carriedThrough?: DateLiteral;
}

// ---------------------------------------------------------------- plan, data, param

export interface PlanStatement extends StatementNode {
  readonly kind: "plan";
  readonly name: Name;
  readonly label?: TextLiteral;
  readonly settings: readonly PlanSetting[];
}

export type PlanSetting =
  | (Node & { readonly kind: "effective"; readonly from: DateLiteral; readonly through: DateLiteral })
  | (Node & { readonly kind: "currency"; readonly code: Name })
  | (Node & { readonly kind: "payees"; readonly where: Expression })
  | (Node & { readonly kind: "exchange"; readonly source: Name })
  | (Node & { readonly kind: "changes"; readonly policy: "opening" | "closing" | "by days" })
  | (Node & { readonly kind: "fiscal"; readonly month: Name; readonly named: "start" | "end" })
  | RoundLine;

export interface DataStatement extends StatementNode {
  readonly kind: "data";
  readonly name: Name;
  readonly dated: boolean;
  readonly label?: TextLiteral;
  readonly columns: readonly Column[];
}

export interface Column extends Node {
  readonly kind: "column";
  readonly documentation?: string;
  readonly name: Name;
  readonly type: TypeNode;
  /** `name : type = expression`: calculated for each row, absent from the file. */
  readonly formula?: Expression;
  readonly key: boolean;
  readonly optional: boolean;
  readonly default?: Literal;
  /** The column's title in the file, where it differs from the name. */
  readonly header?: TextLiteral;
}

export type TypeNode =
  | (Node & {
      readonly kind: "simpleType";
      readonly name: "text" | "number" | "percent" | "date" | "yesno" | "payee";
    })
  | (Node & {
      readonly kind: "moneyType";
      readonly currency?: Name;
      readonly mixed: boolean;
      readonly per?: PeriodUnit;
    })
  | (Node & { readonly kind: "periodType"; readonly unit: PeriodUnitWord })
  | (Node & { readonly kind: "enumType"; readonly values: readonly [TextLiteral, ...TextLiteral[]] })
  /** The name of another data set: the column holds that set's key. */
  | (Node & { readonly kind: "referenceType"; readonly source: Name })
  /** A type that could not be read, in a statement that is `broken`: fits everything. */
  | (Node & { readonly kind: "unreadType" });

export interface ParamStatement extends StatementNode {
  readonly kind: "param";
  readonly name: Name;
  readonly type: TypeNode;
  /** `param p : type = expression` is one value without a scope. */
  readonly values: readonly ParamValue[];
}

export interface ParamValue extends Node {
  readonly kind: "paramValue";
  readonly scope?: Scope;
  readonly value: Expression;
}

// ---------------------------------------------------------------- tables

export interface TableStatement extends StatementNode {
  readonly kind: "table";
  readonly name: Name;
  readonly parameters: readonly Name[];
  readonly type: TypeNode;
  readonly hit: Hit;
  readonly scope?: Scope;
  readonly rows: readonly TableRow[];
  readonly otherwise?: Otherwise;
}

export interface TableRow extends Node {
  readonly kind: "tableRow";
  readonly cells: readonly Cell[];
  readonly value: Expression;
}

export interface Otherwise extends Node {
  readonly kind: "otherwise";
  readonly value: Expression;
}

export type Cell =
  | (Node & { readonly kind: "anyCell" })
  /** `from 10 below 20`: either bound may be absent, not both. */
  | (Node & {
      readonly kind: "rangeCell";
      readonly lower?: { readonly edge: "from" | "above"; readonly value: Literal };
      readonly upper?: { readonly edge: "below" | "through"; readonly value: Literal };
    })
  | (Node & { readonly kind: "valuesCell"; readonly values: readonly [Literal, ...Literal[]] });

export interface MatrixStatement extends StatementNode {
  readonly kind: "matrix";
  readonly name: Name;
  readonly axes: readonly MatrixAxis[];
  readonly type: TypeNode;
  readonly scope?: Scope;
  readonly across: readonly Edge[];
  readonly rows: readonly MatrixRow[];
  readonly beyond?: "flat" | "fault";
}

export interface MatrixAxis extends Node {
  readonly kind: "matrixAxis";
  readonly name: Name;
  readonly reading: "stepped" | "interpolated";
}

export interface Edge extends Node {
  readonly kind: "edge";
  readonly edge: "from" | "above";
  readonly at: Expression;
}

export interface MatrixRow extends Node {
  readonly kind: "matrixRow";
  /** One for each axis but the first, which runs across. */
  readonly edges: readonly Edge[];
  readonly values: readonly Expression[];
}

export interface TiersStatement extends StatementNode {
  readonly kind: "tiers";
  readonly name: Name;
  readonly mode: TiersMode;
  readonly scope?: Scope;
  readonly rows: readonly TierRow[];
  /** `end 5_000 USD`: where the last accumulating tier is full. */
  readonly end?: Expression;
  readonly beyond?: "flat" | "rising";
}

export type TiersMode = Node &
  (
    | { readonly kind: "marginal" | "retroactive" | "reached" | "curve" | "accumulating" }
    | { readonly kind: "topRate"; readonly above: Expression }
  );

export interface TierRow extends Node {
  readonly kind: "tierRow";
  readonly documentation?: string;
  readonly edge: "below" | "from" | "above";
  readonly at: Expression;
  readonly value: Expression;
  readonly plus?: Expression;
}

// ---------------------------------------------------------------- credit and figures

export interface CreditStatement extends StatementNode {
  readonly kind: "credit";
  readonly name: Name;
  /** A data set or another credit. */
  readonly of: Name;
  readonly on?: Name;
  readonly scope?: Scope;
  readonly clauses: readonly CreditClause[];
}

export type CreditClause =
  | (Node & { readonly kind: "where"; readonly condition: Expression })
  | (Node & { readonly kind: "worth"; readonly value: Expression })
  | (Node & {
      readonly kind: "receiver";
      /** `overlay` is extra credit on top; `to` shares what the row is worth. */
      readonly to: "to" | "overlay";
      readonly who: Path;
      readonly share: Expression | "rest";
      readonly ifAny: boolean;
    })
  | FinalAfter;

export interface FinalAfter extends Node {
  readonly kind: "finalAfter";
  readonly duration: Expression;
}

export interface FigureStatement extends StatementNode {
  readonly kind: "measure" | "quota";
  readonly name: Name;
  readonly grain: Grain;
  readonly scope?: Scope;
  readonly value: Expression;
}

// ---------------------------------------------------------------- scorecard and goal

export interface ScorecardStatement extends StatementNode {
  readonly kind: "scorecard";
  readonly name: Name;
  readonly grain: Grain;
  readonly scope?: Scope;
  readonly items: readonly WeightedItem[];
  readonly missing?: "shared" | "zero" | "fault";
  readonly grades: readonly GradeRow[];
}

/** `50% results : bookings / target cap 150%`. */
export interface WeightedItem extends Node {
  readonly kind: "item";
  readonly weight: PercentLiteral;
  readonly name: Name;
  readonly value: Expression;
  readonly floor?: Expression;
  readonly cap?: Expression;
}

export interface GradeRow extends Node {
  readonly kind: "gradeRow";
  readonly edge: "from" | "above";
  readonly at: Expression;
  readonly grade: TextLiteral;
}

export interface GoalStatement extends StatementNode {
  readonly kind: "goal";
  readonly name: Name;
  readonly grain: Grain;
  readonly scope?: Scope;
  readonly value: Expression;
  readonly clauses: readonly GoalClause[];
}

export type GoalClause =
  | (Node & { readonly kind: "cover"; readonly value: Expression })
  | (Node & {
      readonly kind: "level";
      readonly name: Name;
      readonly split: Split;
      readonly limit?: {
        readonly from: Expression;
        readonly through: Expression;
        readonly of: Expression;
        readonly clipped: "shared" | "dropped";
      };
    })
  | (Node & { readonly kind: "phase"; readonly unit: PeriodUnit; readonly shares: readonly Expression[] })
  | (Node & { readonly kind: "roundLeftover"; readonly round: RoundLine; readonly leftover: LeftoverWord });

// ---------------------------------------------------------------- component and payout

export interface ComponentStatement extends StatementNode {
  readonly kind: "component" | "award";
  readonly name: Name;
  readonly grain: Grain;
  readonly scope?: Scope;
  readonly label?: TextLiteral;
  readonly clauses: readonly EarningClause[];
}

export type EarningClause =
  | (Node & { readonly kind: "pay"; readonly base: Expression; readonly at?: RateUse })
  | (Node & { readonly kind: "grant"; readonly value: Expression; readonly label?: TextLiteral })
  | (Node & {
      readonly kind: "share";
      readonly value: Expression;
      readonly among: Name;
      readonly split: Split;
      readonly leavers: "included" | "excluded" | "by days";
      readonly leftover: LeftoverWord;
    })
  | (Node & {
      readonly kind: "rank";
      readonly value: Expression;
      readonly among: Name;
      readonly ties: "each" | "pooled" | { readonly tiebreak: Expression };
      readonly field?: NumberLiteral;
      readonly places: readonly RankPlace[];
    })
  | (Node & { readonly kind: "gate"; readonly condition: Expression; readonly past?: "paid" | "lost" })
  | (Node & { readonly kind: "times"; readonly value: Expression })
  | (Node & { readonly kind: "floor"; readonly value: Expression; readonly per?: PeriodUnit })
  | (Node & {
      readonly kind: "cap";
      readonly value: Expression;
      readonly per?: PeriodUnit;
      readonly excess: Excess;
    })
  | (Node & {
      readonly kind: "budget";
      readonly value: Expression;
      readonly per?: PeriodUnit;
      readonly overrun: "cut" | "stops" | "scaled";
    })
  | (Node & {
      readonly kind: "vest";
      readonly share: PercentLiteral;
      readonly per: PeriodUnit;
      readonly leftover?: LeftoverWord;
      readonly leavers?: "included" | "excluded";
    })
  | (Node & { readonly kind: "paidPer"; readonly unit: PeriodUnit })
  | FinalAfter
  | (Node & { readonly kind: "clause"; readonly text: TextLiteral })
  | RoundLine;

/** `at commission_rate(attainment)`. */
export interface RateUse extends Node {
  readonly kind: "rateUse";
  readonly tiers: Name;
  readonly axis: Expression;
}

export interface RankPlace extends Node {
  readonly kind: "rankPlace";
  readonly places:
    | { readonly kind: "place"; readonly first: NumberLiteral; readonly last?: NumberLiteral }
    | { readonly kind: "top"; readonly of: NumberLiteral | PercentLiteral };
  readonly prize: Expression;
}

export interface PayoutStatement extends StatementNode {
  readonly kind: "payout";
  readonly per: PeriodUnit;
  readonly currency?: { readonly code: Name; readonly on: "earning" | "payday" };
  readonly scope?: Scope;
  readonly clauses: readonly PayingClause[];
}

export type PayingClause =
  | (Node & { readonly kind: "payComponents"; readonly names: readonly [Name, ...Name[]] })
  | (Node & {
      readonly kind: "hold";
      readonly share: Expression;
      readonly of: Name;
      readonly release: { readonly kind: "until" | "releasedBy"; readonly value: Expression };
    })
  | (Node & {
      readonly kind: "draw";
      readonly amount: Expression;
      readonly advance: boolean;
      readonly against: readonly Name[];
      readonly recovery: "recoverable" | "nonrecoverable";
      readonly forgiven?: DateLiteral;
      readonly from?: DateLiteral;
      readonly through?: DateLiteral;
    })
  | (Node & {
      readonly kind: "cap";
      readonly value: Expression;
      readonly per?: PeriodUnit;
      readonly excess: Excess;
    })
  | (Node & { readonly kind: "negative"; readonly policy: "carried" | "collected" })
  | (Node & {
      readonly kind: "leaver";
      readonly balance: "owes" | "forgiven";
      readonly held: "paid" | "lost" | "waits";
    })
  | RoundLine;

export interface JournalStatement extends StatementNode {
  readonly kind: "journal";
  readonly name: Name;
  readonly of: Name;
  readonly clauses: readonly JournalClause[];
}

export type JournalClause =
  | (Node & { readonly kind: "where"; readonly condition: Expression })
  | (Node & {
      readonly kind: "over";
      readonly duration: Expression;
      readonly from: Expression;
      /** The end that comes early: a date, or a condition. */
      readonly until?: Expression;
      readonly split: Split;
      readonly leftover: LeftoverWord;
    })
  | (Node & {
      readonly kind: "entry";
      readonly debit: TextLiteral;
      readonly credit: TextLiteral;
      readonly on: "earning" | "payment" | "amortising" | "writeoff";
    });

// ---------------------------------------------------------------- claims

export interface GivenStatement extends StatementNode {
  readonly kind: "given";
  readonly name: Name;
  readonly body:
    | (Node & {
        readonly kind: "rows";
        readonly columns: readonly Name[];
        readonly rows: readonly GivenRow[];
      })
    | (Node & { readonly kind: "value"; readonly value: Literal });
}

export interface GivenRow extends Node {
  readonly kind: "givenRow";
  /** A bare name stands for itself: a payee or a key. */
  readonly values: readonly (Literal | Name)[];
}

export interface TestStatement extends StatementNode {
  readonly kind: "test";
  readonly title: TextLiteral;
  readonly givens: readonly GivenStatement[];
  readonly expectations: readonly Expectation[];
}

/** `expect commission for ann, 2026-Q1 = 66_000.00 USD`. */
export interface Expectation extends Node {
  readonly kind: "expect";
  readonly what: Path;
  readonly coordinates: readonly (Literal | Name)[];
  readonly value: Literal;
}

export interface ProveStatement extends StatementNode {
  readonly kind: "prove";
  readonly title: TextLiteral;
  readonly grain?: Grain;
  readonly claim: Expression;
  /** `never falls as deals.amount rises`. */
  readonly never?: {
    readonly change: "falls" | "rises";
    readonly as: Path;
    readonly direction: "rises" | "falls";
  };
  /** `never jumps above 1_000 USD`: the amount. */
  readonly jumps?: Literal;
  readonly accepted?: TextLiteral;
}

// ---------------------------------------------------------------- expressions

export type Literal =
  | NumberLiteral
  | MoneyLiteral
  | DurationLiteral
  | PercentLiteral
  | DateLiteral
  | PeriodLiteral
  | TextLiteral
  | YesNoLiteral
  | NoneLiteral;

/** Decimal text without separators, with a sign where a minus was written: `-1000.5`. */
export interface NumberLiteral extends Node {
  readonly kind: "number";
  readonly value: string;
}
export interface MoneyLiteral extends Node {
  readonly kind: "money";
  readonly value: string;
  readonly currency: string;
}
/** `90 days`, `12 months`, `200 units`. */
export interface DurationLiteral extends Node {
  readonly kind: "quantity";
  readonly value: string;
  readonly unit: "days" | "months" | "units";
}
/** `value` is what stands before the sign: `30%` is `"30"`. */
export interface PercentLiteral extends Node {
  readonly kind: "percent";
  readonly value: string;
}
/** `value` is ISO 8601, a real day of the calendar (the parser reports others). */
export interface DateLiteral extends Node {
  readonly kind: "date";
  readonly value: string;
}
/** `2026-Q1`, `2026-03`, `2026-H1`. */
export interface PeriodLiteral extends Node {
  readonly kind: "period";
  readonly value: string;
}
export interface TextLiteral extends Node {
  readonly kind: "text";
  readonly value: string;
}
export interface YesNoLiteral extends Node {
  readonly kind: "yesno";
  readonly value: boolean;
}
export interface NoneLiteral extends Node {
  readonly kind: "none";
}

export type ComparisonOperator = "=" | "<>" | "<" | "<=" | ">" | ">=";
export type AggregateFunction = "sum" | "count" | "average" | "lowest" | "highest";

export type Expression =
  | Literal
  | Reference
  | (Node & { readonly kind: "else"; readonly value: Expression; readonly otherwise: Expression })
  | (Node & { readonly kind: "or" | "and"; readonly operands: readonly Expression[] })
  | (Node & { readonly kind: "not"; readonly operand: Expression })
  /** `a = b | c` has two alternatives; every other comparison one. */
  | (Node & {
      readonly kind: "compare";
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: readonly [Expression, ...Expression[]];
    })
  | (Node & {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & { readonly kind: "negate"; readonly operand: Expression })
  | (Node & {
      readonly kind: "convert";
      readonly value: Expression;
      readonly currency: Name;
      readonly on: Path;
    })
  | Aggregate
  | (Node & {
      readonly kind: "choice";
      readonly hit: Hit;
      readonly cases: readonly ChoiceCase[];
      readonly otherwise?: Otherwise;
    })
  | (Node & {
      readonly kind: "weighted";
      readonly items: readonly WeightedItem[];
      readonly missing: "shared" | "zero" | "fault";
    })
  /** Written in brackets: kept so that the formatter gives them back. */
  | (Node & { readonly kind: "group"; readonly inner: Expression })
  /** An expression that could not be read, in a statement that is `broken`: its type is `unknown`. */
  | (Node & { readonly kind: "unread" });

/**
 * `quotas.amount`, `weight(product, rep.region)`, `min(a, b).x`: a name, perhaps called, perhaps
 * followed by a path. Functions such as `min` and `prorate` are references with arguments too.
 */
export interface Reference extends Node {
  readonly kind: "reference";
  readonly head: Name;
  readonly arguments?: readonly Expression[];
  readonly path: readonly Name[];
}

export interface Aggregate extends Node {
  readonly kind: "aggregate";
  readonly function: AggregateFunction;
  readonly value: Expression;
  readonly where?: Expression;
  readonly window?: Window;
}

export type Window = Node &
  (
    | { readonly kind: "toDate"; readonly unit: "month" | "quarter" | "half" | "year" }
    | { readonly kind: "last"; readonly count: NumberLiteral; readonly unit: PeriodUnit }
  );

export interface ChoiceCase extends Node {
  readonly kind: "case";
  readonly when: Expression;
  readonly value: Expression;
}
