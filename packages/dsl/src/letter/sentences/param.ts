/** `param`: a value, and since when it is what it is. */

import type { ParameterSymbol } from "../../check/checked-plan.js";
import type { Scope } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Fact } from "../letter.js";
import { joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";

export interface ParameterVersion {
  readonly value: Text;
  /** When, and for whom alone; nothing where it always holds. */
  readonly scope: Text | undefined;
}

/** The versions that concern the reader, in the order written. */
export function parameterVersions(parameter: ParameterSymbol, writing: Writing): readonly ParameterVersion[] {
  return parameter.statements
    .flatMap(({ values }) => values)
    .filter(({ scope }) => !concernsOthers(scope, writing))
    .filter(({ scope }, _, all) => !all.some((other) => overrules(other.scope, scope, writing)))
    .map(({ value, scope }, _, shown) => ({
      value: tell(value, writing),
      scope: shown.length === 1 && isAlways(scope, writing) ? undefined : scopeText(scope, writing),
    }));
}

/** Whether the reader's own version stands for all the time of a general one, which is then none of theirs. */
function overrules(own: Scope | undefined, general: Scope | undefined, { plan }: Writing): boolean {
  const { from, through } = plan.settings;
  if (own?.payee === undefined || general?.payee !== undefined) return false;
  const begins = general?.from?.value ?? from;
  return (own.from?.value ?? from) <= begins && (own.through?.value ?? through) >= through;
}

/** For everybody, from the plan's first day to its last. */
function isAlways(scope: Scope | undefined, { plan }: Writing): boolean {
  const { from, through } = plan.settings;
  if (scope?.payee !== undefined) return false;
  return (scope?.from?.value ?? from) <= from && (scope?.through?.value ?? through) >= through;
}

/** The value alone, or each with its time. */
export function parameterText(parameter: ParameterSymbol, writing: Writing): Text {
  const { time, marks } = writing.phrases;
  const versions = parameterVersions(parameter, writing).map(({ value, scope }) =>
    scope === undefined ? value : time.during(value, scope),
  );
  return joined(versions, marks.semicolon);
}

/** Whether somebody else has a version that this letter keeps to itself. */
export function hasIndividualVersions(parameter: ParameterSymbol, writing: Writing): boolean {
  return parameter.statements.some(({ values }) =>
    values.some(({ scope }) => concernsOthers(scope, writing)),
  );
}

export function parameterFact(parameter: ParameterSymbol, writing: Writing): Fact {
  return { label: [writing.names.of(parameter.name)], text: parameterText(parameter, writing) };
}
