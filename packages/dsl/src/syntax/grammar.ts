/**
 * The grammar of plan texts, whole. It is LL(1) but for the gates, which say why they are needed; the
 * tree of every rule is turned into the plan's tree in `build/`. Each statement in braces has the shape
 * `xHeader "{" xBody "}"` with `xBody` a list of `xClause`, so that recovery can read each part alone.
 */

import {
  type CstNode,
  CstParser,
  EOF,
  type IParserErrorMessageProvider,
  type ParserMethod,
  type TokenType,
} from "chevrotain";
import {
  AggregateWord,
  AnyWord,
  Code,
  DateToken,
  HitWord,
  MoneyToken,
  Name,
  NumberToken,
  PercentToken,
  PeriodToken,
  PeriodWord,
  parsedTypes,
  QuantityToken,
  sign,
  TextToken,
  TypeName,
  word,
} from "./token-types.js";

export type Rule = ParserMethod<[], CstNode>;

/** What is wrong is told in recover/explain.ts: of an error only its place is used. */
const silent: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: () => "",
  buildNotAllInputParsedMessage: () => "",
  buildNoViableAltMessage: () => "",
  buildEarlyExitMessage: () => "",
};

export class PlanGrammar extends CstParser {
  constructor({ checked = false }: { readonly checked?: boolean } = {}) {
    super(parsedTypes, {
      maxLookahead: 1,
      recoveryEnabled: false,
      nodeLocationTracking: "onlyOffset",
      errorMessageProvider: silent,
      // The grammar does not change at run time: its test validates it, so that nobody else waits.
      skipValidations: !checked,
    });
    this.performSelfAnalysis();
  }

  // ---------------------------------------------------------------- file

  readonly file: Rule = this.RULE("file", () => {
    this.OPTION(() => this.SUBRULE(this.languageLine));
    this.MANY(() => this.SUBRULE(this.useStatement));
    this.MANY1(() => this.SUBRULE(this.statement));
  });

  readonly languageLine: Rule = this.RULE("languageLine", () => {
    this.CONSUME(word.language);
    this.CONSUME(NumberToken);
  });

  readonly useStatement: Rule = this.RULE("useStatement", () => {
    this.CONSUME(word.use);
    this.CONSUME(TextToken);
    this.OPTION(() => {
      this.CONSUME(sign.LBrace);
      this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.CONSUME(Name) });
      this.CONSUME(sign.RBrace);
    });
  });

  readonly statement: Rule = this.RULE("statement", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.planStatement) },
      { ALT: () => this.SUBRULE(this.dataStatement) },
      { ALT: () => this.SUBRULE(this.paramStatement) },
      { ALT: () => this.SUBRULE(this.tableStatement) },
      { ALT: () => this.SUBRULE(this.matrixStatement) },
      { ALT: () => this.SUBRULE(this.tiersStatement) },
      { ALT: () => this.SUBRULE(this.creditStatement) },
      { ALT: () => this.SUBRULE(this.figureStatement) },
      { ALT: () => this.SUBRULE(this.scorecardStatement) },
      { ALT: () => this.SUBRULE(this.goalStatement) },
      { ALT: () => this.SUBRULE(this.componentStatement) },
      { ALT: () => this.SUBRULE(this.payoutStatement) },
      { ALT: () => this.SUBRULE(this.journalStatement) },
      { ALT: () => this.SUBRULE(this.givenStatement) },
      { ALT: () => this.SUBRULE(this.testStatement) },
      { ALT: () => this.SUBRULE(this.proveStatement) },
    ]);
  });

  // ---------------------------------------------------------------- plan

  readonly planStatement: Rule = this.RULE("planStatement", () => {
    this.SUBRULE(this.planHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.planBody);
    this.CONSUME(sign.RBrace);
  });

  readonly planHeader: Rule = this.RULE("planHeader", () => {
    this.CONSUME(word.plan);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(TextToken));
  });

  readonly planBody: Rule = this.RULE("planBody", () => {
    this.MANY(() => this.SUBRULE(this.planClause));
  });

  readonly planClause: Rule = this.RULE("planClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.effectiveLine) },
      { ALT: () => this.SUBRULE(this.currencyLine) },
      { ALT: () => this.SUBRULE(this.payeesLine) },
      { ALT: () => this.SUBRULE(this.exchangeLine) },
      { ALT: () => this.SUBRULE(this.changesLine) },
      { ALT: () => this.SUBRULE(this.fiscalLine) },
      { ALT: () => this.SUBRULE(this.roundLine) },
    ]);
  });

  readonly effectiveLine: Rule = this.RULE("effectiveLine", () => {
    this.CONSUME(word.effective);
    this.CONSUME(word.from);
    this.CONSUME(DateToken);
    this.CONSUME(word.through);
    this.CONSUME1(DateToken);
  });

  readonly currencyLine: Rule = this.RULE("currencyLine", () => {
    this.CONSUME(word.currency);
    this.CONSUME(Code);
  });

  readonly payeesLine: Rule = this.RULE("payeesLine", () => {
    this.CONSUME(word.payees);
    this.CONSUME(word.where);
    this.SUBRULE(this.expression);
  });

  readonly exchangeLine: Rule = this.RULE("exchangeLine", () => {
    this.CONSUME(word.exchange);
    this.CONSUME(Name);
  });

  readonly changesLine: Rule = this.RULE("changesLine", () => {
    this.CONSUME(word.changes);
    this.OR([
      { ALT: () => this.CONSUME(word.opening) },
      { ALT: () => this.CONSUME(word.closing) },
      {
        ALT: () => {
          this.CONSUME(word.by);
          this.CONSUME(word.days);
        },
      },
    ]);
  });

  readonly fiscalLine: Rule = this.RULE("fiscalLine", () => {
    this.CONSUME(word.fiscal);
    this.CONSUME(word.from);
    this.CONSUME(Name);
    this.CONSUME(word.named);
    this.oneOf(word.start, word.end);
  });

  readonly roundLine: Rule = this.RULE("roundLine", () => {
    this.CONSUME(word.round);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.half);
          this.OR1([{ ALT: () => this.CONSUME(word.even) }, { ALT: () => this.CONSUME(word.up) }]);
        },
      },
      { ALT: () => this.CONSUME1(word.up) },
      { ALT: () => this.CONSUME(word.down) },
    ]);
    this.OPTION(() => {
      this.CONSUME(NumberToken);
      this.CONSUME(word.places);
    });
  });

  // ---------------------------------------------------------------- data and param

  readonly dataStatement: Rule = this.RULE("dataStatement", () => {
    this.SUBRULE(this.dataHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.dataBody);
    this.CONSUME(sign.RBrace);
  });

  readonly dataHeader: Rule = this.RULE("dataHeader", () => {
    this.CONSUME(word.data);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(word.dated));
    this.OPTION1(() => this.CONSUME(TextToken));
  });

  readonly dataBody: Rule = this.RULE("dataBody", () => {
    this.MANY(() => this.SUBRULE(this.dataClause));
  });

  /** A column. */
  readonly dataClause: Rule = this.RULE("dataClause", () => {
    this.CONSUME(AnyWord);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.type);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(sign.Equals);
          this.SUBRULE(this.expression);
        },
      },
      { ALT: () => this.SUBRULE(this.modifiers) },
    ]);
  });

  readonly modifiers: Rule = this.RULE("modifiers", () => {
    this.MANY({ GATE: this.notAColumn, DEF: () => this.SUBRULE(this.modifier) });
  });

  readonly modifier: Rule = this.RULE("modifier", () => {
    this.OR([
      { ALT: () => this.CONSUME(word.key) },
      { ALT: () => this.CONSUME(word.optional) },
      {
        ALT: () => {
          this.CONSUME(word.default);
          this.SUBRULE(this.literal);
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.header);
          this.CONSUME(TextToken);
        },
      },
    ]);
  });

  readonly type: Rule = this.RULE("type", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.money);
          this.OPTION({
            GATE: this.notAColumn,
            DEF: () => {
              this.OR1([{ ALT: () => this.CONSUME(Code) }, { ALT: () => this.CONSUME(word.mixed) }]);
            },
          });
          this.OPTION1({
            GATE: this.notAColumn,
            DEF: () => {
              this.CONSUME(word.per);
              this.CONSUME(PeriodWord);
            },
          });
        },
      },
      { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: sign.Bar, DEF: () => this.CONSUME(TextToken) }) },
      { ALT: () => this.CONSUME(TypeName) },
    ]);
  });

  readonly paramStatement: Rule = this.RULE("paramStatement", () => {
    this.SUBRULE(this.paramHeader);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(sign.Equals);
          this.SUBRULE(this.expression);
        },
      },
      {
        ALT: () => {
          this.CONSUME(sign.LBrace);
          this.SUBRULE(this.paramBody);
          this.CONSUME(sign.RBrace);
        },
      },
    ]);
  });

  readonly paramHeader: Rule = this.RULE("paramHeader", () => {
    this.CONSUME(word.param);
    this.CONSUME(Name);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.type);
  });

  readonly paramBody: Rule = this.RULE("paramBody", () => {
    this.MANY(() => this.SUBRULE(this.paramClause));
  });

  readonly paramClause: Rule = this.RULE("paramClause", () => {
    this.SUBRULE(this.scope);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.expression);
  });

  // ---------------------------------------------------------------- tables

  readonly tableStatement: Rule = this.RULE("tableStatement", () => {
    this.SUBRULE(this.tableHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.tableBody);
    this.CONSUME(sign.RBrace);
  });

  readonly tableHeader: Rule = this.RULE("tableHeader", () => {
    this.CONSUME(word.table);
    this.CONSUME(Name);
    this.CONSUME(sign.LParen);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.CONSUME1(Name) });
    this.CONSUME(sign.RParen);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.type);
    this.CONSUME(HitWord);
    this.OPTION(() => this.SUBRULE(this.scope));
  });

  readonly tableBody: Rule = this.RULE("tableBody", () => {
    this.MANY(() => this.SUBRULE(this.tableClause));
  });

  readonly tableClause: Rule = this.RULE("tableClause", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.tableRow) }, { ALT: () => this.SUBRULE(this.otherwiseLine) }]);
  });

  readonly tableRow: Rule = this.RULE("tableRow", () => {
    this.CONSUME(word.when);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.cell) });
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.expression);
  });

  readonly cell: Rule = this.RULE("cell", () => {
    this.OR([
      { ALT: () => this.CONSUME(word.any) },
      {
        ALT: () => {
          this.SUBRULE(this.lowerBound);
          this.OPTION(() => this.SUBRULE(this.upperBound));
        },
      },
      { ALT: () => this.SUBRULE1(this.upperBound) },
      { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: sign.Bar, DEF: () => this.SUBRULE(this.literal) }) },
    ]);
  });

  readonly lowerBound: Rule = this.RULE("lowerBound", () => {
    this.oneOf(word.from, word.above);
    this.SUBRULE(this.literal);
  });

  readonly upperBound: Rule = this.RULE("upperBound", () => {
    this.oneOf(word.below, word.through);
    this.SUBRULE(this.literal);
  });

  readonly otherwiseLine: Rule = this.RULE("otherwiseLine", () => {
    this.CONSUME(word.otherwise);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.expression);
  });

  readonly matrixStatement: Rule = this.RULE("matrixStatement", () => {
    this.SUBRULE(this.matrixHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.matrixBody);
    this.CONSUME(sign.RBrace);
  });

  readonly matrixHeader: Rule = this.RULE("matrixHeader", () => {
    this.CONSUME(word.matrix);
    this.CONSUME(Name);
    this.CONSUME(sign.LParen);
    this.SUBRULE(this.axis);
    this.CONSUME(sign.Comma);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE1(this.axis) });
    this.CONSUME(sign.RParen);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => this.SUBRULE(this.scope));
  });

  readonly axis: Rule = this.RULE("axis", () => {
    this.CONSUME(Name);
    this.oneOf(word.stepped, word.interpolated);
  });

  readonly matrixBody: Rule = this.RULE("matrixBody", () => {
    this.MANY(() => this.SUBRULE(this.matrixClause));
  });

  readonly matrixClause: Rule = this.RULE("matrixClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.acrossLine) },
      { ALT: () => this.SUBRULE(this.matrixRow) },
      { ALT: () => this.SUBRULE(this.matrixBeyond) },
    ]);
  });

  readonly acrossLine: Rule = this.RULE("acrossLine", () => {
    this.CONSUME(word.across);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.edge) });
  });

  readonly matrixRow: Rule = this.RULE("matrixRow", () => {
    this.CONSUME(word.row);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.edge) });
    this.CONSUME(sign.Colon);
    this.AT_LEAST_ONE_SEP1({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.expression) });
  });

  readonly edge: Rule = this.RULE("edge", () => {
    this.oneOf(word.from, word.above);
    this.SUBRULE(this.arithmetic);
  });

  readonly matrixBeyond: Rule = this.RULE("matrixBeyond", () => {
    this.CONSUME(word.beyond);
    this.oneOf(word.flat, word.fault);
  });

  readonly tiersStatement: Rule = this.RULE("tiersStatement", () => {
    this.SUBRULE(this.tiersHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.tiersBody);
    this.CONSUME(sign.RBrace);
  });

  readonly tiersHeader: Rule = this.RULE("tiersHeader", () => {
    this.CONSUME(word.tiers);
    this.CONSUME(Name);
    this.SUBRULE(this.mode);
    this.OPTION(() => this.SUBRULE(this.scope));
  });

  readonly mode: Rule = this.RULE("mode", () => {
    this.OR([
      { ALT: () => this.CONSUME(word.marginal) },
      { ALT: () => this.CONSUME(word.retroactive) },
      { ALT: () => this.CONSUME(word.reached) },
      {
        ALT: () => {
          this.CONSUME(word.top);
          this.CONSUME(word.rate);
          this.CONSUME(word.above);
          this.SUBRULE(this.arithmetic);
        },
      },
      { ALT: () => this.CONSUME(word.curve) },
      { ALT: () => this.CONSUME(word.accumulating) },
    ]);
  });

  readonly tiersBody: Rule = this.RULE("tiersBody", () => {
    this.MANY(() => this.SUBRULE(this.tiersClause));
  });

  readonly tiersClause: Rule = this.RULE("tiersClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.tierRow) },
      { ALT: () => this.SUBRULE(this.endLine) },
      { ALT: () => this.SUBRULE(this.tiersBeyond) },
    ]);
  });

  readonly tierRow: Rule = this.RULE("tierRow", () => {
    this.oneOf(word.below, word.from, word.above);
    this.SUBRULE(this.arithmetic);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(word.plus);
      this.SUBRULE1(this.expression);
    });
  });

  readonly tiersBeyond: Rule = this.RULE("tiersBeyond", () => {
    this.CONSUME(word.beyond);
    this.oneOf(word.flat, word.rising);
  });

  readonly endLine: Rule = this.RULE("endLine", () => {
    this.CONSUME(word.end);
    this.SUBRULE(this.arithmetic);
  });

  // ---------------------------------------------------------------- credit and figures

  readonly creditStatement: Rule = this.RULE("creditStatement", () => {
    this.SUBRULE(this.creditHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.creditBody);
    this.CONSUME(sign.RBrace);
  });

  readonly creditHeader: Rule = this.RULE("creditHeader", () => {
    this.CONSUME(word.credit);
    this.CONSUME(Name);
    this.CONSUME(word.of);
    this.CONSUME1(Name);
    this.OPTION(() => {
      this.CONSUME(word.on);
      this.CONSUME2(Name);
    });
    this.OPTION1(() => this.SUBRULE(this.scope));
  });

  readonly creditBody: Rule = this.RULE("creditBody", () => {
    this.MANY(() => this.SUBRULE(this.creditClause));
  });

  readonly creditClause: Rule = this.RULE("creditClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.whereLine) },
      { ALT: () => this.SUBRULE(this.worthLine) },
      { ALT: () => this.SUBRULE(this.receiverLine) },
      { ALT: () => this.SUBRULE(this.finalLine) },
    ]);
  });

  readonly whereLine: Rule = this.RULE("whereLine", () => {
    this.CONSUME(word.where);
    this.SUBRULE(this.expression);
  });

  readonly worthLine: Rule = this.RULE("worthLine", () => {
    this.CONSUME(word.worth);
    this.SUBRULE(this.expression);
  });

  readonly receiverLine: Rule = this.RULE("receiverLine", () => {
    this.oneOf(word.to, word.overlay);
    this.SUBRULE(this.path);
    this.OR1([{ ALT: () => this.CONSUME(word.rest) }, { ALT: () => this.SUBRULE(this.arithmetic) }]);
    this.OPTION(() => {
      this.CONSUME(word.if);
      this.CONSUME(word.any);
    });
  });

  readonly finalLine: Rule = this.RULE("finalLine", () => {
    this.CONSUME(word.final);
    this.CONSUME(word.after);
    this.SUBRULE(this.arithmetic);
  });

  readonly figureStatement: Rule = this.RULE("figureStatement", () => {
    this.SUBRULE(this.figureHeader);
    this.CONSUME(sign.Equals);
    this.SUBRULE(this.expression);
  });

  readonly figureHeader: Rule = this.RULE("figureHeader", () => {
    this.oneOf(word.measure, word.quota);
    this.CONSUME(Name);
    this.SUBRULE(this.grain);
    this.OPTION(() => this.SUBRULE(this.scope));
  });

  // ---------------------------------------------------------------- scorecard and goal

  readonly scorecardStatement: Rule = this.RULE("scorecardStatement", () => {
    this.SUBRULE(this.scorecardHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.scorecardBody);
    this.CONSUME(sign.RBrace);
  });

  readonly scorecardHeader: Rule = this.RULE("scorecardHeader", () => {
    this.CONSUME(word.scorecard);
    this.CONSUME(Name);
    this.SUBRULE(this.grain);
    this.OPTION(() => this.SUBRULE(this.scope));
  });

  readonly scorecardBody: Rule = this.RULE("scorecardBody", () => {
    this.MANY(() => this.SUBRULE(this.scorecardClause));
  });

  readonly scorecardClause: Rule = this.RULE("scorecardClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.item) },
      { ALT: () => this.SUBRULE(this.missingLine) },
      { ALT: () => this.SUBRULE(this.gradeBlock) },
    ]);
  });

  readonly item: Rule = this.RULE("item", () => {
    this.CONSUME(PercentToken);
    this.CONSUME(Name);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.SUBRULE(this.itemFloor));
    this.OPTION1(() => this.SUBRULE(this.itemCap));
  });

  readonly itemFloor: Rule = this.RULE("itemFloor", () => {
    this.CONSUME(word.floor);
    this.SUBRULE(this.expression);
  });

  readonly itemCap: Rule = this.RULE("itemCap", () => {
    this.CONSUME(word.cap);
    this.SUBRULE(this.expression);
  });

  readonly missingLine: Rule = this.RULE("missingLine", () => {
    this.CONSUME(word.missing);
    this.oneOf(word.shared, word.zero, word.fault);
  });

  readonly gradeBlock: Rule = this.RULE("gradeBlock", () => {
    this.SUBRULE(this.gradeHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.gradeBody);
    this.CONSUME(sign.RBrace);
  });

  readonly gradeHeader: Rule = this.RULE("gradeHeader", () => {
    this.CONSUME(word.grade);
  });

  readonly gradeBody: Rule = this.RULE("gradeBody", () => {
    this.MANY(() => this.SUBRULE(this.gradeClause));
  });

  readonly gradeClause: Rule = this.RULE("gradeClause", () => {
    this.SUBRULE(this.edge);
    this.CONSUME(sign.Colon);
    this.CONSUME(TextToken);
  });

  readonly goalStatement: Rule = this.RULE("goalStatement", () => {
    this.SUBRULE(this.goalHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.goalBody);
    this.CONSUME(sign.RBrace);
  });

  readonly goalHeader: Rule = this.RULE("goalHeader", () => {
    this.CONSUME(word.goal);
    this.CONSUME(Name);
    this.SUBRULE(this.grain);
    this.OPTION(() => this.SUBRULE(this.scope));
    this.CONSUME(sign.Equals);
    this.SUBRULE(this.expression);
  });

  readonly goalBody: Rule = this.RULE("goalBody", () => {
    this.MANY(() => this.SUBRULE(this.goalClause));
  });

  readonly goalClause: Rule = this.RULE("goalClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.coverLine) },
      { ALT: () => this.SUBRULE(this.levelLine) },
      { ALT: () => this.SUBRULE(this.phaseLine) },
      { ALT: () => this.SUBRULE(this.goalRound) },
    ]);
  });

  readonly coverLine: Rule = this.RULE("coverLine", () => {
    this.CONSUME(word.cover);
    this.SUBRULE(this.expression);
  });

  readonly levelLine: Rule = this.RULE("levelLine", () => {
    this.CONSUME(word.level);
    this.CONSUME(Name);
    this.SUBRULE(this.split);
    this.OPTION(() => {
      this.CONSUME(word.from);
      this.SUBRULE(this.arithmetic);
      this.CONSUME(word.through);
      this.SUBRULE1(this.arithmetic);
      this.CONSUME(word.of);
      this.SUBRULE(this.expression);
      this.CONSUME(word.clipped);
      this.oneOf(word.shared, word.dropped);
    });
  });

  readonly phaseLine: Rule = this.RULE("phaseLine", () => {
    this.CONSUME(word.phase);
    this.CONSUME(PeriodWord);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.arithmetic) });
  });

  readonly goalRound: Rule = this.RULE("goalRound", () => {
    this.SUBRULE(this.roundLine);
    this.SUBRULE(this.leftoverPolicy);
  });

  // ---------------------------------------------------------------- component

  readonly componentStatement: Rule = this.RULE("componentStatement", () => {
    this.SUBRULE(this.componentHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.componentBody);
    this.CONSUME(sign.RBrace);
  });

  readonly componentHeader: Rule = this.RULE("componentHeader", () => {
    this.oneOf(word.component, word.award);
    this.CONSUME(Name);
    this.SUBRULE(this.grain);
    this.OPTION(() => this.SUBRULE(this.scope));
    this.OPTION1(() => this.CONSUME(TextToken));
  });

  readonly componentBody: Rule = this.RULE("componentBody", () => {
    this.MANY(() => this.SUBRULE(this.componentClause));
  });

  readonly componentClause: Rule = this.RULE("componentClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.payLine) },
      { ALT: () => this.SUBRULE(this.grantLine) },
      { ALT: () => this.SUBRULE(this.shareLine) },
      { ALT: () => this.SUBRULE(this.rankBlock) },
      { ALT: () => this.SUBRULE(this.gateLine) },
      { ALT: () => this.SUBRULE(this.timesLine) },
      { ALT: () => this.SUBRULE(this.floorLine) },
      { ALT: () => this.SUBRULE(this.capLine) },
      { ALT: () => this.SUBRULE(this.budgetLine) },
      { ALT: () => this.SUBRULE(this.vestLine) },
      { ALT: () => this.SUBRULE(this.paidLine) },
      { ALT: () => this.SUBRULE(this.finalLine) },
      { ALT: () => this.SUBRULE(this.clauseLine) },
      { ALT: () => this.SUBRULE(this.roundLine) },
    ]);
  });

  readonly payLine: Rule = this.RULE("payLine", () => {
    this.CONSUME(word.pay);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.SUBRULE(this.rateUse));
  });

  readonly rateUse: Rule = this.RULE("rateUse", () => {
    this.CONSUME(word.at);
    this.CONSUME(Name);
    this.CONSUME(sign.LParen);
    this.SUBRULE(this.expression);
    this.CONSUME(sign.RParen);
  });

  readonly grantLine: Rule = this.RULE("grantLine", () => {
    this.CONSUME(word.grant);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.CONSUME(TextToken));
  });

  readonly shareLine: Rule = this.RULE("shareLine", () => {
    this.CONSUME(word.share);
    this.SUBRULE(this.expression);
    this.CONSUME(word.among);
    this.CONSUME(Name);
    this.SUBRULE(this.split);
    this.CONSUME(word.leavers);
    this.OR([
      { ALT: () => this.CONSUME(word.included) },
      { ALT: () => this.CONSUME(word.excluded) },
      {
        ALT: () => {
          this.CONSUME(word.by);
          this.CONSUME(word.days);
        },
      },
    ]);
    this.SUBRULE(this.leftoverPolicy);
  });

  readonly rankBlock: Rule = this.RULE("rankBlock", () => {
    this.SUBRULE(this.rankHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.rankBody);
    this.CONSUME(sign.RBrace);
  });

  readonly rankHeader: Rule = this.RULE("rankHeader", () => {
    this.CONSUME(word.rank);
    this.SUBRULE(this.expression);
    this.CONSUME(word.among);
    this.CONSUME(Name);
    this.CONSUME(word.ties);
    this.OR([
      { ALT: () => this.CONSUME(word.each) },
      { ALT: () => this.CONSUME(word.pooled) },
      {
        ALT: () => {
          this.CONSUME(word.tiebreak);
          this.SUBRULE1(this.expression);
        },
      },
    ]);
    this.OPTION(() => {
      this.CONSUME(word.field);
      this.CONSUME(NumberToken);
    });
  });

  readonly rankBody: Rule = this.RULE("rankBody", () => {
    this.MANY(() => this.SUBRULE(this.rankClause));
  });

  readonly rankClause: Rule = this.RULE("rankClause", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.place);
          this.CONSUME(NumberToken);
          this.OPTION(() => {
            this.CONSUME(word.through);
            this.CONSUME1(NumberToken);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.top);
          this.OR1([{ ALT: () => this.CONSUME2(NumberToken) }, { ALT: () => this.CONSUME(PercentToken) }]);
        },
      },
    ]);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.expression);
  });

  readonly gateLine: Rule = this.RULE("gateLine", () => {
    this.CONSUME(word.gate);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(word.past);
      this.oneOf(word.paid, word.lost);
    });
  });

  readonly timesLine: Rule = this.RULE("timesLine", () => {
    this.CONSUME(word.times);
    this.SUBRULE(this.expression);
  });

  readonly floorLine: Rule = this.RULE("floorLine", () => {
    this.CONSUME(word.floor);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.SUBRULE(this.perPeriod));
  });

  readonly capLine: Rule = this.RULE("capLine", () => {
    this.CONSUME(word.cap);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.SUBRULE(this.perPeriod));
    this.SUBRULE(this.excessPolicy);
  });

  readonly budgetLine: Rule = this.RULE("budgetLine", () => {
    this.CONSUME(word.budget);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.SUBRULE(this.perPeriod));
    this.CONSUME(word.overrun);
    this.oneOf(word.cut, word.stops, word.scaled);
  });

  readonly vestLine: Rule = this.RULE("vestLine", () => {
    this.CONSUME(word.vest);
    this.CONSUME(PercentToken);
    this.SUBRULE(this.perPeriod);
    this.OPTION(() => this.SUBRULE(this.leftoverPolicy));
    this.OPTION1(() => this.SUBRULE(this.vestLeavers));
  });

  readonly vestLeavers: Rule = this.RULE("vestLeavers", () => {
    this.CONSUME(word.leavers);
    this.oneOf(word.included, word.excluded);
  });

  readonly paidLine: Rule = this.RULE("paidLine", () => {
    this.CONSUME(word.paid);
    this.SUBRULE(this.perPeriod);
  });

  readonly clauseLine: Rule = this.RULE("clauseLine", () => {
    this.CONSUME(word.clause);
    this.CONSUME(TextToken);
  });

  // ---------------------------------------------------------------- payout and journal

  readonly payoutStatement: Rule = this.RULE("payoutStatement", () => {
    this.SUBRULE(this.payoutHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.payoutBody);
    this.CONSUME(sign.RBrace);
  });

  readonly payoutHeader: Rule = this.RULE("payoutHeader", () => {
    this.CONSUME(word.payout);
    this.SUBRULE(this.perPeriod);
    this.OPTION(() => {
      this.CONSUME(word.in);
      this.CONSUME(Code);
      this.CONSUME(word.on);
      this.oneOf(word.earning, word.payday);
    });
    this.OPTION1(() => this.SUBRULE(this.scope));
  });

  readonly payoutBody: Rule = this.RULE("payoutBody", () => {
    this.MANY(() => this.SUBRULE(this.payoutClause));
  });

  readonly payoutClause: Rule = this.RULE("payoutClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.payoutPay) },
      { ALT: () => this.SUBRULE(this.holdLine) },
      { ALT: () => this.SUBRULE(this.drawLine) },
      { ALT: () => this.SUBRULE(this.capLine) },
      { ALT: () => this.SUBRULE(this.negativeLine) },
      { ALT: () => this.SUBRULE(this.leaverLine) },
      { ALT: () => this.SUBRULE(this.roundLine) },
    ]);
  });

  readonly payoutPay: Rule = this.RULE("payoutPay", () => {
    this.CONSUME(word.pay);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.CONSUME(Name) });
  });

  readonly holdLine: Rule = this.RULE("holdLine", () => {
    this.CONSUME(word.hold);
    this.SUBRULE(this.expression);
    this.CONSUME(word.of);
    this.CONSUME(Name);
    this.OR([
      { ALT: () => this.CONSUME(word.until) },
      {
        ALT: () => {
          this.CONSUME(word.released);
          this.CONSUME(word.by);
        },
      },
    ]);
    this.SUBRULE1(this.expression);
  });

  readonly drawLine: Rule = this.RULE("drawLine", () => {
    this.CONSUME(word.draw);
    this.SUBRULE(this.expression);
    this.OPTION(() => this.CONSUME(word.advance));
    this.OPTION1(() => {
      this.CONSUME(word.against);
      this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.CONSUME(Name) });
    });
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.recoverable);
          this.OPTION2(() => this.SUBRULE(this.forgivenOn));
        },
      },
      { ALT: () => this.CONSUME(word.nonrecoverable) },
    ]);
    this.OPTION3(() => {
      this.CONSUME(word.from);
      this.CONSUME(DateToken);
      this.CONSUME(word.through);
      this.CONSUME1(DateToken);
    });
  });

  readonly forgivenOn: Rule = this.RULE("forgivenOn", () => {
    this.CONSUME(word.forgiven);
    this.CONSUME(DateToken);
  });

  readonly negativeLine: Rule = this.RULE("negativeLine", () => {
    this.CONSUME(word.negative);
    this.oneOf(word.carried, word.collected);
  });

  readonly leaverLine: Rule = this.RULE("leaverLine", () => {
    this.CONSUME(word.leaver);
    this.oneOf(word.owes, word.forgiven);
    this.CONSUME(word.held);
    this.OR1([
      { ALT: () => this.CONSUME(word.paid) },
      { ALT: () => this.CONSUME(word.lost) },
      { ALT: () => this.CONSUME(word.waits) },
    ]);
  });

  readonly journalStatement: Rule = this.RULE("journalStatement", () => {
    this.SUBRULE(this.journalHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.journalBody);
    this.CONSUME(sign.RBrace);
  });

  readonly journalHeader: Rule = this.RULE("journalHeader", () => {
    this.CONSUME(word.journal);
    this.CONSUME(Name);
    this.CONSUME(word.of);
    this.CONSUME1(Name);
  });

  readonly journalBody: Rule = this.RULE("journalBody", () => {
    this.MANY(() => this.SUBRULE(this.journalClause));
  });

  readonly journalClause: Rule = this.RULE("journalClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.whereLine) },
      { ALT: () => this.SUBRULE(this.overLine) },
      { ALT: () => this.SUBRULE(this.entryLine) },
    ]);
  });

  readonly overLine: Rule = this.RULE("overLine", () => {
    this.CONSUME(word.over);
    this.SUBRULE(this.expression);
    this.CONSUME(word.from);
    this.SUBRULE1(this.expression);
    this.OPTION(() => {
      this.CONSUME(word.until);
      this.SUBRULE2(this.expression);
    });
    this.SUBRULE(this.split);
    this.SUBRULE(this.leftoverPolicy);
  });

  readonly entryLine: Rule = this.RULE("entryLine", () => {
    this.CONSUME(word.dr);
    this.CONSUME(TextToken);
    this.CONSUME(word.cr);
    this.CONSUME1(TextToken);
    this.CONSUME(word.on);
    this.oneOf(word.earning, word.payment, word.amortising, word.writeoff);
  });

  // ---------------------------------------------------------------- claims

  readonly givenStatement: Rule = this.RULE("givenStatement", () => {
    this.SUBRULE(this.givenHeader);
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.givenColumns);
          this.CONSUME(sign.LBrace);
          this.SUBRULE(this.givenBody);
          this.CONSUME(sign.RBrace);
        },
      },
      {
        ALT: () => {
          this.CONSUME(sign.Equals);
          this.SUBRULE(this.literal);
        },
      },
    ]);
  });

  readonly givenHeader: Rule = this.RULE("givenHeader", () => {
    this.CONSUME(word.given);
    this.CONSUME(Name);
  });

  readonly givenColumns: Rule = this.RULE("givenColumns", () => {
    this.CONSUME(sign.LParen);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.CONSUME(AnyWord) });
    this.CONSUME(sign.RParen);
  });

  readonly givenBody: Rule = this.RULE("givenBody", () => {
    this.MANY({
      GATE: this.rowMayBegin,
      DEF: () => {
        this.SUBRULE(this.givenClause);
        this.OPTION(() => this.CONSUME(sign.Semicolon));
      },
    });
  });

  /** A row: the only place where a line break counts. */
  readonly givenClause: Rule = this.RULE("givenClause", () => {
    this.SUBRULE(this.value);
    this.MANY({
      GATE: this.rowGoesOn,
      DEF: () => {
        this.CONSUME(sign.Comma);
        this.SUBRULE1(this.value);
      },
    });
  });

  readonly value: Rule = this.RULE("value", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.literal) }, { ALT: () => this.CONSUME(Name) }]);
  });

  readonly testStatement: Rule = this.RULE("testStatement", () => {
    this.SUBRULE(this.testHeader);
    this.CONSUME(sign.LBrace);
    this.SUBRULE(this.testBody);
    this.CONSUME(sign.RBrace);
  });

  readonly testHeader: Rule = this.RULE("testHeader", () => {
    this.CONSUME(word.test);
    this.CONSUME(TextToken);
  });

  readonly testBody: Rule = this.RULE("testBody", () => {
    this.MANY(() => this.SUBRULE(this.testClause));
  });

  readonly testClause: Rule = this.RULE("testClause", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.givenStatement) }, { ALT: () => this.SUBRULE(this.expectLine) }]);
  });

  readonly expectLine: Rule = this.RULE("expectLine", () => {
    this.CONSUME(word.expect);
    this.SUBRULE(this.path);
    this.CONSUME(word.for);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.value) });
    this.CONSUME(sign.Equals);
    this.SUBRULE(this.literal);
  });

  readonly proveStatement: Rule = this.RULE("proveStatement", () => {
    this.SUBRULE(this.proveHeader);
    this.CONSUME(sign.Colon);
    this.SUBRULE(this.proveClaim);
  });

  readonly proveClaim: Rule = this.RULE("proveClaim", () => {
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(word.never);
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.direction);
            this.CONSUME(word.as);
            this.SUBRULE(this.path);
            this.SUBRULE1(this.direction);
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.jumps);
            this.CONSUME(word.above);
            this.SUBRULE(this.literal);
          },
        },
      ]);
    });
    this.OPTION1(() => {
      this.CONSUME(word.accepted);
      this.CONSUME(TextToken);
    });
  });

  readonly direction: Rule = this.RULE("direction", () => {
    this.oneOf(word.falls, word.rises);
  });

  readonly proveHeader: Rule = this.RULE("proveHeader", () => {
    this.CONSUME(word.prove);
    this.CONSUME(TextToken);
    this.OPTION(() => this.SUBRULE(this.grain));
  });

  // ---------------------------------------------------------------- shared parts

  readonly grain: Rule = this.RULE("grain", () => {
    this.CONSUME(word.per);
    this.AT_LEAST_ONE_SEP({ SEP: sign.Comma, DEF: () => this.CONSUME(Name) });
  });

  readonly perPeriod: Rule = this.RULE("perPeriod", () => {
    this.CONSUME(word.per);
    this.CONSUME(PeriodWord);
  });

  readonly scope: Rule = this.RULE("scope", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.for);
          this.OR1([{ ALT: () => this.CONSUME(Name) }, { ALT: () => this.CONSUME(TextToken) }]);
          this.OPTION(() => this.SUBRULE(this.since));
        },
      },
      { ALT: () => this.SUBRULE1(this.since) },
    ]);
  });

  readonly since: Rule = this.RULE("since", () => {
    this.CONSUME(word.from);
    this.CONSUME(DateToken);
    this.OPTION(() => {
      this.CONSUME(word.through);
      this.CONSUME1(DateToken);
    });
  });

  readonly excessPolicy: Rule = this.RULE("excessPolicy", () => {
    this.CONSUME(word.excess);
    this.OR([
      { ALT: () => this.CONSUME(word.lost) },
      {
        ALT: () => {
          this.CONSUME(word.carried);
          this.CONSUME(word.through);
          this.CONSUME(DateToken);
        },
      },
    ]);
  });

  readonly split: Rule = this.RULE("split", () => {
    this.OR([
      { ALT: () => this.CONSUME(word.equally) },
      {
        ALT: () => {
          this.CONSUME(word.by);
          this.SUBRULE(this.expression);
        },
      },
    ]);
  });

  readonly leftoverPolicy: Rule = this.RULE("leftoverPolicy", () => {
    this.CONSUME(word.leftover);
    this.oneOf(word.largest, word.first, word.last, word.running);
  });

  readonly path: Rule = this.RULE("path", () => {
    this.CONSUME(Name);
    this.MANY(() => {
      this.CONSUME(sign.Dot);
      this.CONSUME(AnyWord);
    });
  });

  // ---------------------------------------------------------------- expressions

  /** A flat list: how strongly each operator binds is told in build/expression.ts. */
  readonly expression: Rule = this.RULE("expression", () => {
    this.SUBRULE(this.condition);
    this.MANY({
      GATE: this.notAColumn,
      DEF: () => {
        this.SUBRULE(this.operator);
        this.SUBRULE1(this.condition);
      },
    });
  });

  readonly condition: Rule = this.RULE("condition", () => {
    this.OPTION(() => this.CONSUME(word.not));
    this.SUBRULE(this.factor);
  });

  readonly operator: Rule = this.RULE("operator", () => {
    this.OR([
      { ALT: () => this.CONSUME(word.else) },
      { ALT: () => this.CONSUME(word.or) },
      { ALT: () => this.CONSUME(word.and) },
      { ALT: () => this.CONSUME(sign.Equals) },
      { ALT: () => this.CONSUME(sign.NotEquals) },
      { ALT: () => this.CONSUME(sign.Less) },
      { ALT: () => this.CONSUME(sign.LessEquals) },
      { ALT: () => this.CONSUME(sign.Greater) },
      { ALT: () => this.CONSUME(sign.GreaterEquals) },
      { ALT: () => this.CONSUME(sign.Bar) },
      { ALT: () => this.SUBRULE(this.arithmeticOperator) },
    ]);
  });

  /** An expression where only arithmetic makes sense: a threshold, a share, a length of time. */
  readonly arithmetic: Rule = this.RULE("arithmetic", () => {
    this.SUBRULE(this.factor);
    this.MANY(() => {
      this.SUBRULE(this.arithmeticOperator);
      this.SUBRULE1(this.factor);
    });
  });

  readonly arithmeticOperator: Rule = this.RULE("arithmeticOperator", () => {
    this.oneOf(sign.Plus, sign.Minus, sign.Times, sign.Divide);
  });

  readonly factor: Rule = this.RULE("factor", () => {
    this.OPTION(() => this.CONSUME(sign.Minus));
    this.SUBRULE(this.atom);
    this.OPTION1({
      GATE: this.notAColumn,
      DEF: () => {
        this.CONSUME(word.in);
        this.CONSUME(Code);
        this.CONSUME(word.on);
        this.SUBRULE(this.path);
      },
    });
  });

  /** Words such as `sum` and `first` are names too: what follows them decides. */
  readonly atom: Rule = this.RULE("atom", () => {
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.constant) },
        {
          ALT: () => {
            this.CONSUME(sign.LParen);
            this.SUBRULE(this.expression);
            this.CONSUME(sign.RParen);
          },
        },
        { GATE: () => this.LA(2).tokenType === sign.LParen, ALT: () => this.SUBRULE(this.aggregate) },
        { GATE: () => this.LA(2).tokenType === sign.LBrace, ALT: () => this.SUBRULE(this.choice) },
        { GATE: () => this.LA(2).tokenType === sign.LBrace, ALT: () => this.SUBRULE(this.weightedList) },
        { ALT: () => this.SUBRULE(this.reference) },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  readonly aggregate: Rule = this.RULE("aggregate", () => {
    this.CONSUME(AggregateWord);
    this.CONSUME(sign.LParen);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(word.where);
      this.SUBRULE1(this.expression);
    });
    this.OPTION1(() => {
      this.CONSUME(sign.Comma);
      this.SUBRULE(this.window);
    });
    this.CONSUME(sign.RParen);
  });

  readonly window: Rule = this.RULE("window", () => {
    this.OR([
      { ALT: () => this.CONSUME(word.mtd) },
      { ALT: () => this.CONSUME(word.qtd) },
      { ALT: () => this.CONSUME(word.htd) },
      { ALT: () => this.CONSUME(word.ytd) },
      {
        ALT: () => {
          this.CONSUME(word.last);
          this.CONSUME(NumberToken);
          this.CONSUME(PeriodWord);
        },
      },
    ]);
  });

  readonly choice: Rule = this.RULE("choice", () => {
    this.CONSUME(HitWord);
    this.CONSUME(sign.LBrace);
    this.MANY(() => this.SUBRULE(this.choiceCase));
    this.OPTION(() => this.SUBRULE(this.otherwiseLine));
    this.CONSUME(sign.RBrace);
  });

  readonly choiceCase: Rule = this.RULE("choiceCase", () => {
    this.CONSUME(word.when);
    this.SUBRULE(this.expression);
    this.CONSUME(sign.Colon);
    this.SUBRULE1(this.expression);
  });

  readonly weightedList: Rule = this.RULE("weightedList", () => {
    this.CONSUME(word.weighted);
    this.CONSUME(sign.LBrace);
    this.MANY(() => this.SUBRULE(this.item));
    this.SUBRULE(this.missingLine);
    this.CONSUME(sign.RBrace);
  });

  readonly reference: Rule = this.RULE("reference", () => {
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.arguments));
    this.MANY(() => {
      this.CONSUME(sign.Dot);
      this.CONSUME(AnyWord);
    });
  });

  readonly arguments: Rule = this.RULE("arguments", () => {
    this.CONSUME(sign.LParen);
    this.MANY_SEP({ SEP: sign.Comma, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(sign.RParen);
  });

  readonly literal: Rule = this.RULE("literal", () => {
    this.OPTION(() => this.CONSUME(sign.Minus));
    this.SUBRULE(this.constant);
  });

  readonly constant: Rule = this.RULE("constant", () => {
    this.oneOf(
      NumberToken,
      MoneyToken,
      QuantityToken,
      PercentToken,
      DateToken,
      PeriodToken,
      TextToken,
      word.yes,
      word.no,
      word.none,
    );
  });

  // ---------------------------------------------------------------- helpers and gates

  /** One of these, at most once in a rule. */
  private oneOf(...types: readonly TokenType[]): void {
    this.OR9(types.map((type) => ({ ALT: () => this.CONSUME9(type) })));
  }

  /** A word before a colon is the next column's name, whatever else it may mean. */
  private notAColumn(): boolean {
    return this.LA(2).tokenType !== sign.Colon;
  }

  private rowMayBegin(): boolean {
    const before = this.LA(0).tokenType;
    return before === EOF || before === sign.LBrace || before === sign.Semicolon || this.onNewLine(1);
  }

  /** A comma at the end of a line has lost its value: the next line is the next row. */
  private rowGoesOn(): boolean {
    return !this.onNewLine(2);
  }

  private onNewLine(ahead: number): boolean {
    const line = this.LA(ahead).startLine ?? Number.NaN;
    return line > (this.LA(ahead - 1).startLine ?? Number.NaN);
  }
}

/** The rules that can be read by themselves: every public one. */
export type RuleName = Exclude<keyof PlanGrammar, keyof CstParser>;
