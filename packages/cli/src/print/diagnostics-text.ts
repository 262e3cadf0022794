/** What the compiler says of a plan, with the lines it speaks of, in colour for a person. */

import { codeFrame, type FrameRole, lineMap } from "@attain/dsl";
import type { Finding } from "../plan/finding.js";
import type { ReadPlan } from "../plan/read-plan.js";
import { usedFilePath } from "../plan/used-files.js";
import type { Style } from "./style.js";

export function diagnosticsText({ file, text, compilation }: ReadPlan, style: Style): string {
  const lines = lineMap(text);
  const usedFile = (used: string) => usedFilePath(file, used);
  const paint = (role: FrameRole, part: string) => painted(role, part, style);
  return compilation.diagnostics
    .map((diagnostic) => `${codeFrame(text, diagnostic, { file, lines, usedFile, paint })}\n\n`)
    .join("");
}

/** `2 errors, 1 warning in 3 plans`. */
export function summaryText(findings: readonly Finding[], plans: number, style: Style): string {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.filter((finding) => finding.severity === "warning").length;
  const inPlans = plans === 1 ? "" : ` in ${plans} plans`;
  if (errors + warnings === 0) return `${style.green("fine")}${plans === 1 ? "" : `, ${plans} plans`}\n`;
  const parts = [counted(errors, "error"), counted(warnings, "warning")].filter((part) => part !== "");
  return `${parts.join(", ")}${inPlans}\n`;
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function painted(role: FrameRole, part: string, style: Style): string {
  switch (role) {
    case "error":
      return style.red(part);
    case "warning":
      return style.yellow(part);
    case "information":
      return style.blue(part);
    case "help":
      return style.cyan(part);
    case "place":
    case "gutter":
      return style.dim(part);
  }
}
