/** Every small change of a plan: a rate, an edge, a condition, a limit, a date, a clause or a row. */

import { dayText, exact, parseDay } from "@attain/engine";
import type { CheckedPlan } from "../check/checked-plan.js";
import { decimalText } from "../search/cell.js";
import type { Span } from "../source/span.js";
import type { ComparisonOperator, Statement } from "../syntax/ast.js";
import { type AstNode, visitNodes } from "../syntax/visit-nodes.js";
import type { Mutant, MutantKind } from "./mutant.js";

/** In the order of the text. `text` is the plan's own, which its places lie in. */
export function mutantsOf({ file }: CheckedPlan, text: string): readonly Mutant[] {
  return file.statements
    .filter(({ kind, span }) => !isTold.has(kind) && span.end <= text.length)
    .flatMap((statement) => {
      const where = whereOf(statement);
      const mutants: Mutant[] = [];
      visitNodes(statement, (node, parents) => {
        for (const { kind, span, text: after } of changesOf(node, parents, text)) {
          const before = text.slice(span.start, span.end).trim().replace(/\s+/g, " ");
          mutants.push({ kind, where, before, after: after.trim(), edit: { span, text: after } });
        }
      });
      return mutants;
    });
}

/** What says what must come out, and what is only told, is not changed. */
const isTold: ReadonlySet<Statement["kind"]> = new Set(["given", "test", "prove"]);

function whereOf(statement: Statement): string {
  return "name" in statement ? `${statement.kind} ${statement.name.text}` : statement.kind;
}

interface Change {
  readonly kind: MutantKind;
  readonly span: Span;
  readonly text: string;
}

function changesOf(node: AstNode, parents: readonly AstNode[], text: string): readonly Change[] {
  const written = ({ start, end }: Span) => text.slice(start, end);
  const without = (kind: MutantKind, span: Span): Change => ({ kind, span, text: "" });
  switch (node.kind) {
    case "number":
    case "percent":
    case "money":
    case "quantity":
      return numbers(node, parents, text);
    case "date":
      return moved(node.value, node.span, parents);
    case "compare": {
      const { operator, left, right } = node;
      const between = { start: left.span.end, end: right[0].span.start };
      const other = { kind: "condition", span: between, text: ` ${turned[operator]} ` } as const;
      if (right.length < 2) return [other];
      return [other, ...oneLess(right, "condition", written)];
    }
    case "and":
    case "or":
      return [
        ...node.operands.map((operand): Change => {
          const rest = node.operands.filter((each) => each !== operand).map(({ span }) => written(span));
          return { kind: "condition", span: node.span, text: `(${rest.join(` ${node.kind} `)})` };
        }),
        {
          kind: "condition",
          span: node.span,
          text: `(${node.operands.map(({ span }) => written(span)).join(node.kind === "and" ? " or " : " and ")})`,
        },
      ];
    case "not":
      return [{ kind: "condition", span: node.span, text: written(node.operand.span) }];
    case "arithmetic": {
      const span = { start: node.left.span.end, end: node.right.span.start };
      return [{ kind: "arithmetic", span, text: ` ${opposite[node.operator]} ` }];
    }
    case "reference":
      return calledOtherwise(node, written);
    case "aggregate": {
      const { value, where } = node;
      if (where === undefined) return [];
      return [without("condition", { start: value.span.end, end: where.span.end })];
    }
    case "tierRow":
      return node.edge === "below" ? [] : [swapped(node.span, node.edge, "edge")];
    case "edge":
      return [swapped(node.span, node.edge, "edge")];
    case "rangeCell": {
      const { lower, upper } = node;
      const place = (edge: string, value: AstNode) => {
        const start = text.lastIndexOf(edge, value.span.start);
        return { start, end: start + edge.length };
      };
      return [
        ...(lower ? [swapped(place(lower.edge, lower.value), lower.edge, "edge")] : []),
        ...(upper ? [swapped(place(upper.edge, upper.value), upper.edge, "edge")] : []),
      ];
    }
    case "valuesCell":
      return node.values.length < 2 ? [] : oneLess(node.values, "row", written);
    case "tableRow":
      return [without("row", node.span)];
    case "gate": {
      const change = without("clause", node.span);
      if (node.past === undefined) return [change];
      const end = node.span.end;
      const word = { start: end - 4, end };
      return [change, { kind: "clause", span: word, text: node.past === "paid" ? "lost" : "paid" }];
    }
    case "cap":
    case "floor":
      return [without("limit", node.span)];
    case "times":
    case "hold":
    case "draw":
      return [without("clause", node.span)];
    case "where":
      return [without("condition", node.span)];
    case "payees":
      return [without("condition", node.span)];
    case "changes": {
      const start = node.span.end - node.policy.length;
      const other = node.policy === "closing" ? "opening" : "closing";
      return [{ kind: "date", span: { start, end: node.span.end }, text: other }];
    }
    case "round": {
      const other = node.mode === "down" || node.mode === "half even" ? "up" : "down";
      const start = text.indexOf(node.mode, node.span.start);
      return start < 0 || start >= node.span.end
        ? []
        : [{ kind: "clause", span: { start, end: start + node.mode.length }, text: other }];
    }
    default:
      return [];
  }
}

const turned: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  "=": "<>",
  "<>": "=",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
};

const opposite = { "+": "-", "-": "+", "*": "/", "/": "*" } as const;

const otherEdge: Readonly<Record<string, string>> = {
  from: "above",
  above: "from",
  below: "through",
  through: "below",
};

/** The word at the start of a row or bound, for the one that includes or leaves out the edge itself. */
function swapped({ start }: Span, edge: string, kind: MutantKind): Change {
  return { kind, span: { start, end: start + edge.length }, text: otherEdge[edge] ?? edge };
}

function oneLess(
  values: readonly AstNode[],
  kind: MutantKind,
  written: (span: Span) => string,
): readonly Change[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { start: first.span.start, end: last.span.end };
  return values.map((value) => ({
    kind,
    span,
    text: values
      .filter((each) => each !== value)
      .map((each) => written(each.span))
      .join(" | "),
  }));
}

type Numeric = Extract<AstNode, { kind: "number" | "percent" | "money" | "quantity" }>;

/** A tenth more, and of an edge a tenth less too; one more of what has no tenth. */
function numbers(node: Numeric, parents: readonly AstNode[], text: string): readonly Change[] {
  const around = parents.at(-1);
  // `language 1`, decimals to round to, and shares of a place are no numbers of the plan's pay.
  if (around?.kind === "language" || around?.kind === "round") return [];
  const value = exact.fromText(node.value);
  const tenth = exact.divide(value, exact.fromInteger(10)) ?? exact.zero;
  const isWhole = node.kind === "quantity" || around?.kind === "last";
  const step = exact.sign(tenth) === 0 || isWhole ? exact.one : tenth;
  const isEdge =
    around?.kind === "edge" ||
    around?.kind === "rangeCell" ||
    around?.kind === "compare" ||
    (around?.kind === "tierRow" && around.at === node);
  const isLimit = parents.some(({ kind }) => kind === "cap" || kind === "floor");
  const kind: MutantKind = isEdge ? "edge" : isLimit ? "limit" : "amount";
  const spelled = text.slice(node.span.start, node.span.end);
  const change = (changed: typeof value): Change => ({
    kind,
    span: node.span,
    text: spelled.replace(/^-?\s*[\d_.]+/, decimalText(changed)),
  });
  const more = change(exact.add(value, step));
  return isEdge && exact.sign(value) !== 0 ? [more, change(exact.subtract(value, step))] : [more];
}

/** A day later where something begins, a day earlier where it ends. */
function moved(date: string, span: Span, parents: readonly AstNode[]): readonly Change[] {
  const around = parents.at(-1);
  const day = parseDay(date);
  if (day === undefined || around?.kind === "effective") return [];
  const isEnd = around?.kind === "scope" && around.through?.span === span;
  return [{ kind: "date", span, text: dayText(day + (isEnd ? -1 : 1)) }];
}

type Called = Extract<AstNode, { kind: "reference" }>;

function calledOtherwise(node: Called, written: (span: Span) => string): readonly Change[] {
  const [only, ...others] = node.arguments ?? [];
  const { head } = node;
  if (only === undefined) return [];
  if (head.text === "prorate" && others.length === 0) {
    return [{ kind: "date", span: node.span, text: written(only.span) }];
  }
  if (head.text === "min" || head.text === "max") {
    return [{ kind: "limit", span: head.span, text: head.text === "min" ? "max" : "min" }];
  }
  return [];
}
