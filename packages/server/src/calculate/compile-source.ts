/** A plan's text and the files it uses, compiled; what is wrong as the API says it. */

import { type Compilation, compilePlan, type LinkOptions, lineMap } from "@attain/dsl";
import type { RuleSet } from "@attain/engine";
import type { Diagnostic } from "../schemas/language.js";
import type { PlanText } from "../stores/plan-store.js";
import { TaskRefusal } from "./task-refusal.js";

export function linkOf({ files }: PlanText): LinkOptions {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  return { name: "plan.plan", files: (name) => texts.get(name) };
}

export function compileSource(plan: PlanText): Compilation {
  return compilePlan(plan.text, linkOf(plan));
}

export function diagnosticsOf({ text }: PlanText, { diagnostics }: Compilation): Diagnostic[] {
  const lines = lineMap(text);
  return diagnostics.map(({ code, severity, message, help, span }) => {
    return {
      code,
      severity,
      message,
      help: help ?? null,
      file: null,
      ...lines.position(span.start),
    };
  });
}

/** The last plan is kept, because the next question is mostly about the same. */
let last: { readonly key: string; readonly compiled: CompiledPlan } | undefined;

export interface CompiledPlan {
  readonly compilation: Compilation;
  readonly ruleSet: RuleSet;
}

export function ruleSetOf(plan: PlanText): RuleSet {
  return compiledPlan(plan).ruleSet;
}

export function compiledPlan(plan: PlanText): CompiledPlan {
  const key = JSON.stringify([plan.text, plan.files]);
  if (last?.key === key) return last.compiled;
  const compilation = compileSource(plan);
  const { ruleSet } = compilation;
  if (ruleSet === undefined) {
    const [first] = diagnosticsOf(plan, compilation).filter(({ severity }) => severity === "error");
    const what = first === undefined ? "" : `: line ${first.line}: ${first.message}`;
    throw new TaskRefusal("plan-with-errors", `The plan has errors${what}`, "Mend them, and try again");
  }
  const compiled = { compilation, ruleSet };
  last = { key, compiled };
  return compiled;
}
