/** The column titles of a file that a data set reads; everything else in the file is nobody's business. */

import type { Source } from "@attain/engine";

/** `known` and `from` stand in every data set without being declared. */
const implied = ["known", "from"];

export function wantedHeaders(source: Source): ReadonlySet<string> {
  const declared = source.columns.filter((column) => column.formula === undefined);
  return new Set([...declared.map((column) => column.header), ...implied].map(plainHeader));
}

/** Headers compare in NFC and without the spaces around them. */
export function plainHeader(header: string): string {
  return header.normalize("NFC").trim();
}
