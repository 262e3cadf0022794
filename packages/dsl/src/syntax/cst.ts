/**
 * The parse tree's types, generated from the grammar: `npx vitest run grammar.test --update` writes them anew.
 * biome-ignore-all format: generated
 * biome-ignore-all lint: generated
 */

import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface FileCstNode extends CstNode {
  name: "file";
  children: FileCstChildren;
}

export type FileCstChildren = {
  languageLine?: LanguageLineCstNode[];
  useStatement?: UseStatementCstNode[];
  statement?: StatementCstNode[];
};

export interface LanguageLineCstNode extends CstNode {
  name: "languageLine";
  children: LanguageLineCstChildren;
}

export type LanguageLineCstChildren = {
  language: IToken[];
  Number: IToken[];
};

export interface UseStatementCstNode extends CstNode {
  name: "useStatement";
  children: UseStatementCstChildren;
}

export type UseStatementCstChildren = {
  use: IToken[];
  Text: IToken[];
  LBrace?: IToken[];
  Name?: IToken[];
  Comma?: IToken[];
  RBrace?: IToken[];
};

export interface StatementCstNode extends CstNode {
  name: "statement";
  children: StatementCstChildren;
}

export type StatementCstChildren = {
  planStatement?: PlanStatementCstNode[];
  dataStatement?: DataStatementCstNode[];
  paramStatement?: ParamStatementCstNode[];
  tableStatement?: TableStatementCstNode[];
  matrixStatement?: MatrixStatementCstNode[];
  tiersStatement?: TiersStatementCstNode[];
  creditStatement?: CreditStatementCstNode[];
  figureStatement?: FigureStatementCstNode[];
  scorecardStatement?: ScorecardStatementCstNode[];
  goalStatement?: GoalStatementCstNode[];
  componentStatement?: ComponentStatementCstNode[];
  payoutStatement?: PayoutStatementCstNode[];
  journalStatement?: JournalStatementCstNode[];
  givenStatement?: GivenStatementCstNode[];
  testStatement?: TestStatementCstNode[];
  proveStatement?: ProveStatementCstNode[];
};

export interface PlanStatementCstNode extends CstNode {
  name: "planStatement";
  children: PlanStatementCstChildren;
}

export type PlanStatementCstChildren = {
  planHeader: PlanHeaderCstNode[];
  LBrace: IToken[];
  planBody: PlanBodyCstNode[];
  RBrace: IToken[];
};

export interface PlanHeaderCstNode extends CstNode {
  name: "planHeader";
  children: PlanHeaderCstChildren;
}

export type PlanHeaderCstChildren = {
  plan: IToken[];
  Name: IToken[];
  Text?: IToken[];
};

export interface PlanBodyCstNode extends CstNode {
  name: "planBody";
  children: PlanBodyCstChildren;
}

export type PlanBodyCstChildren = {
  planClause?: PlanClauseCstNode[];
};

export interface PlanClauseCstNode extends CstNode {
  name: "planClause";
  children: PlanClauseCstChildren;
}

export type PlanClauseCstChildren = {
  effectiveLine?: EffectiveLineCstNode[];
  currencyLine?: CurrencyLineCstNode[];
  payeesLine?: PayeesLineCstNode[];
  exchangeLine?: ExchangeLineCstNode[];
  changesLine?: ChangesLineCstNode[];
  fiscalLine?: FiscalLineCstNode[];
  roundLine?: RoundLineCstNode[];
};

export interface EffectiveLineCstNode extends CstNode {
  name: "effectiveLine";
  children: EffectiveLineCstChildren;
}

export type EffectiveLineCstChildren = {
  effective: IToken[];
  from: IToken[];
  Date: (IToken)[];
  through: IToken[];
};

export interface CurrencyLineCstNode extends CstNode {
  name: "currencyLine";
  children: CurrencyLineCstChildren;
}

export type CurrencyLineCstChildren = {
  currency: IToken[];
  Code: IToken[];
};

export interface PayeesLineCstNode extends CstNode {
  name: "payeesLine";
  children: PayeesLineCstChildren;
}

export type PayeesLineCstChildren = {
  payees: IToken[];
  where: IToken[];
  expression: ExpressionCstNode[];
};

export interface ExchangeLineCstNode extends CstNode {
  name: "exchangeLine";
  children: ExchangeLineCstChildren;
}

export type ExchangeLineCstChildren = {
  exchange: IToken[];
  Name: IToken[];
};

export interface ChangesLineCstNode extends CstNode {
  name: "changesLine";
  children: ChangesLineCstChildren;
}

export type ChangesLineCstChildren = {
  changes: IToken[];
  opening?: IToken[];
  closing?: IToken[];
  by?: IToken[];
  days?: IToken[];
};

export interface FiscalLineCstNode extends CstNode {
  name: "fiscalLine";
  children: FiscalLineCstChildren;
}

export type FiscalLineCstChildren = {
  fiscal: IToken[];
  from: IToken[];
  Name: IToken[];
  named: IToken[];
  start?: IToken[];
  end?: IToken[];
};

export interface RoundLineCstNode extends CstNode {
  name: "roundLine";
  children: RoundLineCstChildren;
}

export type RoundLineCstChildren = {
  round: IToken[];
  half?: IToken[];
  even?: IToken[];
  up?: (IToken)[];
  down?: IToken[];
  Number?: IToken[];
  places?: IToken[];
};

export interface DataStatementCstNode extends CstNode {
  name: "dataStatement";
  children: DataStatementCstChildren;
}

export type DataStatementCstChildren = {
  dataHeader: DataHeaderCstNode[];
  LBrace: IToken[];
  dataBody: DataBodyCstNode[];
  RBrace: IToken[];
};

export interface DataHeaderCstNode extends CstNode {
  name: "dataHeader";
  children: DataHeaderCstChildren;
}

export type DataHeaderCstChildren = {
  data: IToken[];
  Name: IToken[];
  dated?: IToken[];
  Text?: IToken[];
};

export interface DataBodyCstNode extends CstNode {
  name: "dataBody";
  children: DataBodyCstChildren;
}

export type DataBodyCstChildren = {
  dataClause?: DataClauseCstNode[];
};

export interface DataClauseCstNode extends CstNode {
  name: "dataClause";
  children: DataClauseCstChildren;
}

export type DataClauseCstChildren = {
  AnyWord: IToken[];
  Colon: IToken[];
  type: TypeCstNode[];
  Equals?: IToken[];
  expression?: ExpressionCstNode[];
  modifiers?: ModifiersCstNode[];
};

export interface ModifiersCstNode extends CstNode {
  name: "modifiers";
  children: ModifiersCstChildren;
}

export type ModifiersCstChildren = {
  modifier?: ModifierCstNode[];
};

export interface ModifierCstNode extends CstNode {
  name: "modifier";
  children: ModifierCstChildren;
}

export type ModifierCstChildren = {
  key?: IToken[];
  optional?: IToken[];
  default?: IToken[];
  literal?: LiteralCstNode[];
  header?: IToken[];
  Text?: IToken[];
};

export interface TypeCstNode extends CstNode {
  name: "type";
  children: TypeCstChildren;
}

export type TypeCstChildren = {
  money?: IToken[];
  Code?: IToken[];
  mixed?: IToken[];
  per?: IToken[];
  PeriodWord?: IToken[];
  Text?: IToken[];
  Bar?: IToken[];
  TypeName?: IToken[];
};

export interface ParamStatementCstNode extends CstNode {
  name: "paramStatement";
  children: ParamStatementCstChildren;
}

export type ParamStatementCstChildren = {
  paramHeader: ParamHeaderCstNode[];
  Equals?: IToken[];
  expression?: ExpressionCstNode[];
  LBrace?: IToken[];
  paramBody?: ParamBodyCstNode[];
  RBrace?: IToken[];
};

export interface ParamHeaderCstNode extends CstNode {
  name: "paramHeader";
  children: ParamHeaderCstChildren;
}

export type ParamHeaderCstChildren = {
  param: IToken[];
  Name: IToken[];
  Colon: IToken[];
  type: TypeCstNode[];
};

export interface ParamBodyCstNode extends CstNode {
  name: "paramBody";
  children: ParamBodyCstChildren;
}

export type ParamBodyCstChildren = {
  paramClause?: ParamClauseCstNode[];
};

export interface ParamClauseCstNode extends CstNode {
  name: "paramClause";
  children: ParamClauseCstChildren;
}

export type ParamClauseCstChildren = {
  scope: ScopeCstNode[];
  Colon: IToken[];
  expression: ExpressionCstNode[];
};

export interface TableStatementCstNode extends CstNode {
  name: "tableStatement";
  children: TableStatementCstChildren;
}

export type TableStatementCstChildren = {
  tableHeader: TableHeaderCstNode[];
  LBrace: IToken[];
  tableBody: TableBodyCstNode[];
  RBrace: IToken[];
};

export interface TableHeaderCstNode extends CstNode {
  name: "tableHeader";
  children: TableHeaderCstChildren;
}

export type TableHeaderCstChildren = {
  table: IToken[];
  Name: (IToken)[];
  LParen: IToken[];
  Comma?: IToken[];
  RParen: IToken[];
  Colon: IToken[];
  type: TypeCstNode[];
  HitWord: IToken[];
  scope?: ScopeCstNode[];
};

export interface TableBodyCstNode extends CstNode {
  name: "tableBody";
  children: TableBodyCstChildren;
}

export type TableBodyCstChildren = {
  tableClause?: TableClauseCstNode[];
};

export interface TableClauseCstNode extends CstNode {
  name: "tableClause";
  children: TableClauseCstChildren;
}

export type TableClauseCstChildren = {
  tableRow?: TableRowCstNode[];
  otherwiseLine?: OtherwiseLineCstNode[];
};

export interface TableRowCstNode extends CstNode {
  name: "tableRow";
  children: TableRowCstChildren;
}

export type TableRowCstChildren = {
  when: IToken[];
  cell: CellCstNode[];
  Comma?: IToken[];
  Colon: IToken[];
  expression: ExpressionCstNode[];
};

export interface CellCstNode extends CstNode {
  name: "cell";
  children: CellCstChildren;
}

export type CellCstChildren = {
  any?: IToken[];
  lowerBound?: LowerBoundCstNode[];
  upperBound?: (UpperBoundCstNode)[];
  literal?: LiteralCstNode[];
  Bar?: IToken[];
};

export interface LowerBoundCstNode extends CstNode {
  name: "lowerBound";
  children: LowerBoundCstChildren;
}

export type LowerBoundCstChildren = {
  from?: IToken[];
  above?: IToken[];
  literal: LiteralCstNode[];
};

export interface UpperBoundCstNode extends CstNode {
  name: "upperBound";
  children: UpperBoundCstChildren;
}

export type UpperBoundCstChildren = {
  below?: IToken[];
  through?: IToken[];
  literal: LiteralCstNode[];
};

export interface OtherwiseLineCstNode extends CstNode {
  name: "otherwiseLine";
  children: OtherwiseLineCstChildren;
}

export type OtherwiseLineCstChildren = {
  otherwise: IToken[];
  Colon: IToken[];
  expression: ExpressionCstNode[];
};

export interface MatrixStatementCstNode extends CstNode {
  name: "matrixStatement";
  children: MatrixStatementCstChildren;
}

export type MatrixStatementCstChildren = {
  matrixHeader: MatrixHeaderCstNode[];
  LBrace: IToken[];
  matrixBody: MatrixBodyCstNode[];
  RBrace: IToken[];
};

export interface MatrixHeaderCstNode extends CstNode {
  name: "matrixHeader";
  children: MatrixHeaderCstChildren;
}

export type MatrixHeaderCstChildren = {
  matrix: IToken[];
  Name: IToken[];
  LParen: IToken[];
  axis: (AxisCstNode)[];
  Comma: (IToken)[];
  RParen: IToken[];
  Colon: IToken[];
  type: TypeCstNode[];
  scope?: ScopeCstNode[];
};

export interface AxisCstNode extends CstNode {
  name: "axis";
  children: AxisCstChildren;
}

export type AxisCstChildren = {
  Name: IToken[];
  stepped?: IToken[];
  interpolated?: IToken[];
};

export interface MatrixBodyCstNode extends CstNode {
  name: "matrixBody";
  children: MatrixBodyCstChildren;
}

export type MatrixBodyCstChildren = {
  matrixClause?: MatrixClauseCstNode[];
};

export interface MatrixClauseCstNode extends CstNode {
  name: "matrixClause";
  children: MatrixClauseCstChildren;
}

export type MatrixClauseCstChildren = {
  acrossLine?: AcrossLineCstNode[];
  matrixRow?: MatrixRowCstNode[];
  matrixBeyond?: MatrixBeyondCstNode[];
};

export interface AcrossLineCstNode extends CstNode {
  name: "acrossLine";
  children: AcrossLineCstChildren;
}

export type AcrossLineCstChildren = {
  across: IToken[];
  edge: EdgeCstNode[];
  Comma?: IToken[];
};

export interface MatrixRowCstNode extends CstNode {
  name: "matrixRow";
  children: MatrixRowCstChildren;
}

export type MatrixRowCstChildren = {
  row: IToken[];
  edge: EdgeCstNode[];
  Comma?: (IToken)[];
  Colon: IToken[];
  expression: ExpressionCstNode[];
};

export interface EdgeCstNode extends CstNode {
  name: "edge";
  children: EdgeCstChildren;
}

export type EdgeCstChildren = {
  from?: IToken[];
  above?: IToken[];
  arithmetic: ArithmeticCstNode[];
};

export interface MatrixBeyondCstNode extends CstNode {
  name: "matrixBeyond";
  children: MatrixBeyondCstChildren;
}

export type MatrixBeyondCstChildren = {
  beyond: IToken[];
  flat?: IToken[];
  fault?: IToken[];
};

export interface TiersStatementCstNode extends CstNode {
  name: "tiersStatement";
  children: TiersStatementCstChildren;
}

export type TiersStatementCstChildren = {
  tiersHeader: TiersHeaderCstNode[];
  LBrace: IToken[];
  tiersBody: TiersBodyCstNode[];
  RBrace: IToken[];
};

export interface TiersHeaderCstNode extends CstNode {
  name: "tiersHeader";
  children: TiersHeaderCstChildren;
}

export type TiersHeaderCstChildren = {
  tiers: IToken[];
  Name: IToken[];
  mode: ModeCstNode[];
  scope?: ScopeCstNode[];
};

export interface ModeCstNode extends CstNode {
  name: "mode";
  children: ModeCstChildren;
}

export type ModeCstChildren = {
  marginal?: IToken[];
  retroactive?: IToken[];
  reached?: IToken[];
  top?: IToken[];
  rate?: IToken[];
  above?: IToken[];
  arithmetic?: ArithmeticCstNode[];
  curve?: IToken[];
  accumulating?: IToken[];
};

export interface TiersBodyCstNode extends CstNode {
  name: "tiersBody";
  children: TiersBodyCstChildren;
}

export type TiersBodyCstChildren = {
  tiersClause?: TiersClauseCstNode[];
};

export interface TiersClauseCstNode extends CstNode {
  name: "tiersClause";
  children: TiersClauseCstChildren;
}

export type TiersClauseCstChildren = {
  tierRow?: TierRowCstNode[];
  endLine?: EndLineCstNode[];
  tiersBeyond?: TiersBeyondCstNode[];
};

export interface TierRowCstNode extends CstNode {
  name: "tierRow";
  children: TierRowCstChildren;
}

export type TierRowCstChildren = {
  below?: IToken[];
  from?: IToken[];
  above?: IToken[];
  arithmetic: ArithmeticCstNode[];
  Colon: IToken[];
  expression: (ExpressionCstNode)[];
  plus?: IToken[];
};

export interface TiersBeyondCstNode extends CstNode {
  name: "tiersBeyond";
  children: TiersBeyondCstChildren;
}

export type TiersBeyondCstChildren = {
  beyond: IToken[];
  flat?: IToken[];
  rising?: IToken[];
};

export interface EndLineCstNode extends CstNode {
  name: "endLine";
  children: EndLineCstChildren;
}

export type EndLineCstChildren = {
  end: IToken[];
  arithmetic: ArithmeticCstNode[];
};

export interface CreditStatementCstNode extends CstNode {
  name: "creditStatement";
  children: CreditStatementCstChildren;
}

export type CreditStatementCstChildren = {
  creditHeader: CreditHeaderCstNode[];
  LBrace: IToken[];
  creditBody: CreditBodyCstNode[];
  RBrace: IToken[];
};

export interface CreditHeaderCstNode extends CstNode {
  name: "creditHeader";
  children: CreditHeaderCstChildren;
}

export type CreditHeaderCstChildren = {
  credit: IToken[];
  Name: (IToken)[];
  of: IToken[];
  on?: IToken[];
  scope?: ScopeCstNode[];
};

export interface CreditBodyCstNode extends CstNode {
  name: "creditBody";
  children: CreditBodyCstChildren;
}

export type CreditBodyCstChildren = {
  creditClause?: CreditClauseCstNode[];
};

export interface CreditClauseCstNode extends CstNode {
  name: "creditClause";
  children: CreditClauseCstChildren;
}

export type CreditClauseCstChildren = {
  whereLine?: WhereLineCstNode[];
  worthLine?: WorthLineCstNode[];
  receiverLine?: ReceiverLineCstNode[];
  finalLine?: FinalLineCstNode[];
};

export interface WhereLineCstNode extends CstNode {
  name: "whereLine";
  children: WhereLineCstChildren;
}

export type WhereLineCstChildren = {
  where: IToken[];
  expression: ExpressionCstNode[];
};

export interface WorthLineCstNode extends CstNode {
  name: "worthLine";
  children: WorthLineCstChildren;
}

export type WorthLineCstChildren = {
  worth: IToken[];
  expression: ExpressionCstNode[];
};

export interface ReceiverLineCstNode extends CstNode {
  name: "receiverLine";
  children: ReceiverLineCstChildren;
}

export type ReceiverLineCstChildren = {
  to?: IToken[];
  overlay?: IToken[];
  path: PathCstNode[];
  rest?: IToken[];
  arithmetic?: ArithmeticCstNode[];
  if?: IToken[];
  any?: IToken[];
};

export interface FinalLineCstNode extends CstNode {
  name: "finalLine";
  children: FinalLineCstChildren;
}

export type FinalLineCstChildren = {
  final: IToken[];
  after: IToken[];
  arithmetic: ArithmeticCstNode[];
};

export interface FigureStatementCstNode extends CstNode {
  name: "figureStatement";
  children: FigureStatementCstChildren;
}

export type FigureStatementCstChildren = {
  figureHeader: FigureHeaderCstNode[];
  Equals: IToken[];
  expression: ExpressionCstNode[];
};

export interface FigureHeaderCstNode extends CstNode {
  name: "figureHeader";
  children: FigureHeaderCstChildren;
}

export type FigureHeaderCstChildren = {
  measure?: IToken[];
  quota?: IToken[];
  Name: IToken[];
  grain: GrainCstNode[];
  scope?: ScopeCstNode[];
};

export interface ScorecardStatementCstNode extends CstNode {
  name: "scorecardStatement";
  children: ScorecardStatementCstChildren;
}

export type ScorecardStatementCstChildren = {
  scorecardHeader: ScorecardHeaderCstNode[];
  LBrace: IToken[];
  scorecardBody: ScorecardBodyCstNode[];
  RBrace: IToken[];
};

export interface ScorecardHeaderCstNode extends CstNode {
  name: "scorecardHeader";
  children: ScorecardHeaderCstChildren;
}

export type ScorecardHeaderCstChildren = {
  scorecard: IToken[];
  Name: IToken[];
  grain: GrainCstNode[];
  scope?: ScopeCstNode[];
};

export interface ScorecardBodyCstNode extends CstNode {
  name: "scorecardBody";
  children: ScorecardBodyCstChildren;
}

export type ScorecardBodyCstChildren = {
  scorecardClause?: ScorecardClauseCstNode[];
};

export interface ScorecardClauseCstNode extends CstNode {
  name: "scorecardClause";
  children: ScorecardClauseCstChildren;
}

export type ScorecardClauseCstChildren = {
  item?: ItemCstNode[];
  missingLine?: MissingLineCstNode[];
  gradeBlock?: GradeBlockCstNode[];
};

export interface ItemCstNode extends CstNode {
  name: "item";
  children: ItemCstChildren;
}

export type ItemCstChildren = {
  Percent: IToken[];
  Name: IToken[];
  Colon: IToken[];
  expression: ExpressionCstNode[];
  itemFloor?: ItemFloorCstNode[];
  itemCap?: ItemCapCstNode[];
};

export interface ItemFloorCstNode extends CstNode {
  name: "itemFloor";
  children: ItemFloorCstChildren;
}

export type ItemFloorCstChildren = {
  floor: IToken[];
  expression: ExpressionCstNode[];
};

export interface ItemCapCstNode extends CstNode {
  name: "itemCap";
  children: ItemCapCstChildren;
}

export type ItemCapCstChildren = {
  cap: IToken[];
  expression: ExpressionCstNode[];
};

export interface MissingLineCstNode extends CstNode {
  name: "missingLine";
  children: MissingLineCstChildren;
}

export type MissingLineCstChildren = {
  missing: IToken[];
  shared?: IToken[];
  zero?: IToken[];
  fault?: IToken[];
};

export interface GradeBlockCstNode extends CstNode {
  name: "gradeBlock";
  children: GradeBlockCstChildren;
}

export type GradeBlockCstChildren = {
  gradeHeader: GradeHeaderCstNode[];
  LBrace: IToken[];
  gradeBody: GradeBodyCstNode[];
  RBrace: IToken[];
};

export interface GradeHeaderCstNode extends CstNode {
  name: "gradeHeader";
  children: GradeHeaderCstChildren;
}

export type GradeHeaderCstChildren = {
  grade: IToken[];
};

export interface GradeBodyCstNode extends CstNode {
  name: "gradeBody";
  children: GradeBodyCstChildren;
}

export type GradeBodyCstChildren = {
  gradeClause?: GradeClauseCstNode[];
};

export interface GradeClauseCstNode extends CstNode {
  name: "gradeClause";
  children: GradeClauseCstChildren;
}

export type GradeClauseCstChildren = {
  edge: EdgeCstNode[];
  Colon: IToken[];
  Text: IToken[];
};

export interface GoalStatementCstNode extends CstNode {
  name: "goalStatement";
  children: GoalStatementCstChildren;
}

export type GoalStatementCstChildren = {
  goalHeader: GoalHeaderCstNode[];
  LBrace: IToken[];
  goalBody: GoalBodyCstNode[];
  RBrace: IToken[];
};

export interface GoalHeaderCstNode extends CstNode {
  name: "goalHeader";
  children: GoalHeaderCstChildren;
}

export type GoalHeaderCstChildren = {
  goal: IToken[];
  Name: IToken[];
  grain: GrainCstNode[];
  scope?: ScopeCstNode[];
  Equals: IToken[];
  expression: ExpressionCstNode[];
};

export interface GoalBodyCstNode extends CstNode {
  name: "goalBody";
  children: GoalBodyCstChildren;
}

export type GoalBodyCstChildren = {
  goalClause?: GoalClauseCstNode[];
};

export interface GoalClauseCstNode extends CstNode {
  name: "goalClause";
  children: GoalClauseCstChildren;
}

export type GoalClauseCstChildren = {
  coverLine?: CoverLineCstNode[];
  levelLine?: LevelLineCstNode[];
  phaseLine?: PhaseLineCstNode[];
  goalRound?: GoalRoundCstNode[];
};

export interface CoverLineCstNode extends CstNode {
  name: "coverLine";
  children: CoverLineCstChildren;
}

export type CoverLineCstChildren = {
  cover: IToken[];
  expression: ExpressionCstNode[];
};

export interface LevelLineCstNode extends CstNode {
  name: "levelLine";
  children: LevelLineCstChildren;
}

export type LevelLineCstChildren = {
  level: IToken[];
  Name: IToken[];
  split: SplitCstNode[];
  from?: IToken[];
  arithmetic?: (ArithmeticCstNode)[];
  through?: IToken[];
  of?: IToken[];
  expression?: ExpressionCstNode[];
  clipped?: IToken[];
  shared?: IToken[];
  dropped?: IToken[];
};

export interface PhaseLineCstNode extends CstNode {
  name: "phaseLine";
  children: PhaseLineCstChildren;
}

export type PhaseLineCstChildren = {
  phase: IToken[];
  PeriodWord: IToken[];
  arithmetic: ArithmeticCstNode[];
  Comma?: IToken[];
};

export interface GoalRoundCstNode extends CstNode {
  name: "goalRound";
  children: GoalRoundCstChildren;
}

export type GoalRoundCstChildren = {
  roundLine: RoundLineCstNode[];
  leftoverPolicy: LeftoverPolicyCstNode[];
};

export interface ComponentStatementCstNode extends CstNode {
  name: "componentStatement";
  children: ComponentStatementCstChildren;
}

export type ComponentStatementCstChildren = {
  componentHeader: ComponentHeaderCstNode[];
  LBrace: IToken[];
  componentBody: ComponentBodyCstNode[];
  RBrace: IToken[];
};

export interface ComponentHeaderCstNode extends CstNode {
  name: "componentHeader";
  children: ComponentHeaderCstChildren;
}

export type ComponentHeaderCstChildren = {
  component?: IToken[];
  award?: IToken[];
  Name: IToken[];
  grain: GrainCstNode[];
  scope?: ScopeCstNode[];
  Text?: IToken[];
};

export interface ComponentBodyCstNode extends CstNode {
  name: "componentBody";
  children: ComponentBodyCstChildren;
}

export type ComponentBodyCstChildren = {
  componentClause?: ComponentClauseCstNode[];
};

export interface ComponentClauseCstNode extends CstNode {
  name: "componentClause";
  children: ComponentClauseCstChildren;
}

export type ComponentClauseCstChildren = {
  payLine?: PayLineCstNode[];
  grantLine?: GrantLineCstNode[];
  shareLine?: ShareLineCstNode[];
  rankBlock?: RankBlockCstNode[];
  gateLine?: GateLineCstNode[];
  timesLine?: TimesLineCstNode[];
  floorLine?: FloorLineCstNode[];
  capLine?: CapLineCstNode[];
  budgetLine?: BudgetLineCstNode[];
  vestLine?: VestLineCstNode[];
  paidLine?: PaidLineCstNode[];
  finalLine?: FinalLineCstNode[];
  clauseLine?: ClauseLineCstNode[];
  roundLine?: RoundLineCstNode[];
};

export interface PayLineCstNode extends CstNode {
  name: "payLine";
  children: PayLineCstChildren;
}

export type PayLineCstChildren = {
  pay: IToken[];
  expression: ExpressionCstNode[];
  rateUse?: RateUseCstNode[];
};

export interface RateUseCstNode extends CstNode {
  name: "rateUse";
  children: RateUseCstChildren;
}

export type RateUseCstChildren = {
  at: IToken[];
  Name: IToken[];
  LParen: IToken[];
  expression: ExpressionCstNode[];
  RParen: IToken[];
};

export interface GrantLineCstNode extends CstNode {
  name: "grantLine";
  children: GrantLineCstChildren;
}

export type GrantLineCstChildren = {
  grant: IToken[];
  expression: ExpressionCstNode[];
  Text?: IToken[];
};

export interface ShareLineCstNode extends CstNode {
  name: "shareLine";
  children: ShareLineCstChildren;
}

export type ShareLineCstChildren = {
  share: IToken[];
  expression: ExpressionCstNode[];
  among: IToken[];
  Name: IToken[];
  split: SplitCstNode[];
  leavers: IToken[];
  included?: IToken[];
  excluded?: IToken[];
  by?: IToken[];
  days?: IToken[];
  leftoverPolicy: LeftoverPolicyCstNode[];
};

export interface RankBlockCstNode extends CstNode {
  name: "rankBlock";
  children: RankBlockCstChildren;
}

export type RankBlockCstChildren = {
  rankHeader: RankHeaderCstNode[];
  LBrace: IToken[];
  rankBody: RankBodyCstNode[];
  RBrace: IToken[];
};

export interface RankHeaderCstNode extends CstNode {
  name: "rankHeader";
  children: RankHeaderCstChildren;
}

export type RankHeaderCstChildren = {
  rank: IToken[];
  expression: (ExpressionCstNode)[];
  among: IToken[];
  Name: IToken[];
  ties: IToken[];
  each?: IToken[];
  pooled?: IToken[];
  tiebreak?: IToken[];
  field?: IToken[];
  Number?: IToken[];
};

export interface RankBodyCstNode extends CstNode {
  name: "rankBody";
  children: RankBodyCstChildren;
}

export type RankBodyCstChildren = {
  rankClause?: RankClauseCstNode[];
};

export interface RankClauseCstNode extends CstNode {
  name: "rankClause";
  children: RankClauseCstChildren;
}

export type RankClauseCstChildren = {
  place?: IToken[];
  Number?: (IToken)[];
  through?: IToken[];
  top?: IToken[];
  Percent?: IToken[];
  Colon: IToken[];
  expression: ExpressionCstNode[];
};

export interface GateLineCstNode extends CstNode {
  name: "gateLine";
  children: GateLineCstChildren;
}

export type GateLineCstChildren = {
  gate: IToken[];
  expression: ExpressionCstNode[];
  past?: IToken[];
  paid?: IToken[];
  lost?: IToken[];
};

export interface TimesLineCstNode extends CstNode {
  name: "timesLine";
  children: TimesLineCstChildren;
}

export type TimesLineCstChildren = {
  times: IToken[];
  expression: ExpressionCstNode[];
};

export interface FloorLineCstNode extends CstNode {
  name: "floorLine";
  children: FloorLineCstChildren;
}

export type FloorLineCstChildren = {
  floor: IToken[];
  expression: ExpressionCstNode[];
  perPeriod?: PerPeriodCstNode[];
};

export interface CapLineCstNode extends CstNode {
  name: "capLine";
  children: CapLineCstChildren;
}

export type CapLineCstChildren = {
  cap: IToken[];
  expression: ExpressionCstNode[];
  perPeriod?: PerPeriodCstNode[];
  excessPolicy: ExcessPolicyCstNode[];
};

export interface BudgetLineCstNode extends CstNode {
  name: "budgetLine";
  children: BudgetLineCstChildren;
}

export type BudgetLineCstChildren = {
  budget: IToken[];
  expression: ExpressionCstNode[];
  perPeriod?: PerPeriodCstNode[];
  overrun: IToken[];
  cut?: IToken[];
  stops?: IToken[];
  scaled?: IToken[];
};

export interface VestLineCstNode extends CstNode {
  name: "vestLine";
  children: VestLineCstChildren;
}

export type VestLineCstChildren = {
  vest: IToken[];
  Percent: IToken[];
  perPeriod: PerPeriodCstNode[];
  leftoverPolicy?: LeftoverPolicyCstNode[];
  vestLeavers?: VestLeaversCstNode[];
};

export interface VestLeaversCstNode extends CstNode {
  name: "vestLeavers";
  children: VestLeaversCstChildren;
}

export type VestLeaversCstChildren = {
  leavers: IToken[];
  included?: IToken[];
  excluded?: IToken[];
};

export interface PaidLineCstNode extends CstNode {
  name: "paidLine";
  children: PaidLineCstChildren;
}

export type PaidLineCstChildren = {
  paid: IToken[];
  perPeriod: PerPeriodCstNode[];
};

export interface ClauseLineCstNode extends CstNode {
  name: "clauseLine";
  children: ClauseLineCstChildren;
}

export type ClauseLineCstChildren = {
  clause: IToken[];
  Text: IToken[];
};

export interface PayoutStatementCstNode extends CstNode {
  name: "payoutStatement";
  children: PayoutStatementCstChildren;
}

export type PayoutStatementCstChildren = {
  payoutHeader: PayoutHeaderCstNode[];
  LBrace: IToken[];
  payoutBody: PayoutBodyCstNode[];
  RBrace: IToken[];
};

export interface PayoutHeaderCstNode extends CstNode {
  name: "payoutHeader";
  children: PayoutHeaderCstChildren;
}

export type PayoutHeaderCstChildren = {
  payout: IToken[];
  perPeriod: PerPeriodCstNode[];
  in?: IToken[];
  Code?: IToken[];
  on?: IToken[];
  earning?: IToken[];
  payday?: IToken[];
  scope?: ScopeCstNode[];
};

export interface PayoutBodyCstNode extends CstNode {
  name: "payoutBody";
  children: PayoutBodyCstChildren;
}

export type PayoutBodyCstChildren = {
  payoutClause?: PayoutClauseCstNode[];
};

export interface PayoutClauseCstNode extends CstNode {
  name: "payoutClause";
  children: PayoutClauseCstChildren;
}

export type PayoutClauseCstChildren = {
  payoutPay?: PayoutPayCstNode[];
  holdLine?: HoldLineCstNode[];
  drawLine?: DrawLineCstNode[];
  capLine?: CapLineCstNode[];
  negativeLine?: NegativeLineCstNode[];
  leaverLine?: LeaverLineCstNode[];
  roundLine?: RoundLineCstNode[];
};

export interface PayoutPayCstNode extends CstNode {
  name: "payoutPay";
  children: PayoutPayCstChildren;
}

export type PayoutPayCstChildren = {
  pay: IToken[];
  Name: IToken[];
  Comma?: IToken[];
};

export interface HoldLineCstNode extends CstNode {
  name: "holdLine";
  children: HoldLineCstChildren;
}

export type HoldLineCstChildren = {
  hold: IToken[];
  expression: (ExpressionCstNode)[];
  of: IToken[];
  Name: IToken[];
  until?: IToken[];
  released?: IToken[];
  by?: IToken[];
};

export interface DrawLineCstNode extends CstNode {
  name: "drawLine";
  children: DrawLineCstChildren;
}

export type DrawLineCstChildren = {
  draw: IToken[];
  expression: ExpressionCstNode[];
  advance?: IToken[];
  against?: IToken[];
  Name?: IToken[];
  Comma?: IToken[];
  recoverable?: IToken[];
  forgivenOn?: ForgivenOnCstNode[];
  nonrecoverable?: IToken[];
  from?: IToken[];
  Date?: (IToken)[];
  through?: IToken[];
};

export interface ForgivenOnCstNode extends CstNode {
  name: "forgivenOn";
  children: ForgivenOnCstChildren;
}

export type ForgivenOnCstChildren = {
  forgiven: IToken[];
  Date: IToken[];
};

export interface NegativeLineCstNode extends CstNode {
  name: "negativeLine";
  children: NegativeLineCstChildren;
}

export type NegativeLineCstChildren = {
  negative: IToken[];
  carried?: IToken[];
  collected?: IToken[];
};

export interface LeaverLineCstNode extends CstNode {
  name: "leaverLine";
  children: LeaverLineCstChildren;
}

export type LeaverLineCstChildren = {
  leaver: IToken[];
  owes?: IToken[];
  forgiven?: IToken[];
  held: IToken[];
  paid?: IToken[];
  lost?: IToken[];
  waits?: IToken[];
};

export interface JournalStatementCstNode extends CstNode {
  name: "journalStatement";
  children: JournalStatementCstChildren;
}

export type JournalStatementCstChildren = {
  journalHeader: JournalHeaderCstNode[];
  LBrace: IToken[];
  journalBody: JournalBodyCstNode[];
  RBrace: IToken[];
};

export interface JournalHeaderCstNode extends CstNode {
  name: "journalHeader";
  children: JournalHeaderCstChildren;
}

export type JournalHeaderCstChildren = {
  journal: IToken[];
  Name: (IToken)[];
  of: IToken[];
};

export interface JournalBodyCstNode extends CstNode {
  name: "journalBody";
  children: JournalBodyCstChildren;
}

export type JournalBodyCstChildren = {
  journalClause?: JournalClauseCstNode[];
};

export interface JournalClauseCstNode extends CstNode {
  name: "journalClause";
  children: JournalClauseCstChildren;
}

export type JournalClauseCstChildren = {
  whereLine?: WhereLineCstNode[];
  overLine?: OverLineCstNode[];
  entryLine?: EntryLineCstNode[];
};

export interface OverLineCstNode extends CstNode {
  name: "overLine";
  children: OverLineCstChildren;
}

export type OverLineCstChildren = {
  over: IToken[];
  expression: (ExpressionCstNode)[];
  from: IToken[];
  until?: IToken[];
  split: SplitCstNode[];
  leftoverPolicy: LeftoverPolicyCstNode[];
};

export interface EntryLineCstNode extends CstNode {
  name: "entryLine";
  children: EntryLineCstChildren;
}

export type EntryLineCstChildren = {
  dr: IToken[];
  Text: (IToken)[];
  cr: IToken[];
  on: IToken[];
  earning?: IToken[];
  payment?: IToken[];
  amortising?: IToken[];
  writeoff?: IToken[];
};

export interface GivenStatementCstNode extends CstNode {
  name: "givenStatement";
  children: GivenStatementCstChildren;
}

export type GivenStatementCstChildren = {
  givenHeader: GivenHeaderCstNode[];
  givenColumns?: GivenColumnsCstNode[];
  LBrace?: IToken[];
  givenBody?: GivenBodyCstNode[];
  RBrace?: IToken[];
  Equals?: IToken[];
  literal?: LiteralCstNode[];
};

export interface GivenHeaderCstNode extends CstNode {
  name: "givenHeader";
  children: GivenHeaderCstChildren;
}

export type GivenHeaderCstChildren = {
  given: IToken[];
  Name: IToken[];
};

export interface GivenColumnsCstNode extends CstNode {
  name: "givenColumns";
  children: GivenColumnsCstChildren;
}

export type GivenColumnsCstChildren = {
  LParen: IToken[];
  AnyWord: IToken[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface GivenBodyCstNode extends CstNode {
  name: "givenBody";
  children: GivenBodyCstChildren;
}

export type GivenBodyCstChildren = {
  givenClause?: GivenClauseCstNode[];
  Semicolon?: IToken[];
};

export interface GivenClauseCstNode extends CstNode {
  name: "givenClause";
  children: GivenClauseCstChildren;
}

export type GivenClauseCstChildren = {
  value: (ValueCstNode)[];
  Comma?: IToken[];
};

export interface ValueCstNode extends CstNode {
  name: "value";
  children: ValueCstChildren;
}

export type ValueCstChildren = {
  literal?: LiteralCstNode[];
  Name?: IToken[];
};

export interface TestStatementCstNode extends CstNode {
  name: "testStatement";
  children: TestStatementCstChildren;
}

export type TestStatementCstChildren = {
  testHeader: TestHeaderCstNode[];
  LBrace: IToken[];
  testBody: TestBodyCstNode[];
  RBrace: IToken[];
};

export interface TestHeaderCstNode extends CstNode {
  name: "testHeader";
  children: TestHeaderCstChildren;
}

export type TestHeaderCstChildren = {
  test: IToken[];
  Text: IToken[];
};

export interface TestBodyCstNode extends CstNode {
  name: "testBody";
  children: TestBodyCstChildren;
}

export type TestBodyCstChildren = {
  testClause?: TestClauseCstNode[];
};

export interface TestClauseCstNode extends CstNode {
  name: "testClause";
  children: TestClauseCstChildren;
}

export type TestClauseCstChildren = {
  givenStatement?: GivenStatementCstNode[];
  expectLine?: ExpectLineCstNode[];
};

export interface ExpectLineCstNode extends CstNode {
  name: "expectLine";
  children: ExpectLineCstChildren;
}

export type ExpectLineCstChildren = {
  expect: IToken[];
  path: PathCstNode[];
  for: IToken[];
  value: ValueCstNode[];
  Comma?: IToken[];
  Equals: IToken[];
  literal: LiteralCstNode[];
};

export interface ProveStatementCstNode extends CstNode {
  name: "proveStatement";
  children: ProveStatementCstChildren;
}

export type ProveStatementCstChildren = {
  proveHeader: ProveHeaderCstNode[];
  Colon: IToken[];
  proveClaim: ProveClaimCstNode[];
};

export interface ProveClaimCstNode extends CstNode {
  name: "proveClaim";
  children: ProveClaimCstChildren;
}

export type ProveClaimCstChildren = {
  expression: ExpressionCstNode[];
  never?: IToken[];
  direction?: (DirectionCstNode)[];
  as?: IToken[];
  path?: PathCstNode[];
  jumps?: IToken[];
  above?: IToken[];
  literal?: LiteralCstNode[];
  accepted?: IToken[];
  Text?: IToken[];
};

export interface DirectionCstNode extends CstNode {
  name: "direction";
  children: DirectionCstChildren;
}

export type DirectionCstChildren = {
  falls?: IToken[];
  rises?: IToken[];
};

export interface ProveHeaderCstNode extends CstNode {
  name: "proveHeader";
  children: ProveHeaderCstChildren;
}

export type ProveHeaderCstChildren = {
  prove: IToken[];
  Text: IToken[];
  grain?: GrainCstNode[];
};

export interface GrainCstNode extends CstNode {
  name: "grain";
  children: GrainCstChildren;
}

export type GrainCstChildren = {
  per: IToken[];
  Name: IToken[];
  Comma?: IToken[];
};

export interface PerPeriodCstNode extends CstNode {
  name: "perPeriod";
  children: PerPeriodCstChildren;
}

export type PerPeriodCstChildren = {
  per: IToken[];
  PeriodWord: IToken[];
};

export interface ScopeCstNode extends CstNode {
  name: "scope";
  children: ScopeCstChildren;
}

export type ScopeCstChildren = {
  for?: IToken[];
  Name?: IToken[];
  Text?: IToken[];
  since?: (SinceCstNode)[];
};

export interface SinceCstNode extends CstNode {
  name: "since";
  children: SinceCstChildren;
}

export type SinceCstChildren = {
  from: IToken[];
  Date: (IToken)[];
  through?: IToken[];
};

export interface ExcessPolicyCstNode extends CstNode {
  name: "excessPolicy";
  children: ExcessPolicyCstChildren;
}

export type ExcessPolicyCstChildren = {
  excess: IToken[];
  lost?: IToken[];
  carried?: IToken[];
  through?: IToken[];
  Date?: IToken[];
};

export interface SplitCstNode extends CstNode {
  name: "split";
  children: SplitCstChildren;
}

export type SplitCstChildren = {
  equally?: IToken[];
  by?: IToken[];
  expression?: ExpressionCstNode[];
};

export interface LeftoverPolicyCstNode extends CstNode {
  name: "leftoverPolicy";
  children: LeftoverPolicyCstChildren;
}

export type LeftoverPolicyCstChildren = {
  leftover: IToken[];
  largest?: IToken[];
  first?: IToken[];
  last?: IToken[];
  running?: IToken[];
};

export interface PathCstNode extends CstNode {
  name: "path";
  children: PathCstChildren;
}

export type PathCstChildren = {
  Name: IToken[];
  Dot?: IToken[];
  AnyWord?: IToken[];
};

export interface ExpressionCstNode extends CstNode {
  name: "expression";
  children: ExpressionCstChildren;
}

export type ExpressionCstChildren = {
  condition: (ConditionCstNode)[];
  operator?: OperatorCstNode[];
};

export interface ConditionCstNode extends CstNode {
  name: "condition";
  children: ConditionCstChildren;
}

export type ConditionCstChildren = {
  not?: IToken[];
  factor: FactorCstNode[];
};

export interface OperatorCstNode extends CstNode {
  name: "operator";
  children: OperatorCstChildren;
}

export type OperatorCstChildren = {
  else?: IToken[];
  or?: IToken[];
  and?: IToken[];
  Equals?: IToken[];
  NotEquals?: IToken[];
  Less?: IToken[];
  LessEquals?: IToken[];
  Greater?: IToken[];
  GreaterEquals?: IToken[];
  Bar?: IToken[];
  arithmeticOperator?: ArithmeticOperatorCstNode[];
};

export interface ArithmeticCstNode extends CstNode {
  name: "arithmetic";
  children: ArithmeticCstChildren;
}

export type ArithmeticCstChildren = {
  factor: (FactorCstNode)[];
  arithmeticOperator?: ArithmeticOperatorCstNode[];
};

export interface ArithmeticOperatorCstNode extends CstNode {
  name: "arithmeticOperator";
  children: ArithmeticOperatorCstChildren;
}

export type ArithmeticOperatorCstChildren = {
  Plus?: IToken[];
  Minus?: IToken[];
  Times?: IToken[];
  Divide?: IToken[];
};

export interface FactorCstNode extends CstNode {
  name: "factor";
  children: FactorCstChildren;
}

export type FactorCstChildren = {
  Minus?: IToken[];
  atom: AtomCstNode[];
  in?: IToken[];
  Code?: IToken[];
  on?: IToken[];
  path?: PathCstNode[];
};

export interface AtomCstNode extends CstNode {
  name: "atom";
  children: AtomCstChildren;
}

export type AtomCstChildren = {
  constant?: ConstantCstNode[];
  LParen?: IToken[];
  expression?: ExpressionCstNode[];
  RParen?: IToken[];
  aggregate?: AggregateCstNode[];
  choice?: ChoiceCstNode[];
  weightedList?: WeightedListCstNode[];
  reference?: ReferenceCstNode[];
};

export interface AggregateCstNode extends CstNode {
  name: "aggregate";
  children: AggregateCstChildren;
}

export type AggregateCstChildren = {
  AggregateWord: IToken[];
  LParen: IToken[];
  expression: (ExpressionCstNode)[];
  where?: IToken[];
  Comma?: IToken[];
  window?: WindowCstNode[];
  RParen: IToken[];
};

export interface WindowCstNode extends CstNode {
  name: "window";
  children: WindowCstChildren;
}

export type WindowCstChildren = {
  mtd?: IToken[];
  qtd?: IToken[];
  htd?: IToken[];
  ytd?: IToken[];
  last?: IToken[];
  Number?: IToken[];
  PeriodWord?: IToken[];
};

export interface ChoiceCstNode extends CstNode {
  name: "choice";
  children: ChoiceCstChildren;
}

export type ChoiceCstChildren = {
  HitWord: IToken[];
  LBrace: IToken[];
  choiceCase?: ChoiceCaseCstNode[];
  otherwiseLine?: OtherwiseLineCstNode[];
  RBrace: IToken[];
};

export interface ChoiceCaseCstNode extends CstNode {
  name: "choiceCase";
  children: ChoiceCaseCstChildren;
}

export type ChoiceCaseCstChildren = {
  when: IToken[];
  expression: (ExpressionCstNode)[];
  Colon: IToken[];
};

export interface WeightedListCstNode extends CstNode {
  name: "weightedList";
  children: WeightedListCstChildren;
}

export type WeightedListCstChildren = {
  weighted: IToken[];
  LBrace: IToken[];
  item?: ItemCstNode[];
  missingLine: MissingLineCstNode[];
  RBrace: IToken[];
};

export interface ReferenceCstNode extends CstNode {
  name: "reference";
  children: ReferenceCstChildren;
}

export type ReferenceCstChildren = {
  Name: IToken[];
  arguments?: ArgumentsCstNode[];
  Dot?: IToken[];
  AnyWord?: IToken[];
};

export interface ArgumentsCstNode extends CstNode {
  name: "arguments";
  children: ArgumentsCstChildren;
}

export type ArgumentsCstChildren = {
  LParen: IToken[];
  expression?: ExpressionCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface LiteralCstNode extends CstNode {
  name: "literal";
  children: LiteralCstChildren;
}

export type LiteralCstChildren = {
  Minus?: IToken[];
  constant: ConstantCstNode[];
};

export interface ConstantCstNode extends CstNode {
  name: "constant";
  children: ConstantCstChildren;
}

export type ConstantCstChildren = {
  Number?: IToken[];
  Money?: IToken[];
  Quantity?: IToken[];
  Percent?: IToken[];
  Date?: IToken[];
  Period?: IToken[];
  Text?: IToken[];
  yes?: IToken[];
  no?: IToken[];
  none?: IToken[];
};
