/** Writes a plan with other blanks, line breaks and comments between its words. */

import { type Parsed, parse } from "@attain/dsl";
import fc from "fast-check";

/** What may stand between two words, in a row of given data and elsewhere. */
const gapsInRows = ["", " ", "   ", "\t"];
const gaps = [
  ...gapsInRows,
  " ",
  "\n",
  "\n",
  "\n      ",
  "\n\n",
  "\n \n\t\n\n",
  " // behind a line\n",
  "//close\n",
  "\n// on a line of its own\n",
  "\n  // one {\n\n// two  \n",
  " /// not documentation\n",
  "\n/// documentation\n",
  "\n/// more\n  /// documentation\n\n",
];

/** Any plan of these, its blanks changed at random; some no longer are plans. */
export function mangledPlan(texts: readonly string[]): fc.Arbitrary<string> {
  const read = texts.map((text) => ({ text, parsed: parse(text) }));
  return fc
    .tuple(fc.constantFrom(...read), fc.array(fc.nat({ max: 1000 }), { minLength: 50, maxLength: 300 }))
    .map(([{ text, parsed }, choices]) => mangle(text, parsed, choices));
}

function mangle(text: string, parsed: Parsed, choices: readonly number[]): string {
  const inRow = placesInRows(parsed);
  const { tokens } = parsed;
  return tokens
    .map((token, index) => {
      const next = tokens[index + 1];
      const choice = choices[index % choices.length] ?? 0;
      const within = inRow.has(token.span.end);
      const possible = within ? gapsInRows : gaps;
      // Three of four gaps stay as they are, so that blocks on one line and runs of statements survive.
      const original = text.slice(token.span.end, next?.span.start ?? text.length);
      const gap = choice % 4 === 0 ? (possible[(choice >> 2) % possible.length] ?? "") : original;
      const separator = gap === "" && next && !separable(token.text, next.text) ? " " : gap;
      const rowEnds = !within && original.includes("\n") && inRow.has(next?.span.end ?? -1);
      return token.text + (rowEnds && !separator.includes("\n") ? `${separator}\n` : separator);
    })
    .join("");
}

/** Ends of the tokens behind which a line break would end a row. */
function placesInRows({ file, tokens }: Parsed): ReadonlySet<number> {
  const rows = file.statements.flatMap((statement) => {
    const givens =
      statement.kind === "test" ? statement.givens : statement.kind === "given" ? [statement] : [];
    return givens.flatMap(({ body }) => (body.kind === "rows" ? body.rows : []));
  });
  const places = new Set<number>();
  let next = 0;
  for (const { span } of rows) {
    while (next < tokens.length && (tokens[next]?.span.start ?? 0) < span.start) next += 1;
    for (; next < tokens.length && (tokens[next]?.span.end ?? 0) < span.end; next += 1) {
      places.add(tokens[next]?.span.end ?? 0);
    }
  }
  return places;
}

/** Whether two words stay two when nothing stands between them. */
function separable(left: string, right: string): boolean {
  return /[,;(){}:|]$/.test(left) || /^[,;(){}:|]/.test(right);
}
