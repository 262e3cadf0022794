/** One layout for every plan, without options: what the author chose are words, comments and empty lines. */

import { hasErrors } from "../diagnostics/diagnostic.js";
import { parse } from "../syntax/parse.js";
import { itemsOfPlan } from "./items-of-plan.js";
import { layOut } from "./lay-out.js";
import { planTokens } from "./plan-tokens.js";
import { print } from "./print.js";

/** The plan laid out; nothing when the text cannot be read, so that broken text stays untouched. */
export function format(text: string): string | undefined {
  const { file, tokens, comments, diagnostics } = parse(text);
  if (hasErrors(diagnostics)) return undefined;
  const plan = planTokens(tokens, comments, file);
  const formatted = print(plan, layOut(plan, itemsOfPlan(file, plan)));
  return text.includes("\r\n") ? formatted.replaceAll("\n", "\r\n") : formatted;
}
