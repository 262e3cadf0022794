/** What an example starts from: the test's own rows, and of the plan's those that the amounts were read from. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import { constantOf } from "../../lower/literal.js";
import { lineMap } from "../../source/line-map.js";
import type { GivenRow, GivenStatement, Name } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import type { Block, Fact, Table } from "../letter.js";
import { authored, capitalized, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import type { Example } from "./choose-example.js";

export function givenTables(example: Example, text: string, writing: Writing): readonly Block[] {
  const { plan } = writing;
  const lines = lineMap(text);
  const test = plan.tests.find(({ title }) => {
    const { line, column } = lines.position(title.span.start);
    return line === example.of.case.place.line && column === example.of.case.place.column;
  });
  const own = new Set(test?.givens.map(({ name }) => name.text));
  const read = rowsRead(example);
  const isRead = (row: GivenRow, given: GivenStatement) =>
    read.has(`${lines.position(row.span.start).line} ${keyOf(row, given, plan)}`);
  const others = plan.givens.filter(({ name }) => !own.has(name.text));
  const isWhole = (given: GivenStatement) =>
    given.name.text === plan.settings.roster?.name && isAmongPeople(example, plan);
  return [
    ...(test?.givens ?? []).flatMap((given) => givenBlock(given, () => true, writing)),
    ...others.flatMap((given) => givenBlock(given, (row) => isWhole(given) || isRead(row, given), writing)),
  ];
}

/** Where people share or compete everybody who is there counts, and for how long. */
function isAmongPeople({ earned }: Example, { symbols }: CheckedPlan): boolean {
  return earned.some(({ component }) => {
    const symbol = symbols.get(component);
    const clauses = symbol?.kind === "component" ? symbol.statements.flatMap(({ clauses }) => clauses) : [];
    return clauses.some(({ kind }) => kind === "share" || kind === "rank");
  });
}

/** Lines of the plan's text, with the keys of the rows in them that the explanations have read. */
function rowsRead({ earned }: Example): ReadonlySet<string> {
  return new Set(
    earned.flatMap(({ explanation }) =>
      explanation.nodes.flatMap(({ row }) => (row ? [`${row.line} ${row.key}`] : [])),
    ),
  );
}

/** As the engine writes it: the values of the key columns, joined. */
function keyOf({ values }: GivenRow, { name, body }: GivenStatement, { symbols }: CheckedPlan): string {
  const source = symbols.get(name.text);
  if (source?.kind !== "source" || body.kind !== "rows") return "";
  const columns = body.columns.map(({ text }) => text);
  const cells = source.keys.flatMap((key) => values[columns.indexOf(key.name)] ?? []);
  return cells.map((cell) => (cell.kind === "name" ? cell.text : (constantOf(cell)?.value ?? ""))).join("/");
}

function givenBlock(
  { name, body }: GivenStatement,
  isShown: (row: GivenRow) => boolean,
  writing: Writing,
): readonly Block[] {
  const { example } = writing.phrases;
  if (body.kind === "value") {
    const fact: Fact = { label: [writing.names.of(name.text)], text: cellText(body.value, writing) };
    return [{ kind: "facts", rows: [fact] }];
  }
  const rows = body.rows.filter(isShown);
  if (rows.length === 0) return [];
  const table: Table = {
    kind: "table",
    caption: example.rows(writing.names.of(name.text)),
    columns: body.columns.map((column, index) => ({
      heading: capitalized([writing.names.of(column.text)]),
      align: isNumber(rows[0]?.values[index]) ? "end" : "start",
    })),
    rows: rows.map(({ values }) =>
      values.map((value, index) => {
        const column = body.columns[index]?.text;
        return isYear(value, column, name.text, writing) ? authored(value.value) : cellText(value, writing);
      }),
    ),
  };
  return [table];
}

/** A year is written as a number, and is none. */
function isYear(
  value: Value,
  column: string | undefined,
  source: string,
  { plan }: Writing,
): value is Extract<Value, { kind: "number" }> {
  const symbol = plan.symbols.get(source);
  const type =
    symbol?.kind === "source" && column !== undefined ? symbol.columns.get(column)?.type : undefined;
  return value.kind === "number" && type?.kind === "period";
}

type Value = GivenRow["values"][number];

/** Texts stand without quotation marks: the lines of the table part them. */
function cellText(value: Value | Name, writing: Writing): Text {
  if (value.kind === "name") return authored(value.text);
  if (value.kind === "text") return authored(value.value);
  return value.kind === "none" ? ["\u2013"] : tell(value, writing);
}

function isNumber(value: Value | undefined): boolean {
  return value?.kind === "money" || value?.kind === "number" || value?.kind === "percent";
}
