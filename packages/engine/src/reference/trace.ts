/**
 * Builds the nodes of an explanation while values are calculated. A run without a tracer builds none
 * and pays nothing; a run with one calculates the same values.
 */

import type { ExplanationNode, Operation, Step, Why } from "../explain/explanation.js";
import { showNumber, shownNothing } from "../explain/show.js";
import type { Place } from "../rule-set.js";
import { toExactText } from "../values/fraction.js";
import { isProblem, type Result, textOf } from "./value.js";

export interface NodeDraft {
  readonly operation: Operation;
  readonly label: string;
  readonly inputs?: readonly Result[];
  /** Otherwise it follows from the inputs. */
  readonly unit?: string;
  readonly detail?: Readonly<Record<string, string>>;
  readonly step?: Step;
  readonly place: Place | null;
  readonly row?: NonNullable<ExplanationNode["row"]>;
  readonly clauses?: readonly string[];
  readonly effective?: NonNullable<ExplanationNode["effective"]>;
  readonly why?: Why;
}

export class Tracer {
  readonly nodes: ExplanationNode[] = [];

  /** The result with a new node that says how it came about. */
  add<T extends Result>(result: T, draft: NodeDraft): T {
    const { inputs = [], why = "applied", unit, ...rest } = draft;
    const indexes = inputs.map((input) => this.nodeOf(input));
    const counted = unit ?? this.#unitFrom(draft.operation, indexes);
    this.nodes.push({
      ...rest,
      ...valueAndText(result, counted),
      ...(counted !== undefined && result.kind === "number" && { unit: counted }),
      inputs: indexes,
      why,
    });
    return { ...result, node: this.nodes.length - 1 };
  }

  /** The node behind a value; one without is a plain leaf (a constant of the evaluator itself). */
  nodeOf(result: Result): number {
    if (result.node !== undefined) return result.node;
    this.nodes.push({
      operation: "leaf",
      label: isProblem(result) ? result.fault.message : textOrNumber(result),
      ...valueAndText(result, undefined),
      inputs: [],
      place: null,
      why: "applied",
    });
    return this.nodes.length - 1;
  }

  /** Says of which figure a value is the number, whose and when. */
  locate({ node: index }: Result, of: NonNullable<ExplanationNode["of"]>): void {
    const node = index === undefined ? undefined : this.nodes[index];
    if (index !== undefined && node !== undefined) this.nodes[index] = { ...node, of };
  }

  unitOf(result: Result): string | undefined {
    return result.node === undefined ? undefined : this.nodes[result.node]?.unit;
  }

  #unitFrom(operation: Operation, inputs: readonly number[]): string | undefined {
    const units = inputs.map((input) => this.nodes[input]?.unit);
    switch (operation) {
      case "multiply":
        return units.find((unit) => unit !== undefined && unit !== "%") ?? sole(units);
      case "divide":
        return units[0] !== units[1] && (units[1] === undefined || units[1] === "%") ? units[0] : undefined;
      case "choose":
      case "gate":
      case "interpolate":
        return units.at(-1);
      case "leaf":
      case "count":
      case "compare":
      case "all":
      case "any":
      case "not":
      case "shift":
      case "days":
        return undefined;
      default:
        return units.find((unit) => unit !== undefined);
    }
  }
}

/** The result as it is, or explained when an explanation is being built. */
export function explained<T extends Result>(
  tracer: Tracer | undefined,
  result: T,
  draft: () => NodeDraft,
): T {
  return tracer === undefined ? result : tracer.add(result, draft());
}

/** 30 % of 50 % is a percentage, 3 times 50 % is not known to be one. */
function sole(units: readonly (string | undefined)[]): string | undefined {
  return units.every((unit) => unit === units[0]) ? units[0] : undefined;
}

function valueAndText(result: Result, unit: string | undefined): Pick<ExplanationNode, "value" | "shown"> {
  if (isProblem(result) || result.kind === "nothing") return { value: null, shown: shownNothing };
  if (result.kind === "number") {
    return { value: toExactText(result.value), shown: showNumber(result.value, unit) };
  }
  const text = textOf(result);
  return { value: text, shown: text };
}

function textOrNumber(result: Exclude<Result, { kind: "problem" }>): string {
  return result.kind === "number" ? showNumber(result.value) : textOf(result) || shownNothing;
}
