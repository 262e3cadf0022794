/** The plan's parameters, each with the time in which it holds. */

import type { ParameterSymbol } from "../../check/checked-plan.js";
import type { Block, Table } from "../letter.js";
import { documentationLines } from "../sentences/documentation.js";
import { hasIndividualVersions, parameterVersions } from "../sentences/param.js";
import { capitalized, joined, say, type Text } from "../text.js";
import type { Writing } from "../writing.js";

export function values(parameters: readonly ParameterSymbol[], writing: Writing): readonly Block[] {
  const { letter } = writing.phrases;
  const rows = parameters.flatMap((parameter) => versionRows(parameter, writing));
  if (rows.length === 0) return [];
  const isIndividual = parameters.some((parameter) => hasIndividualVersions(parameter, writing));
  const table: Table = {
    kind: "table",
    caption: [],
    columns: [
      { heading: [letter.values.name], align: "start" },
      { heading: [letter.values.value], align: "end" },
      { heading: [letter.values.inForce], align: "start" },
    ],
    rows,
  };
  return [
    { kind: "paragraph", text: letter.valuesIntroduction },
    table,
    ...(isIndividual ? [{ kind: "paragraph", text: letter.individualTerms } as const] : []),
  ];
}

/** A row each; what the author wrote of the value stands with its name. */
function versionRows(parameter: ParameterSymbol, writing: Writing): readonly (readonly Text[])[] {
  const { letter, marks } = writing.phrases;
  const notes = parameter.statements.flatMap(({ documentation }) => documentationLines(documentation));
  const name = capitalized([writing.names.of(parameter.name)]);
  const note = joined(notes, marks.betweenSentences);
  return parameterVersions(parameter, writing).map(({ value, scope }, index) => [
    index === 0 ? (note.length === 0 ? name : say`${name}${marks.colon}${note}`) : name,
    value,
    capitalized(scope ?? letter.always),
  ]);
}
