/**
 * Claims of a plan made ready for being tried: each with the plan's text and the measures through which the
 * claim is looked at, so that the engine that pays is the engine that is asked.
 */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan, FigureGrain, SourceSymbol } from "../../check/checked-plan.js";
import type { Span } from "../../source/span.js";
import type {
  Aggregate,
  ComparisonOperator,
  Expression,
  ProveStatement,
  Reference,
} from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";

export interface Claim {
  readonly title: string;
  readonly statement: ProveStatement;
  /** What is looked at: a figure or component of the plan, or a measure of `added`. */
  readonly left: string;
  readonly grain: FigureGrain;
  readonly kind:
    | { readonly kind: "comparison"; readonly operator: ComparisonOperator; readonly right: string }
    /** `left` is 1 where the claim holds. */
    | { readonly kind: "condition" }
    | {
        readonly kind: "monotone";
        readonly never: "falls" | "rises";
        readonly source: string;
        readonly column: string;
        readonly direction: "rises" | "falls";
      }
    /** A cent more or less of an amount changes the component by no more than this. */
    | { readonly kind: "jump"; readonly most: Fraction };
  /** Statements behind the plan's text; those that only say what is looked at come first. */
  readonly looked: string;
  readonly added: string;
}

/** A claim that cannot be tried, and why. */
export interface UntriedClaim {
  readonly title: string;
  readonly statement: ProveStatement;
  readonly why: string;
}

interface Writing {
  readonly plan: CheckedPlan;
  readonly textOf: (span: Span) => string;
  readonly fresh: (name: string) => string;
}

export function claimsOf(
  plan: CheckedPlan,
  textOf: (span: Span) => string,
): readonly (Claim | UntriedClaim)[] {
  const taken = new Set(plan.symbols.keys());
  const fresh = (name: string) => {
    let free = name;
    for (let count = 2; taken.has(free); count += 1) free = `${name}_${count}`;
    taken.add(free);
    return free;
  };
  return plan.file.statements.flatMap((statement) =>
    statement.kind === "prove" && !statement.broken ? [claimOf(statement, { plan, textOf, fresh })] : [],
  );
}

function claimOf(statement: ProveStatement, writing: Writing): Claim | UntriedClaim {
  const { claim, never } = statement;
  const title = statement.title.value;
  const grain = grainOf(statement, writing.plan);
  if (grain === undefined) return { title, statement, why: "it is about neither a payee nor the plan" };
  const per = grainText(grain);
  const named = namedFigure(claim, writing.plan);
  if (statement.jumps) {
    if (named === undefined || statement.jumps.kind !== "money") {
      return { title, statement, why: "it is about no component" };
    }
    const kind = { kind: "jump", most: exact.fromText(statement.jumps.value) } as const;
    return { title, statement, grain, left: named, kind, looked: "", added: "" };
  }
  if (never) {
    const [source, column] = never.as.names;
    const kind = {
      kind: "monotone",
      never: never.change,
      source: source.text,
      column: column?.text ?? "",
      direction: never.direction,
    } as const;
    if (named !== undefined) return { title, statement, grain, left: named, kind, looked: "", added: "" };
    const left = writing.fresh("claimed");
    const looked = `measure ${left} ${per} = ${writing.textOf(claim.span)}\n`;
    return { title, statement, grain, left, kind, looked, added: "" };
  }
  const inner = ungrouped(claim);
  const [right, ...others] = inner.kind === "compare" ? inner.right : [];
  const credits: string[] = [];
  if (inner.kind === "compare" && right && others.length === 0) {
    const own = namedFigure(inner.left, writing.plan);
    const left = own ?? writing.fresh("claimed");
    const leftText = own === undefined ? written(inner.left, credits, writing) : "";
    const rightName = writing.fresh("bound");
    const rightText = written(right, credits, writing);
    if (leftText === undefined || rightText === undefined) return { title, statement, why: unaddable };
    return {
      title,
      statement,
      grain,
      left,
      kind: { kind: "comparison", operator: inner.operator, right: rightName },
      looked: own === undefined ? `measure ${left} ${per} = ${leftText}\n` : "",
      added: `${credits.join("")}measure ${rightName} ${per} = ${rightText}\n`,
    };
  }
  const text = written(claim, credits, writing);
  if (text === undefined) return { title, statement, why: unaddable };
  const left = writing.fresh("claimed");
  const looked = `measure ${left} ${per} = first { when ${text} : 1  otherwise : 0 }\n`;
  return { title, statement, grain, left, kind: { kind: "condition" }, looked, added: credits.join("") };
}

const unaddable = "rows that it adds up have no date or no payee of their own";

function ungrouped(expression: Expression): Expression {
  return expression.kind === "group" ? ungrouped(expression.inner) : expression;
}

function namedFigure(expression: Expression, plan: CheckedPlan): string | undefined {
  const inner = ungrouped(expression);
  const meaning = inner.kind === "reference" ? plan.meaningOf.get(inner) : undefined;
  if (meaning?.head.kind !== "figure" || meaning.head.part || meaning.head.item || meaning.steps.length > 0) {
    return undefined;
  }
  return meaning.head.figure.kind === "scorecard" ? undefined : meaning.head.figure.name;
}

/** As written, else that of the first number that it names. */
function grainOf({ grain, claim }: ProveStatement, plan: CheckedPlan): FigureGrain | undefined {
  if (grain) {
    const words = grain.units.map((unit) => (unit.kind === "name" ? unit.text : unit.unit));
    const period = grain.units.find((unit) => unit.kind === "periodUnit");
    if (words.some((word, at) => grain.units[at]?.kind === "name" && word !== "plan" && word !== "payee")) {
      return undefined;
    }
    const isPlan = words.includes("plan") && !words.includes("payee");
    return { owner: isPlan ? "plan" : "payee", per: period?.kind === "periodUnit" ? period.unit : "plan" };
  }
  let found: FigureGrain | undefined;
  visitNodes(claim, (node, parents) => {
    if (node.kind !== "reference" || found || parents.some(({ kind }) => kind === "aggregate")) return;
    const head = plan.meaningOf.get(node)?.head;
    if (head?.kind === "figure") found = head.figure.grain;
  });
  const grainFound: FigureGrain = found ?? { owner: "plan", per: "plan" };
  return grainFound.owner === "payee" || grainFound.owner === "plan" ? grainFound : undefined;
}

function grainText(grain: FigureGrain): string {
  if (grain.owner === "payee") return grain.per === "plan" ? "per payee" : `per ${grain.per}`;
  if (grain.owner === "plan") return grain.per === "plan" ? "per plan" : `per plan, ${grain.per}`;
  return "per plan";
}

/** An expression with its sums over data as sums over credits of their own, which are added to `credits`. */
function written(expression: Expression, credits: string[], writing: Writing): string | undefined {
  const { plan, textOf } = writing;
  const edits: { span: Span; text: string }[] = [];
  let isLost = false;
  visitNodes(expression, (node) => {
    if (node.kind !== "aggregate") return;
    const over = plan.aggregateOf.get(node);
    if (over?.kind !== "source" || (over.time && over.source.payee)) return;
    const name = creditOf(node, over.source, credits, writing);
    if (name === undefined) isLost = true;
    else edits.push({ span: node.span, text: `sum(${name})` });
  });
  return isLost ? undefined : edited(expression.span, edits, textOf);
}

/** `sum(deals.amount where stage = "won")` as a credit of those deals to whom they belong. */
function creditOf(
  { function: of, value, where, window }: Aggregate,
  source: SourceSymbol,
  credits: string[],
  { plan, textOf, fresh }: Writing,
): string | undefined {
  const columns = [...source.columns.values()];
  const payee = columns.find(({ type, optional }) => type.kind === "payee" && !optional);
  const dates = columns.filter(({ type, name }) => type.kind === "date" && name !== "known");
  const used = [...plan.symbols.values()].find(
    (symbol) => symbol.kind === "credit" && symbol.source === source,
  );
  const on = used?.kind === "credit" ? used.on : dates.length === 1 ? dates[0] : undefined;
  if (payee === undefined || on === undefined || window || (of !== "sum" && of !== "count")) return undefined;
  const name = fresh(`${source.name}_claimed`);
  const row = (expression: Expression) =>
    edited(expression.span, ownColumns(expression, source, plan), textOf);
  credits.push(
    `credit ${name} of ${source.name} on ${on.name} {\n${where ? `  where ${row(where)}\n` : ""}  worth ${
      of === "count" ? "1" : row(value)
    }\n  to    ${payee.name} 100%\n}\n`,
  );
  return name;
}

/** `deals.amount` of the row itself is `amount` in a credit. */
function ownColumns(expression: Expression, source: SourceSymbol, plan: CheckedPlan) {
  const edits: { span: Span; text: string }[] = [];
  visitNodes(expression, (node) => {
    if (node.kind === "reference" && isOwn(node, source, plan)) {
      const [part] = node.path;
      if (part) edits.push({ span: { start: node.head.span.start, end: part.span.start }, text: "" });
    }
  });
  return edits;
}

function isOwn(reference: Reference, source: SourceSymbol, plan: CheckedPlan): boolean {
  const head = plan.meaningOf.get(reference)?.head;
  return head?.kind === "column" && reference.head.text === source.name && reference.path.length > 0;
}

function edited(
  span: Span,
  edits: readonly { readonly span: Span; readonly text: string }[],
  textOf: (span: Span) => string,
): string {
  let result = "";
  let from = span.start;
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    result += textOf({ start: from, end: edit.span.start }) + edit.text;
    from = edit.span.end;
  }
  return result + textOf({ start: from, end: span.end });
}
