/** What a name stands for, in words: its declaration, its type, what the author wrote about it. */

import type { FigureGrain } from "../check/checked-plan.js";
import type { Type } from "../check/type.js";
import { describeType } from "../check/types/describe-type.js";
import { describeGrain } from "../check/types/period-length.js";
import { unreachable } from "../invariant.js";
import type { Span } from "../source/span.js";
import type { Scope } from "../syntax/ast.js";
import { documentationOf, kindOf, type Named } from "./named.js";
import { partHelp, wordHelp } from "./word-help.js";

export interface Description {
  /** As one would declare it: `measure bookings per quarter`. */
  readonly title: string;
  /** "money in USD"; absent for what has no value, such as data. */
  readonly type?: string;
  /** The author's `///` lines. */
  readonly documentation?: string;
  /** Sentences and lines, each by itself. */
  readonly details: readonly string[];
}

/** Formulas longer than this are not repeated. */
const longestFormula = 120;

/** `text` is the plan's with those of its files behind it; values are shown as written there. */
export function describeNamed(named: Named, text: string): Description {
  const documentation = documentationOf(named);
  const type = typeOf(named);
  return {
    title: titleOf(named, text),
    ...(type && { type: describeValue(named, type) }),
    ...(documentation !== undefined && { documentation }),
    details: detailsOf(named, (node) => sourceText(text, node.span)),
  };
}

/** On one line, as written. */
function sourceText(text: string, span: Span): string {
  return text.slice(span.start, span.end).split(/\s+/).join(" ");
}

function typeOf(named: Named): Type | undefined {
  switch (named.kind) {
    case "parameter":
    case "table":
    case "matrix":
    case "credit":
    case "figure":
    case "component":
    case "scorecard":
    case "goal":
    case "column":
    case "argument":
      return named.type;
    case "tiers":
      return named.valueType;
    case "source":
    case "journal":
    case "other":
    case "plan":
      return undefined;
    default:
      return unreachable(named);
  }
}

function describeValue(named: Named, type: Type): string {
  const value = describeType(type);
  if (named.kind === "figure" || named.kind === "component" || named.kind === "scorecard")
    return `${value}, ${owners(named.grain)}`;
  if (named.kind === "credit") return `${value}, one for each row and receiver`;
  return value;
}

function owners(grain: FigureGrain): string {
  if (grain.owner === "credit") return `one for each credit of \`${grain.credit.name}\``;
  const whose = grain.owner === "group" ? `\`${grain.column.name}\`` : grain.owner;
  if (grain.owner === "payee" && grain.cut) {
    return `one for each ${whose}, ${grain.per} and \`${grain.cut.name}\` within it`;
  }
  return grain.per === "plan" ? `one for each ${whose}` : `one for each ${whose} and ${grain.per}`;
}

function titleOf(named: Named, text: string): string {
  switch (named.kind) {
    case "column":
      return named.declaration
        ? `${named.source}.${sourceText(text, named.declaration.span)}`
        : `${named.source}.${named.name}`;
    case "figure":
    case "component":
    case "scorecard":
      return `${kindOf(named)} ${named.name} ${describeGrain(named.grain)}`;
    case "table":
      return `table ${named.name}(${named.statements[0].parameters.map((parameter) => parameter.text).join(", ")})`;
    case "goal":
      return `goal ${named.name} per ${named.per}`;
    case "matrix":
      return `matrix ${named.name}(${named.statements[0].axes.map(({ name }) => name.text).join(", ")})`;
    case "argument":
      return `${named.name} of table ${named.table.name.text}`;
    default:
      return `${kindOf(named)} ${named.name}`;
  }
}

function detailsOf(named: Named, written: (node: { readonly span: Span }) => string): string[] {
  switch (named.kind) {
    case "source": {
      const { statement, columns } = named;
      return [
        ...labels(statement.label),
        `Rows with ${[...columns.keys()].join(", ")}`,
        ...(statement.dated ? [wordHelp.dated] : []),
      ];
    }
    case "column": {
      const { declaration } = named;
      if (!declaration) return [named.name === "known" ? partHelp.known : partHelp.from];
      return [
        ...(declaration.formula ? [`Calculated: ${shortened(written(declaration.formula))}`] : []),
        ...(declaration.key ? [wordHelp.key] : []),
        ...(declaration.optional ? [wordHelp.optional] : []),
        ...(declaration.default ? [`If the cell is empty: ${written(declaration.default)}`] : []),
        ...(declaration.header ? [`In the file: ${written(declaration.header)}`] : []),
      ];
    }
    case "parameter":
      return named.statements.flatMap(({ values }) =>
        values.map(({ scope, value }) => `${shortened(written(value))}${validity(scope)}`),
      );
    case "table": {
      const types = named.parameterTypes.map((type, index) => {
        const parameter = named.statements[0].parameters[index];
        return `${parameter?.text ?? ""}: ${describeType(type)}`;
      });
      return [...types, wordHelp[named.statements[0].hit]];
    }
    case "tiers":
      return named.statements.flatMap(({ mode, rows, scope }) => [
        `${wordHelp[mode.kind === "topRate" ? "top" : mode.kind]}${validity(scope)}`,
        ...rows.map(written),
      ]);
    case "credit": {
      const { statement, on } = named;
      const receivers = statement.clauses.filter((clause) => clause.kind === "receiver");
      return [`Of \`${statement.of.text}\`, dated by \`${on.name}\``, ...receivers.map(written)];
    }
    case "figure":
      return named.statements.map(({ value, scope }) => `${shortened(written(value))}${validity(scope)}`);
    case "component":
      return named.statements.flatMap(({ label, clauses }) => [
        ...labels(label),
        ...clauses.flatMap((clause) => (clause.kind === "clause" ? [clause.text.value] : [])),
        ...clauses.flatMap((clause) => (clause.kind === "pay" ? [shortened(written(clause))] : [])),
      ]);
    case "scorecard":
      return named.statements.flatMap(({ items, missing, grades, scope }) => [
        ...items.map((item) => `${shortened(written(item))}${validity(scope)}`),
        ...(missing === undefined ? [] : [wordHelp.missing]),
        ...grades.map(written),
      ]);
    case "goal":
      return named.statements.flatMap(({ value, clauses, scope }) => [
        `${shortened(written(value))}${validity(scope)}`,
        ...clauses.map(written),
      ]);
    case "plan": {
      const { label, settings } = named.statement;
      return [...labels(label), ...settings.map(written)];
    }
    case "matrix": {
      const [first] = named.statements;
      const axes = first.axes.map(({ name, reading }, index) => {
        const type = named.axisTypes[index];
        return `${name.text}: ${type ? describeType(type) : "a number"}, ${reading}`;
      });
      return [...axes, ...(first.beyond ? [wordHelp.beyond] : [])];
    }
    case "journal":
      return [`Of \`${named.statement.of.text}\``, ...named.statement.clauses.map(written)];
    case "argument":
    case "other":
      return [];
    default:
      return unreachable(named);
  }
}

function labels(label: { readonly value: string } | undefined): string[] {
  return label ? [label.value] : [];
}

/** " for ann, from 2026-04-01, through 2026-12-31"; nothing without a scope. */
function validity(scope: Scope | undefined): string {
  if (!scope) return "";
  const { payee, from, through } = scope;
  const parts = [
    payee && `for ${payee.kind === "name" ? payee.text : `"${payee.text}"`}`,
    from && `from ${from.value}`,
    through && `through ${through.value}`,
  ];
  return ` ${parts.filter((part) => part !== undefined).join(" ")}`;
}

function shortened(formula: string): string {
  return formula.length > longestFormula ? `${formula.slice(0, longestFormula)} ...` : formula;
}
