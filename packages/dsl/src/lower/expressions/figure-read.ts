/** Figures as others read them: `attainment`, `prior(attainment)`, `performance.grade`, `commission.excess`. */

import type { Slot } from "@attain/engine";
import type { Head } from "../../check/checked-plan.js";
import { invariant } from "../../invariant.js";
import type { Span } from "../../source/span.js";
import type { LoweringScope } from "../lowering-scope.js";
import { partName } from "../part-name.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { asChangesSay } from "./changes.js";

type FigureHead = Extract<Head, { readonly kind: "figure" }>;

/** A figure's number, of this period or so many earlier; a group's for the group the payee belongs to. */
export function lowerFigureRead(
  { figure, part, item, ofOwnGroup }: FigureHead,
  back: number | undefined,
  span: Span,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(span);
  const read = {
    op: "figure",
    name: item === undefined ? figure.name : partName(figure, item),
    ...(back !== undefined && { back }),
    ...(part && { part }),
    place,
  } as const;
  const { grain } = figure;
  if (!ofOwnGroup || grain.owner !== "group") return builder.slot(read);
  const { roster } = builder.plan.settings;
  const [key] = roster?.keys ?? [];
  invariant(roster && key, "groups are made by a column of the roster");
  const payee = builder.slot({ op: "payee", place });
  const group = { op: "lookup", source: roster.name, keys: { [key.name]: payee }, place } as const;
  const slot = builder.slot({ ...read, of: builder.slot({ ...group, column: grain.column.name }) });
  return roster.statement.dated ? asChangesSay(slot, span, scope, builder) : slot;
}
