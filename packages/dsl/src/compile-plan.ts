/** The pipeline from plan text to rule set, a line per phase. */

import type { RuleSet } from "@attain/engine";
import type { PlanCase } from "./cases/plan-case.js";
import { planCases } from "./cases/plan-cases.js";
import { check } from "./check/check.js";
import type { CheckedPlan, PlanSymbol } from "./check/checked-plan.js";
import { definitionSpan } from "./check/definition-name.js";
import { type Diagnostic, hasErrors } from "./diagnostics/diagnostic.js";
import { atTheUseLine } from "./link/at-the-use-line.js";
import { type Imports, type LinkOptions, link } from "./link/link.js";
import { lower } from "./lower/lower.js";
import { analyse } from "./prove/analyse.js";
import type { SourceTexts } from "./source/source-texts.js";
import type { Span } from "./source/span.js";
import { type Parsed, parse } from "./syntax/parse.js";

export interface Compilation {
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed: Parsed;
  /** The plan with what it takes from other files. */
  readonly checked: CheckedPlan;
  /** The plan's text and those of the files it uses; places in `checked` count through all of them. */
  readonly sources: SourceTexts;
  /** What only comes along with what the plan takes from other files, and has no name in the plan. */
  readonly hidden: ReadonlySet<PlanSymbol>;
  /** Absent when any diagnostic is an error, and when the text is no plan of its own. */
  readonly ruleSet?: RuleSet;
  /** The plan's tests; none without a rule set. */
  readonly cases: readonly PlanCase[];
}

/** Compiles plan text to a rule set and its tests. Never throws, whatever the text and its files. */
export function compilePlan(text: string, options: LinkOptions = {}): Compilation {
  const parsed = parse(text);
  const linked = link(parsed, text, options);
  const { sources } = linked;
  const textOf = ({ start, end }: Span) => sources.whole.slice(start, end);
  const { plan: checked, diagnostics: findings } = check(linked.file, linked.imports, textOf);
  const told = [...parsed.diagnostics, ...linked.diagnostics, ...findings];
  const analysed = analyse({ plan: checked, textOf, diagnostics: told });
  const diagnostics = atTheUseLine([...told, ...analysed], linked);
  const hidden = hiddenSymbols(checked, linked.imports);
  const read = { diagnostics, parsed, checked, sources, hidden };
  if (hasErrors(diagnostics) || checked.settings.statement === undefined) return { ...read, cases: [] };
  return { ...read, ruleSet: lower(checked, sources), cases: planCases(checked, text) };
}

function hiddenSymbols({ symbols, file }: CheckedPlan, { sees }: Imports): ReadonlySet<PlanSymbol> {
  const isHidden = (symbol: PlanSymbol) => !sees(file.span, definitionSpan(symbol), symbol.name);
  return new Set([...symbols.values()].filter(isHidden));
}
