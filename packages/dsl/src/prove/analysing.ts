/** What the analyses of a plan share: what is known of its values, where its tables are asked, the findings. */

import type { CheckedPlan, PlanSymbol } from "../check/checked-plan.js";
import type { DiagnosticCode } from "../diagnostics/catalog.js";
import { type DiagnosticExtras, diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import type { Domain } from "./domains/domain.js";
import { type Domains, domainOfType } from "./domains/domain-of.js";
import { type PlanUses, planUses } from "./plan-uses.js";

export interface Analysing {
  readonly plan: CheckedPlan;
  readonly domains: Domains;
  readonly uses: PlanUses;
  /** The text between two places, as the author laid it out. */
  textOf(span: Span): string;
  /** What stands here was read and has no error, so that more can be said of it. */
  isSound(span: Span): boolean;
  /** Something has been said of exactly this. */
  isTold(span: Span): boolean;
  /** Nothing in the plan is wrong. */
  readonly isWhole: boolean;
  readonly findings: Diagnostic[];
  report(code: DiagnosticCode, span: Span, message: string, extras?: DiagnosticExtras): void;
}

export interface AnalysedText {
  readonly plan: CheckedPlan;
  textOf(span: Span): string;
  /** What has been found so far. */
  readonly diagnostics: readonly Diagnostic[];
}

export function startAnalysing({ plan, textOf, diagnostics }: AnalysedText): Analysing {
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ span }) => span);
  const findings: Diagnostic[] = [];
  return {
    plan,
    domains: { plan, known: givenDomains(plan) },
    uses: planUses(plan),
    textOf,
    isSound: (span) => !errors.some(({ start, end }) => start <= span.end && span.start <= end),
    isTold: ({ start, end }) =>
      [...diagnostics, ...findings].some(({ span }) => span.start === start && span.end === end),
    isWhole: errors.length === 0,
    findings,
    report: (code, span, message, extras) => findings.push(diagnose(code, span, message, extras)),
  };
}

/** What a test gives a value of its own is not bound by what the plan says of it. */
function givenDomains(plan: CheckedPlan): Map<PlanSymbol, Domain> {
  const given = [...plan.givens, ...plan.tests.flatMap(({ givens }) => givens)];
  return new Map(
    given.flatMap(({ name }) => {
      const symbol = plan.symbols.get(name.text);
      return symbol !== undefined && "type" in symbol ? [[symbol, domainOfType(symbol.type)] as const] : [];
    }),
  );
}
