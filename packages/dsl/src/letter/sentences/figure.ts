/** `measure` and `quota`: a figure, of whom and when, and how it is worked out. */

import type { FigureGrain, FigureSymbol } from "../../check/checked-plan.js";
import type { Grain } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Block, Table } from "../letter.js";
import { capitalized, joined, plainText, say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationLines } from "./documentation.js";

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
    ...(isIndividual ? [{ kind: "paragraph", text: letter.individualTerms } as const] : []),
  ];
}

function figureRows({ statements, grain }: FigureSymbol, writing: Writing): readonly (readonly Text[])[] {
  const { figure, marks } = writing.phrases;
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
        say`${capitalized(tell(value, writing))}${marks.fullStop}`,
        ...documentationLines(documentation),
      ];
      return [
        note.length === 0 ? title : say`${title}${marks.openBracket}${note}${marks.closeBracket}`,
        grainText(grain, written, writing),
        joined(how, marks.betweenSentences),
      ];
    });
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
