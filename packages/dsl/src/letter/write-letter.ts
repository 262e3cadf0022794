/** Writes a plan's letter: the pass from a checked plan to the document that a payee signs. */

import { canonicalText, digest, type RuleSet } from "@attain/engine";
import type { PlanCase } from "../cases/plan-case.js";
import type { CheckedPlan, ComponentSymbol, FigureSymbol, ParameterSymbol } from "../check/checked-plan.js";
import type { PayoutStatement } from "../syntax/ast.js";
import { componentCurve } from "./curve/component-curve.js";
import { chooseExample } from "./example/choose-example.js";
import { type Evidence, evidenceOf } from "./example/evidence.js";
import { tellExample } from "./example/tell-example.js";
import { type PassedCase, triedCases } from "./example/tried-cases.js";
import type { Block, Letter, Section } from "./letter.js";
import { acceptance } from "./sections/acceptance.js";
import { changes } from "./sections/changes.js";
import { glance } from "./sections/glance.js";
import { glossary } from "./sections/glossary.js";
import { letterHead } from "./sections/head.js";
import { values } from "./sections/values.js";
import { tellAward, tellComponent } from "./sentences/component.js";
import { tellCredit } from "./sentences/credit.js";
import { roundFact } from "./sentences/earning/round.js";
import { tellFigures } from "./sentences/figure.js";
import { tellGoal } from "./sentences/goal.js";
import { tellMatrix } from "./sentences/matrix.js";
import { tellPayout } from "./sentences/payout.js";
import { tellScorecard } from "./sentences/scorecard.js";
import { tellTable } from "./sentences/table.js";
import { tellCalledTiers } from "./sentences/tiers.js";
import { type LetterOptions, startWriting } from "./start-writing.js";
import { authored, capitalized } from "./text.js";
import { behind, type Used } from "./uses.js";
import type { Writing } from "./writing.js";

/** A plan without errors, as the compiler leaves it. */
export interface LetterSource {
  readonly checked: CheckedPlan;
  readonly ruleSet: RuleSet;
  readonly cases: readonly PlanCase[];
  /** The plan's text, and behind it those of the files it uses. */
  readonly text: string;
}

export interface WrittenLetter {
  readonly letter: Letter;
  /** Tests of the plan that do not pass: the letter tells nothing of them. */
  readonly failed: readonly PlanCase[];
}

/** The same plan and options give the same letter. */
export async function writeLetter(source: LetterSource, options: LetterOptions): Promise<WrittenLetter> {
  const { checked: plan, ruleSet, cases, text } = source;
  const writing = startWriting(plan, text, options);
  const { phrases } = writing;
  const { passed, failed } = await triedCases(ruleSet, cases);
  const show = tablesOnce(writing);
  const parts = [
    ...fixedParts(show, writing),
    ...(await componentParts(passed, show, writing)),
    ...(await closingParts(source, passed, show, writing)),
  ].filter(({ blocks }) => blocks.length > 0);
  const sections = [...parts, part(phrases.letter.headings.glossary, glossary(parts, writing))];
  const letter: Letter = {
    language: options.language,
    from: plan.settings.from,
    quotes: [phrases.marks.openQuote, phrases.marks.closeQuote],
    ...letterHead(writing),
    sections: sections.map((each, index): Section => ({ id: `part-${index + 1}`, ...each })),
    acceptance: acceptance(await digest(canonicalText(ruleSet)), writing),
  };
  return { letter, failed };
}

type Part = Omit<Section, "id">;

function part(heading: string, blocks: readonly Block[]): Part {
  return { heading: [heading], blocks };
}

/** What stands before the components: a table is shown with the first sentence that makes use of it. */
function fixedParts(show: Show, writing: Writing): readonly Part[] {
  const { phrases, plan } = writing;
  const { headings } = phrases.letter;
  const symbols = [...plan.symbols.values()];
  const figures = symbols.filter((symbol): symbol is FigureSymbol => symbol.kind === "figure");
  const credits = symbols.flatMap((symbol) =>
    symbol.kind === "credit"
      ? [...tellCredit(symbol, writing), ...show(behind([symbol.statement], plan))]
      : [],
  );
  const figureTables = figures.flatMap((figure) => show(behind(figure.statements, plan)));
  return [
    part(headings.glance, glance(shownComponents(plan), writing)),
    part(
      headings.credits,
      credits.length === 0 ? [] : [{ kind: "paragraph", text: phrases.credit.introduction }, ...credits],
    ),
    part(headings.figures, [...tellFigures(figures, writing), ...figureTables]),
    part(headings.targets, targets(show, writing)),
  ];
}

function targets(show: Show, writing: Writing): readonly Block[] {
  return writing.plan.file.statements.flatMap((statement) => {
    if (statement.kind !== "goal" && statement.kind !== "scorecard") return [];
    const blocks =
      statement.kind === "goal" ? tellGoal(statement, writing) : tellScorecard(statement, writing);
    return [...blocks, ...show(behind([statement], writing.plan))];
  });
}

// ---------------------------------------------------------------- components

/** Those that are paid, in the order of the payout, then the others. */
function shownComponents({ symbols, payout }: CheckedPlan): readonly ComponentSymbol[] {
  const components = [...symbols.values()].filter((symbol) => symbol.kind === "component");
  const order = payout?.clauses.flatMap((clause) =>
    clause.kind === "payComponents" ? clause.names.map(({ text }) => text) : [],
  );
  const place = ({ name }: ComponentSymbol) => {
    const index = order?.indexOf(name) ?? -1;
    return index < 0 ? components.length : index;
  };
  return components.toSorted((a, b) => place(a) - place(b));
}

async function componentParts(
  passed: readonly PassedCase[],
  show: Show,
  writing: Writing,
): Promise<readonly Part[]> {
  const { plan, names } = writing;
  const parts: Part[] = [];
  for (const component of shownComponents(plan)) {
    const evidence: Evidence | undefined = await evidenceOf(component.name, passed);
    const blocks = tellComponent(
      component,
      (statement) => componentCurve(component, statement, evidence, writing),
      writing,
    );
    const tables = show(behind(component.statements, plan));
    const heading = capitalized(names.titleOf(component.name));
    parts.push({ heading, blocks: beforeFacts(blocks, tables) });
  }
  return [...parts, ...awardParts(writing)];
}

/** A table follows the sentence that asks for it; conditions and limits come behind. */
function beforeFacts(blocks: readonly Block[], tables: readonly Block[]): readonly Block[] {
  const facts = blocks.findIndex(({ kind }) => kind === "facts");
  return facts < 0 ? [...blocks, ...tables] : [...blocks.slice(0, facts), ...tables, ...blocks.slice(facts)];
}

/** Awards that are no components. */
function awardParts(writing: Writing): readonly Part[] {
  const { plan, names } = writing;
  return plan.file.statements.flatMap((statement): Part[] => {
    if (statement.kind !== "award" || plan.symbols.get(statement.name.text)?.kind === "component") return [];
    const { label, name } = statement;
    const heading = label ? authored(label.value) : capitalized([names.of(name.text)]);
    return [{ heading, blocks: tellAward(statement, writing) }];
  });
}

type Show = (used: readonly Used[]) => readonly Block[];

/** Tables, matrices and tiers behind what is told, each the first time. */
function tablesOnce(writing: Writing): Show {
  const shown = new Set<Used>();
  return (used) =>
    used.flatMap((symbol): readonly Block[] => {
      if (shown.has(symbol)) return [];
      shown.add(symbol);
      switch (symbol.kind) {
        case "table":
          return tellTable(symbol, writing);
        case "matrix":
          return tellMatrix(symbol.statements, writing);
        case "tiers":
          return tellCalledTiers(symbol, writing);
        default:
          return [];
      }
    });
}

// ---------------------------------------------------------------- the rest

/** Of the letter's payee the one that stands for them; otherwise everybody's, then those of single payees. */
function payoutsTold({ plan, payee }: Writing): readonly PayoutStatement[] {
  const everybodys = plan.payout ? [plan.payout] : [];
  if (payee === undefined) return [...everybodys, ...plan.personalPayouts];
  const own = plan.personalPayouts.find(({ scope }) => scope?.payee?.text === payee);
  return own ? [own] : everybodys;
}

async function closingParts(
  { text }: LetterSource,
  passed: readonly PassedCase[],
  show: Show,
  writing: Writing,
): Promise<readonly Part[]> {
  const { phrases, plan } = writing;
  const { headings } = phrases.letter;
  const parameters = [...plan.symbols.values()].filter(
    (symbol): symbol is ParameterSymbol => symbol.kind === "parameter",
  );
  const payouts = payoutsTold(writing);
  const example = await chooseExample(writing, passed);
  const { mode, places } = plan.settings.rounding;
  return [
    part(headings.paying, [
      ...payouts.flatMap((payout) => tellPayout(payout, writing)),
      { kind: "facts", rows: [roundFact(mode, String(places), writing)] },
      ...show(behind(payouts, plan)),
    ]),
    part(headings.changes, changes(writing)),
    part(headings.values, values(parameters, writing)),
    part(headings.example, example ? await tellExample(example, text, writing) : []),
  ];
}
