/** `measure` and `quota`: a figure, of whom and when, and how it is worked out. */

import type { FigureGrain, FigureSymbol } from "../../check/checked-plan.js";
import type { Expression, Grain, Statement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import { tell } from "../expressions/tell-expression.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Block, Table } from "../letter.js";
import { capitalized, joined, plainText, say, type Text } from "../text.js";
import { behind, type Used } from "../uses.js";
import type { Writing } from "../writing.js";
import { documentationLines } from "./documentation.js";
import { meaningTexts } from "./meanings.js";

/** All figures of a plan as one table, a row each. */
export function tellFigures(figures: readonly FigureSymbol[], writing: Writing): readonly Block[] {
  const { figure, letter } = writing.phrases;
  const rows = figures.flatMap((each) => figureRows(each, writing));
  if (rows.length === 0) return [];
  const isIndividual = figures.some(({ statements }) =>
    statements.some(({ scope }) => concernsOthers(scope, writing)),
  );
  const table: Table = {
    kind: "table",
    caption: [],
    columns: [figure.name, figure.per, figure.how].map((heading) => ({ heading: [heading], align: "start" })),
    rows,
  };
  return [
    { kind: "paragraph", text: figure.introduction },
    table,
    ...meaningTexts(ownColumns(figures, writing), writing).map(
      (text) => ({ kind: "paragraph", text }) as const,
    ),
    ...(isIndividual ? [{ kind: "paragraph", text: letter.individualTerms } as const] : []),
  ];
}

/** Worked-out columns that figures read of rows directly; those behind credits are told with these. */
function ownColumns(figures: readonly FigureSymbol[], { plan }: Writing): readonly Used[] {
  const credits = plan.file.statements.filter(({ kind }) => kind === "credit");
  const told = new Set(behind(credits, plan));
  const statements = figures.flatMap((figure): readonly Statement[] => figure.statements);
  return behind(statements, plan).filter((used) => used.kind === "column" && !told.has(used));
}

function figureRows({ statements, grain }: FigureSymbol, writing: Writing): readonly (readonly Text[])[] {
  const { figure, marks } = writing.phrases;
  const within: Writing = grain.owner === "group" ? { ...writing, group: grain.column.name } : writing;
  return statements
    .filter(({ scope }) => !concernsOthers(scope, writing))
    .map(({ name, kind, value, scope, documentation, grain: written }) => {
      const validity = scopeText(scope, writing);
      const title = capitalized([writing.names.of(name.text)]);
      const isNamedSo = plainText(title).toLowerCase().includes(figure.target);
      const notes = [
        ...(kind === "quota" && !isNamedSo ? [[figure.target]] : []),
        ...(validity ? [validity] : []),
      ];
      const note = joined(notes, marks.comma);
      const how = [
        say`${capitalized(tell(value, within))}${marks.fullStop}`,
        ...togetherTexts(grain, value, writing),
        ...documentationLines(documentation),
      ];
      return [
        note.length === 0 ? title : say`${title}${marks.openBracket}${note}${marks.closeBracket}`,
        grainText(grain, written, writing),
        joined(how, marks.betweenSentences),
      ];
    });
}

/** A sum of several people's says so. */
function togetherTexts(grain: FigureGrain, value: Expression, { phrases, names }: Writing): readonly Text[] {
  let isAggregate = false;
  visitNodes(value, ({ kind }) => {
    isAggregate ||= kind === "aggregate";
  });
  if (!isAggregate) return [];
  if (grain.owner === "group") return [phrases.figure.ofGroup(names.of(grain.column.name))];
  return grain.owner === "plan" ? [phrases.figure.ofPlan] : [];
}

/** Of whom or of what there is one number. */
export function grainText(grain: FigureGrain, written: Grain, writing: Writing): Text {
  const { phrases, names } = writing;
  const { time, figure } = phrases;
  const owner = written.units.flatMap((unit) =>
    unit.kind === "name" && unit.text !== "plan" && unit.text !== "payee" ? [unit.text] : [],
  );
  if (grain.owner === "credit") return figure.perCredit(names.of(grain.credit.name));
  const period = grain.per === "plan" ? undefined : time.each[grain.per];
  const [group] = owner;
  if (group !== undefined) return figure.perOwner(names.of(group), period);
  if (grain.owner === "plan") return period === undefined ? figure.perPlan : figure.wholePlans(period);
  return [period ?? time.wholePlan];
}
