/** Turns the `given` and `test` statements of a checked plan into cases that can be run. */

import type { FixedFigure, TextRow, TextTable } from "@attain/engine";
import type {
  AnyFigure,
  CheckedPlan,
  FigureGrain,
  Head,
  PlanSymbol,
  SourceSymbol,
} from "../check/checked-plan.js";
import { payeeLevel } from "../check/declare/goal-level.js";
import { type Coordinate, coordinatesOf, shownGrain } from "../check/types/coordinates.js";
import { expectedGoalGrain } from "../check/types/goal-grain.js";
import { bookedGrain } from "../check/types/journal-parts.js";
import { constantOf } from "../lower/literal.js";
import { lineMap } from "../source/line-map.js";
import type { Span } from "../source/span.js";
import type { Expectation, GivenStatement, Literal, Name, TestStatement } from "../syntax/ast.js";
import type { CaseExpectation, PlanCase } from "./plan-case.js";

/** One case a `test` statement, in the order of the text. */
export function planCases(plan: CheckedPlan, text: string): readonly PlanCase[] {
  const lines = lineMap(text);
  const place = (span: Span) => ({ ...lines.position(span.start), length: span.end - span.start });

  function planCase(test: TestStatement): PlanCase {
    const given = new Map<string, GivenStatement[]>();
    for (const statement of plan.givens) add(given, statement);
    // A test's own rows of a data set stand instead of the plan's, so that a test shows all it needs.
    for (const statement of test.givens) given.delete(statement.name.text);
    for (const statement of test.givens) add(given, statement);

    const tables = new Map<string, TextTable>();
    const fixed: FixedFigure[] = [];
    const parameters = new Map<string, string>();
    for (const [name, statements] of given) {
      const symbol = plan.symbols.get(name);
      for (const { body } of statements) {
        if (body.kind === "value") parameters.set(name, constantOf(body.value)?.value ?? "");
        else if (symbol?.kind === "source") tables.set(name, withRows(tables.get(name), symbol, body, place));
        else if (symbol?.kind === "figure" || symbol?.kind === "component") {
          fixed.push(...fixedFigures(symbol, body));
        }
      }
    }
    const expectations = test.expectations.map((expectation) =>
      caseExpectation(expectation, plan, text, place),
    );
    return {
      title: test.title.value,
      place: place(test.title.span),
      tables,
      fixed,
      parameters,
      expectations,
    };
  }

  return plan.tests.map(planCase);
}

type Placed = (span: Span) => { line: number; column: number; length: number };
type Rows = Extract<GivenStatement["body"], { kind: "rows" }>;

function add(given: Map<string, GivenStatement[]>, statement: GivenStatement): void {
  const name = statement.name.text;
  given.set(name, [...(given.get(name) ?? []), statement]);
}

/** Rows of two `given` statements of one data set may name different columns; the headers unite. */
function withRows(table: TextTable | undefined, source: SourceSymbol, body: Rows, place: Placed): TextTable {
  // Facts are read by the columns' titles in a file; a `given` writes the plan's names.
  const columns = body.columns.map(
    ({ text }) => source.columns.get(text)?.declaration?.header?.value ?? text,
  );
  const headers = [...new Set([...(table?.headers ?? []), ...columns])];
  const rows: TextRow[] = body.rows.map((row) => ({
    line: place(row.span).line,
    cells: headers.map((header) => {
      const value = row.values[columns.indexOf(header)];
      return value && cellText(value);
    }),
  }));
  return { file: `given ${source.name}`, headers, rows: [...(table?.rows ?? []), ...rows] };
}

/** A figure that is given: what its numbers are found by, and the value last. */
function fixedFigures({ name, grain }: AnyFigure, body: Rows): FixedFigure[] {
  return body.rows.map((row) => {
    const cells = row.values.map((value) => cellText(value) ?? "");
    const { payee, period, group } = placed(grain, cells);
    return {
      figure: name,
      payee: payee ?? "",
      period,
      ...(group !== undefined && { group }),
      value: amountOnly(cells.at(-1) ?? ""),
    };
  });
}

interface Found {
  readonly payee?: string;
  readonly period: string;
  readonly group?: string;
}

/** Which cell of a list is the payee, which the period, which the group. */
function placed(grain: FigureGrain, cells: readonly string[]): Found {
  const wanted = coordinatesOf(grain);
  const cellOf = (kind: Coordinate["kind"]) => {
    const index = wanted.findIndex((coordinate) => coordinate.kind === kind);
    return index < 0 ? undefined : cells[index];
  };
  const payee = cellOf("payee");
  const group = cellOf("group");
  return {
    period: cellOf("period") ?? "plan",
    ...(payee !== undefined && { payee }),
    ...(group !== undefined && { group }),
  };
}

/** A cell as a file would hold it; nothing for `none`. */
function cellText(value: Literal | Name): string | undefined {
  if (value.kind === "name") return value.text;
  if (value.kind === "money") return `${value.value} ${value.currency}`;
  return constantOf(value)?.value;
}

function amountOnly(text: string): string {
  return text.split(" ")[0] ?? text;
}

function caseExpectation(
  expectation: Expectation,
  plan: CheckedPlan,
  text: string,
  place: Placed,
): CaseExpectation {
  const [head, part] = expectation.what.names;
  const coordinates = expectation.coordinates.map((value) => cellText(value) ?? "");
  const symbol = plan.symbols.get(head.text);
  const grain = grainOf(symbol, expectation, plan);
  const last = expectation.coordinates.at(-1) ?? expectation.what;
  return {
    text: text.slice(expectation.what.span.start, last.span.end),
    what: whatOf(head, part, symbol, plan.meaningOf.get(expectation.what)?.head),
    ...placed(grain, coordinates),
    expected: constantOf(expectation.value)?.value ?? "",
    place: place(expectation.span),
  };
}

function whatOf(
  head: Name,
  part: Name | undefined,
  symbol: PlanSymbol | undefined,
  meant: Head | undefined,
): CaseExpectation["what"] {
  if (head.text === "payout") return { kind: "payout", ...(part && { component: part.text }) };
  if (symbol?.kind === "journal") return { kind: "journal", journal: symbol.name, part: part?.text ?? "" };
  if (meant?.kind === "goal") {
    const isGroups = meant.level !== undefined && meant.level !== payeeLevel;
    return { kind: "figure", name: isGroups ? `${head.text}.${meant.level}` : head.text };
  }
  return { kind: "figure", name: part ? `${head.text}.${part.text}` : head.text };
}

/** Whose number of which period is expected: a figure's, a journal's, or the payout's. */
function grainOf(
  symbol: PlanSymbol | undefined,
  expectation: Expectation,
  { payout, meaningOf }: CheckedPlan,
): FigureGrain {
  switch (symbol?.kind) {
    case "figure":
    case "component":
    case "scorecard":
      return shownGrain(symbol, payout?.per.unit);
    case "goal":
      return expectedGoalGrain(symbol, expectation, meaningOf);
    case "journal":
      return bookedGrain(symbol, expectation);
    default:
      return { owner: "payee", per: payout?.per.unit ?? "month" };
  }
}
