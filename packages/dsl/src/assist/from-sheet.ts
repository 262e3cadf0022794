/** Cells copied from a spreadsheet as a statement: a rate table becomes `tiers`, a grid a `matrix`, names a `table`. */

import { isCurrency } from "@attain/engine";

export interface FromSheet {
  readonly kind: "tiers" | "table" | "matrix";
  readonly text: string;
}

/** Cells are parted by tabs and rows by line breaks; nothing for what is no table of rates. */
export function fromSheet(copied: string, name = "pasted"): FromSheet | undefined {
  const rows = copied
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("\t").map((cell) => cell.trim()));
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some(({ length }) => length !== width)) return undefined;
  const [head = [], ...below] = rows;
  const hasHead =
    amountOf(head.at(-1)) === undefined || head.slice(0, -1).every((cell) => edgeOf(cell) === undefined);
  const body = hasHead ? below : rows;
  const titles = hasHead ? head : head.map((_, index) => `argument_${index + 1}`);
  return matrixOf(head, below, name) ?? tiersOf(body, name) ?? tableOf(titles, body, name);
}

function matrixOf(
  head: readonly string[],
  below: readonly (readonly string[])[],
  name: string,
): FromSheet | undefined {
  const across = head.slice(1).map(edgeOf);
  const rows = below.map(([edge, ...values]) => ({ edge: edgeOf(edge), values: values.map(amountOf) }));
  const isWhole = across.length > 1 && edgeOf(head[0]) === undefined && across.every(isThere);
  if (!isWhole || !rows.every(({ edge, values }) => isThere(edge) && values.every(isThere))) return undefined;
  const lines = rows.map(({ edge, values }) => `  row from ${edge} : ${values.join(", ")}`);
  const type = typeOf(rows[0]?.values[0]);
  const frame = `matrix ${name}(first stepped, second stepped) : ${type} {`;
  const edges = `  across ${across.map((edge) => `from ${edge}`).join(", ")}`;
  return { kind: "matrix", text: [frame, edges, ...lines, "  beyond flat", "}", ""].join("\n") };
}

function tiersOf(body: readonly (readonly string[])[], name: string): FromSheet | undefined {
  const rows = body.map((cells) => ({ edge: edgeOf(cells[0]), value: amountOf(cells.at(-1)) }));
  if (!rows.every(({ edge, value }) => isThere(edge) && isThere(value))) return undefined;
  const lines = rows.map(({ edge, value }) => `  from ${edge} : ${value}`);
  return { kind: "tiers", text: [`tiers ${name} marginal {`, ...lines, "}", ""].join("\n") };
}

function tableOf(
  titles: readonly string[],
  body: readonly (readonly string[])[],
  name: string,
): FromSheet | undefined {
  const rows = body.map((cells) => ({ cells: cells.slice(0, -1), value: amountOf(cells.at(-1)) }));
  if (!rows.every(({ value }) => isThere(value))) return undefined;
  const parameters = titles.slice(0, -1).map((title, index) => nameOf(title) ?? `argument_${index + 1}`);
  const lines = rows.map(({ cells, value }) => `  when ${cells.map(caseOf).join(", ")} : ${value}`);
  const frame = `table ${name}(${parameters.join(", ")}) : ${typeOf(rows[0]?.value)} unique {`;
  return { kind: "table", text: [frame, ...lines, "}", ""].join("\n") };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined;
}

/** `50%`, `1_000`, `5_000 USD`; of a range such as `50% - 100%` or `> 50 %` its lower end. */
function edgeOf(cell: string | undefined): string | undefined {
  return amountOf(cell?.replace(/^(>=|≥|>|from)\s*/i, "").split(/\s+(?:-|–|to)\s+|–/i)[0]);
}

const symbols: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
]);

/** A number, percent or amount as the language writes it. */
function amountOf(cell: string | undefined): string | undefined {
  const found = /^([$€£])?\s*(-?\d[\d,_ ]*(?:\.\d+)?)\s*(%|[A-Z]{3})?\+?$/.exec(cell?.trim() ?? "");
  if (found === null) return undefined;
  const [, sign = "", digits = "", unit = ""] = found;
  const number = digits.trim().replaceAll(/[, ]/g, "_");
  if (unit === "%") return `${number}%`;
  const currency = symbols.get(sign) ?? unit;
  if (currency === "") return number;
  return isCurrency(currency) ? `${number} ${currency}` : undefined;
}

function typeOf(value: string | undefined): string {
  if (value?.endsWith("%")) return "percent";
  return value?.includes(" ") ? "money" : "number";
}

function caseOf(cell: string): string {
  if (cell === "" || /^(any|all|\*)$/i.test(cell)) return "any";
  return amountOf(cell) ?? `"${cell.replaceAll('"', "'")}"`;
}

function nameOf(title: string): string | undefined {
  const name = title
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^\p{L}/u.test(name) ? name : undefined;
}
