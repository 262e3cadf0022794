/** Turns a tree into a checked plan: what every name means, which type everything has, what is wrong. */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { unreachable } from "../invariant.js";
import { type Imports, unlinked } from "../link/link.js";
import { isShared } from "../link/shared-statement.js";
import type { Span } from "../source/span.js";
import type { PlanFile } from "../syntax/ast.js";
import type { CheckedPlan } from "./checked-plan.js";
import { type Checking, type Definition, diagnosticsOf } from "./checking.js";
import { definitionOrder } from "./declare/definition-order.js";
import { declareSettings, noSettings } from "./declare/settings.js";
import { declareSymbols } from "./declare/symbols.js";
import { definitionSpan } from "./definition-name.js";
import { hasErrorFindings } from "./finding.js";
import { generalPayout, isPersonal, payoutsOf } from "./payouts.js";
import { advice, laws } from "./rules/laws.js";
import { checkColumnFormula } from "./statements/column.js";
import { checkComponent } from "./statements/component.js";
import { checkCredit } from "./statements/credit.js";
import { checkFigure } from "./statements/figure.js";
import { checkGiven } from "./statements/given.js";
import { checkGoal } from "./statements/goal.js";
import { checkJournal } from "./statements/journal.js";
import { checkMatrix } from "./statements/matrix.js";
import { checkParameter } from "./statements/parameter.js";
import { checkPayout } from "./statements/payout.js";
import { checkPlan } from "./statements/plan.js";
import { checkProve } from "./statements/prove.js";
import { checkScorecard } from "./statements/scorecard.js";
import { checkTable } from "./statements/table.js";
import { checkTest } from "./statements/test.js";
import { checkTiers } from "./statements/tiers.js";

export interface Checked {
  readonly plan: CheckedPlan;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Without `imports` the text is checked by itself, and what it takes from other files is let be. Without
 * `textOf` no fix moves what the author wrote.
 */
export function check(
  file: PlanFile,
  imports: Imports = unlinked(file),
  textOf?: (span: Span) => string,
): Checked {
  const checking = startChecking(file, imports, textOf);
  checking.settings = declareSettings(checking);
  declareSymbols(checking);
  checkStatements(checking);
  for (const law of laws) law(checking);
  if (isSound(checking)) for (const each of advice) each(checking);
  return { plan: checkedPlan(checking), diagnostics: diagnosticsOf(checking.findings) };
}

/** Advice on a plan with errors would be about the errors. */
function isSound({ file, findings, typeOf, nameLost, isShared }: Checking): boolean {
  const isWhole = !nameLost && !file.statements.some(({ broken }) => broken);
  const isRead = ![...typeOf.keys()].some(({ kind }) => kind === "unread");
  return !isShared && isWhole && isRead && !hasErrorFindings(findings);
}

function checkStatements(checking: Checking): void {
  const { file } = checking;
  checkPlan(checking);
  for (const definition of definitionOrder(checking)) checking.ensure(definition);
  const givens = file.statements.filter((statement) => statement.kind === "given");
  for (const statement of file.statements) {
    if (statement.kind === "payout") checkPayout(statement, checking);
    else if (statement.kind === "given") checkGiven(statement, checking);
    else if (statement.kind === "test") checkTest(statement, givens, checking);
    else if (statement.kind === "prove") checkProve(statement, checking);
  }
}

/** What checking a definition on its own means. */
function checkDefinition(definition: Definition, checking: Checking): void {
  switch (definition.kind) {
    case "column":
      checkColumnFormula(definition, checking);
      return;
    case "parameter":
      checkParameter(definition, checking);
      return;
    case "table":
      checkTable(definition, checking);
      return;
    case "tiers":
      checkTiers(definition, checking);
      return;
    case "credit":
      checkCredit(definition, checking);
      return;
    case "figure":
      checkFigure(definition, checking);
      return;
    case "component":
      checkComponent(definition, checking);
      return;
    case "matrix":
      checkMatrix(definition, checking);
      return;
    case "scorecard":
      checkScorecard(definition, checking);
      return;
    case "goal":
      checkGoal(definition, checking);
      return;
    case "journal":
      checkJournal(definition, checking);
      return;
    case "source":
    case "other":
      return;
    default:
      unreachable(definition);
  }
}

/** Whether an offset lies in one of these, which stand apart and in order. */
function holds(spans: readonly Span[], offset: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset <= (spans[low - 1]?.end ?? -1);
}

function startChecking(file: PlanFile, imports: Imports, textOf: Checking["textOf"]): Checking {
  const started = new Set<Definition>();
  let depth = 0;
  const { unreadLines = [] } = file;
  const checking: Checking = {
    file,
    textOf,
    settings: noSettings,
    symbols: new Map(),
    imports,
    isShared: isSharedFile(file),
    nameLost:
      file.namesLost === true ||
      file.statements.some((statement) => "name" in statement && statement.name.text === ""),
    typeOf: new Map(),
    meaningOf: new Map(),
    aggregateOf: new Map(),
    symbolOf: new Map(),
    dependencies: new Map(),
    looksBack: new Map(),
    roots: new Set(),
    readsFacts: new Set(),
    readsPayee: new Map(),
    readsOwnValues: new Map(),
    rivals: new Map(),
    figureReads: new Map(),
    readBeforeKnown: new Set(),
    findings: [],
    unknownNames: [],
    report(finding) {
      // One cause, one error: the rest of a line that could not be read says nothing of its own.
      if (!holds(unreadLines, finding.span.start)) checking.findings.push(finding);
    },
    order: [],
    ensure(definition) {
      // One that has been started but not finished depends on itself, which is a law's matter.
      if (started.has(definition)) return;
      started.add(definition);
      if (depth === deepest) {
        reportChain(definition, checking);
        return;
      }
      depth += 1;
      checkDefinition(definition, checking);
      depth -= 1;
      checking.order.push(definition);
    },
  };
  return checking;
}

/**
 * Definitions are checked in an order in which few wait for others; only those that go in circles
 * through `prior` are walked within one another, and not without end.
 */
const deepest = 25;

function reportChain(definition: Definition, checking: Checking): void {
  checking.report({
    code: "chain-too-long",
    span: definitionSpan(definition),
    message: `\`${definition.name}\` stands in a long circle of definitions that look back at one another`,
    help: "Let fewer definitions take part in it",
    cause: "chain",
  });
}

/** What is there could all be taken by other plans, and nothing of a plan of its own has begun. */
function isSharedFile({ statements, namesLost }: PlanFile): boolean {
  return !namesLost && statements.length > 0 && statements.every((each) => isShared(each) && !each.broken);
}

function checkedPlan(checking: Checking): CheckedPlan {
  const { file, settings, symbols, typeOf, meaningOf, aggregateOf, symbolOf } = checking;
  const payout = generalPayout(file.statements);
  return {
    file,
    settings,
    symbols,
    ...(payout && { payout }),
    personalPayouts: payoutsOf(file.statements).filter(isPersonal),
    givens: file.statements.filter((statement) => statement.kind === "given"),
    tests: file.statements.filter((statement) => statement.kind === "test"),
    typeOf,
    meaningOf,
    aggregateOf,
    symbolOf,
  };
}
