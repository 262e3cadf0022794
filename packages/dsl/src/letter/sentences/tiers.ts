/** `tiers`: the rates and from where on they hold, and how the table is applied. */

import type { TiersSymbol } from "../../check/checked-plan.js";
import { unreachable } from "../../invariant.js";
import type { Expression, TierRow, TiersStatement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import { tell } from "../expressions/tell-expression.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Block, Table, TableColumn } from "../letter.js";
import { capitalized, joined, say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks, documentationLines } from "./documentation.js";
import { parameterText } from "./param.js";
import { type Edges, rangeText } from "./range.js";

/**
 * Of a table as one component uses it: `base` is what is paid on, `axis` what the table is read at. There is no
 * base where a formula calls the table for its value.
 */
export interface TiersUse {
  readonly base?: Text;
  readonly axis: Text;
}

/** The versions that concern the reader. */
function tiersVersions(tiers: TiersSymbol, writing: Writing): readonly TiersStatement[] {
  return tiers.statements.filter(({ scope }) => !concernsOthers(scope, writing));
}

/** What the author wrote of the table, which stands before the sentence that leads to it. */
export function tiersDocumentation(tiers: TiersSymbol, writing: Writing): readonly Block[] {
  return tiersVersions(tiers, writing).flatMap(({ documentation }) => documentationBlocks(documentation));
}

export function tellTiers(tiers: TiersSymbol, use: TiersUse, writing: Writing): readonly Block[] {
  return tiersVersions(tiers, writing).flatMap((statement): Block[] => [
    tiersTable(statement, tiers, use, writing),
    {
      kind: "paragraph",
      text: joined(sentences(statement, use, writing), writing.phrases.marks.betweenSentences),
    },
  ]);
}

/** A table that formulas call, as they call it first; nothing of one that components are paid at. */
export function tellCalledTiers(tiers: TiersSymbol, writing: Writing): readonly Block[] {
  const axis = calledAt(tiers, writing);
  if (axis === undefined) return [];
  return [...tiersDocumentation(tiers, writing), ...tellTiers(tiers, { axis: tell(axis, writing) }, writing)];
}

function calledAt(tiers: TiersSymbol, { plan }: Writing): Expression | undefined {
  let axis: Expression | undefined;
  visitNodes(plan.file, (node) => {
    if (node.kind !== "reference" || axis !== undefined) return;
    const head = plan.meaningOf.get(node)?.head;
    if (head?.kind === "tiers" && head.tiers === tiers) axis = node.arguments?.[0];
  });
  return axis;
}

function tiersTable(statement: TiersStatement, tiers: TiersSymbol, use: TiersUse, writing: Writing): Table {
  const { phrases, names } = writing;
  const { name, rows, scope } = statement;
  const validity = scopeText(scope, writing);
  const title = phrases.tiers.caption(names.of(name.text));
  const hasPlus = rows.some(({ plus }) => plus !== undefined);
  const end = (heading: string): TableColumn => ({ heading: [heading], align: "end" });
  const isMoney = tiers.valueType.kind === "money";
  const shown = isPoints(statement) ? rows.filter(({ edge }) => edge !== "below") : rows;
  const hasNotes = shown.some(({ documentation }) => documentation !== undefined);
  return {
    kind: "table",
    caption: capitalized(validity === undefined ? title : joined([title, phrases.marks.comma, validity])),
    columns: [
      { heading: capitalized(use.axis), align: "start" },
      end(isMoney ? phrases.tiers.amount : phrases.tiers.rate),
      ...(hasPlus ? [end(phrases.tiers.plus)] : []),
      ...(hasNotes ? [{ heading: [], align: "start" } as const] : []),
    ],
    rows: shown.map((row) => [
      isPoints(statement) ? tell(row.at, writing) : tierRange(row, rows, writing),
      tierValue(row.value, writing),
      ...(hasPlus ? [row.plus ? tierValue(row.plus, writing) : []] : []),
      ...(hasNotes ? [joined(documentationLines(row.documentation), phrases.marks.betweenSentences)] : []),
    ]),
  };
}

/** Rows of a curve are points of a line, not stretches. */
function isPoints({ mode }: TiersStatement): boolean {
  return mode.kind === "curve";
}

/** Where a tier begins and, as the next row says, ends. */
export function tierRange(row: TierRow, rows: readonly TierRow[], writing: Writing): Text {
  const next = rows[rows.indexOf(row) + 1];
  const at = tell(row.at, writing);
  const edges: Edges =
    row.edge === "below"
      ? { upper: { edge: "below", at } }
      : {
          lower: { edge: row.edge, at },
          ...(next && {
            upper: { edge: next.edge === "above" ? "through" : "below", at: tell(next.at, writing) },
          }),
        };
  return rangeText(edges, writing.phrases.table.range);
}

/** A parameter of the plan is written out, so that the reader has the number. */
export function tierValue(value: Expression, writing: Writing): Text {
  const head = value.kind === "reference" ? writing.plan.meaningOf.get(value)?.head : undefined;
  if (head?.kind !== "parameter") return tell(value, writing);
  const { marks } = writing.phrases;
  return say`${writing.names.of(head.parameter.name)}${marks.colon}${parameterText(head.parameter, writing)}`;
}

function sentences(statement: TiersStatement, { base }: TiersUse, writing: Writing): readonly Text[] {
  const { tiers } = writing.phrases;
  const { mode, rows, end, beyond } = statement;
  const [first] = rows;
  const below = first?.edge === "below" ? first : undefined;
  const hasPlus = rows.some(({ plus }) => plus !== undefined);
  return [
    modeText(statement, base, writing),
    ...(hasPlus ? [tiers.plusOnce] : []),
    ...(mode.kind === "curve"
      ? [below ? tiers.beneath(tierValue(below.value, writing)) : tiers.beneathFirst]
      : []),
    ...(end ? [tiers.end(tell(end, writing))] : []),
    ...(beyond === undefined ? [] : [beyond === "flat" ? tiers.beyondFlat : tiers.beyondRising]),
  ];
}

function modeText({ mode }: TiersStatement, base: Text | undefined, writing: Writing): Text {
  const { tiers } = writing.phrases;
  // Formulas call only tables whose value is one for everything.
  if (base === undefined) {
    return mode.kind === "curve" || mode.kind === "accumulating" ? tiers.mode[mode.kind]([]) : tiers.called;
  }
  switch (mode.kind) {
    case "topRate":
      return tiers.topRate(base, tell(mode.above, writing));
    case "marginal":
    case "retroactive":
    case "reached":
    case "curve":
    case "accumulating":
      return tiers.mode[mode.kind](base);
    default:
      return unreachable(mode);
  }
}
