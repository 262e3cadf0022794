/**
 * Finds versions whose dates contradict each other: one says that it stands through a day on which a later
 * one has already begun and outlasts it. A version wholly inside another is an exception, and meant.
 */

import { dayText, parseDay } from "@attain/engine";
import { uncoveredFrom } from "../../check/resolve/covers-reader.js";
import type { Scope } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";

export function versionsFollowEachOther(analysing: Analysing): void {
  for (const symbol of analysing.plan.symbols.values()) {
    switch (symbol.kind) {
      case "parameter":
        checkOverlaps(
          symbol.name,
          symbol.statements.flatMap(({ values }) => values.flatMap(({ scope }) => scope ?? [])),
          analysing,
        );
        break;
      case "table":
      case "tiers":
      case "matrix":
      case "scorecard":
        checkOverlaps(symbol.name, scopes(symbol.statements), analysing);
        break;
      case "figure":
      case "component":
        checkOverlaps(symbol.name, scopes(symbol.statements), analysing);
        checkGap(symbol.name, symbol.statements, analysing);
        break;
      default:
        break;
    }
  }
}

function scopes(statements: readonly { readonly scope?: Scope }[]): readonly Scope[] {
  return statements.flatMap(({ scope }) => scope ?? []);
}

function checkOverlaps(name: string, all: readonly Scope[], analysing: Analysing): void {
  for (const versions of grouped(all).values()) {
    const inOrder = versions.toSorted((a, b) => ((a.from?.value ?? "") < (b.from?.value ?? "") ? -1 : 1));
    inOrder.forEach((later, index) => {
      const earlier = inOrder[index - 1];
      const ends = earlier?.through;
      const begins = later.from?.value;
      if (ends === undefined || begins === undefined || begins > ends.value || !analysing.isSound(later.span))
        return;
      if (later.through !== undefined && later.through.value <= ends.value) return;
      const day = parseDay(begins);
      const before = day === undefined ? undefined : dayText(day - 1);
      analysing.report(
        "versions-overlap",
        ends.span,
        `\`${name}\` has two values from ${begins} through ${ends.value}; the one that begins later stands`,
        {
          help: "Let the earlier one end on the day before the next begins",
          related: [{ span: later.span, message: "The next one" }],
          ...(before !== undefined && {
            fixes: [{ title: `End it on ${before}`, edits: [{ span: ends.span, text: before }] }],
          }),
        },
      );
    });
  }
}

function grouped(all: readonly Scope[]): ReadonlyMap<string, readonly Scope[]> {
  const groups = new Map<string, Scope[]>();
  for (const scope of all) {
    const key = scope.payee?.text ?? "";
    groups.set(key, [...(groups.get(key) ?? []), scope]);
  }
  return groups;
}

/** Between two versions something of the plan is missing; before the first and behind the last it is not meant. */
function checkGap(
  name: string,
  statements: readonly { readonly scope?: Scope }[],
  analysing: Analysing,
): void {
  const general = statements.filter(({ scope }) => scope?.payee === undefined);
  const begins = general.flatMap(({ scope }) => scope?.from?.value ?? []).toSorted();
  const ends = general.flatMap(({ scope }) => scope?.through?.value ?? []).toSorted();
  const [first, last] = [begins[0], ends.at(-1)];
  if (general.length < 2 || begins.length < general.length || first === undefined || last === undefined)
    return;
  const latest = begins.at(-1) ?? last;
  const day = uncoveredFrom(
    general.map(({ scope }) => scope),
    first,
    latest,
  );
  const behind = general.find(({ scope }) => (scope?.from?.value ?? "") > (day ?? "9"));
  if (day === undefined || behind?.scope === undefined) return;
  analysing.report(
    "dates-not-covered",
    behind.scope.span,
    `\`${name}\` has no version on ${day}, but one before it and one after it`,
    {
      help: "Let one version end on the day before the next begins",
    },
  );
}
