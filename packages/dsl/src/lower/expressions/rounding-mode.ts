/** How `round(...)` rounds. */

import { invariant } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";

const roundingModes = ["half even", "half up", "up", "down"] as const;

/** `"half even"` or `half_even`: the mode is written, never assumed. */
export function roundingMode(expression: Expression): (typeof roundingModes)[number] {
  const written =
    expression.kind === "text"
      ? expression.value
      : expression.kind === "reference"
        ? expression.head.text
        : "";
  const mode = roundingModes.find((candidate) => candidate === written.replaceAll("_", " "));
  invariant(mode, `"${written}" is no rounding mode`);
  return mode;
}
