/**
 * One JSON object, with its numbers as they are written: `JSON.parse` would turn them into doubles.
 * Strict JSON (RFC 8259), and a name may stand once only.
 */

/** Lists and objects are kept as a mark, because only a column the plan reads must be one value. */
export const nested = Symbol("nested");

/** Values as a CSV file would hold them: numbers without exponent, `yes` and `no`, nothing for null. */
export type JsonRecord = ReadonlyMap<string, string | typeof nested | undefined>;

export interface JsonProblem {
  readonly problem: string;
  readonly found: string;
}

export function parseJsonRecord(text: string): JsonRecord | JsonProblem {
  const record = new Map<string, string | typeof nested | undefined>();
  let at = skipSpace(text, 0);
  if (text[at] !== "{") return problem("a record must be an object in braces", text, at);
  at = skipSpace(text, at + 1);
  let open = text[at] !== "}";
  while (open) {
    const nameEnd = stringEnd(text, at);
    if (nameEnd === undefined) return problem("a name in quotes is expected", text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    if (record.has(name)) return problem(`"${name}" stands twice in one record`, text, at);
    at = skipSpace(text, nameEnd);
    if (text[at] !== ":") return problem("a colon is expected after a name", text, at);
    at = skipSpace(text, at + 1);
    const valueEnd = isNested(text, at) ? nestedEnd(text, at) : (stringEnd(text, at) ?? plainEnd(text, at));
    if (valueEnd === undefined) return problem(`"${name}" holds no JSON value`, text, at);
    record.set(name, isNested(text, at) ? nested : cellOf(text.slice(at, valueEnd)));
    at = skipSpace(text, valueEnd);
    open = text[at] === ",";
    if (open) at = skipSpace(text, at + 1);
  }
  if (text[at] !== "}") return problem("a comma or a closing brace is expected", text, at);
  const rest = skipSpace(text, at + 1);
  return rest === text.length ? record : problem("text follows the record", text, rest);
}

const plain = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/** Where the number or word that starts here ends. */
function plainEnd(text: string, at: number): number | undefined {
  plain.lastIndex = at;
  return plain.test(text) ? plain.lastIndex : undefined;
}

/** Where the string that starts here ends, its closing quote included. */
function stringEnd(text: string, at: number): number | undefined {
  if (text[at] !== '"') return undefined;
  let end = at + 1;
  while (end < text.length && text[end] !== '"') {
    if (text.charCodeAt(end) < 0x20) return undefined;
    end += text[end] === "\\" ? 2 : 1;
  }
  return end < text.length && isWellEscaped(text.slice(at, end + 1)) ? end + 1 : undefined;
}

function isWellEscaped(string: string): boolean {
  if (!string.includes("\\")) return true;
  return string.replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/g, "").indexOf("\\") < 0;
}

function isNested(text: string, at: number): boolean {
  return text[at] === "{" || text[at] === "[";
}

/** Where the list or object that starts here ends. */
function nestedEnd(text: string, at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    const character = text[end];
    if (character === '"') end = (stringEnd(text, end) ?? text.length) - 1;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth === 0) return end + 1;
  }
  return undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at += 1;
  return at;
}

function cellOf(value: string): string | undefined {
  if (value.startsWith('"')) return JSON.parse(value) as string;
  if (value === "null") return undefined;
  if (value === "true") return "yes";
  if (value === "false") return "no";
  return withoutExponent(value);
}

/** Exponents within reason are written out; a longer one stays, and is no number of a plan. */
function withoutExponent(number: string): string {
  const [mantissa = "", exponentText] = number.toLowerCase().split("e");
  const exponent = Number(exponentText ?? 0);
  if (exponentText === undefined || Math.abs(exponent) > 60) return number;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", decimals = ""] = mantissa.replace("-", "").split(".");
  const zeros = "0".repeat(Math.abs(exponent));
  const digits = `${zeros}${whole}${decimals}${zeros}`;
  const point = zeros.length + whole.length + exponent;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const after = digits.slice(point).replace(/0+$/, "");
  return `${sign}${before}${after && `.${after}`}`;
}

function problem(what: string, text: string, at: number): JsonProblem {
  return { problem: what, found: text.slice(at, at + 40) || "the end" };
}
