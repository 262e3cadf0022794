/** Law: a curve is a line through points, so it has at least two, and a point is no open edge. */

import type { TiersStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

export function curvesHaveAnchors(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "tiers" && statement.mode.kind === "curve") checkAnchors(statement, checking);
  }
}

function checkAnchors(statement: TiersStatement, checking: Checking): void {
  const open = statement.rows.find(({ edge }) => edge === "above");
  if (open) {
    checking.report({
      code: "curve-without-anchors",
      span: open.span,
      message: "A curve goes through its points, and `above` is none",
      help: "Write `from`",
    });
    return;
  }
  const anchors = statement.rows.filter(({ edge }) => edge === "from");
  if (anchors.length >= 2 || statement.rows.length === 0 || statement.broken) return;
  checking.report({
    code: "curve-without-anchors",
    span: statement.name.span,
    message: `\`${statement.name.text}\` has ${anchors.length === 0 ? "no point" : "one point"}, and a line needs two`,
    help: "Write two `from` rows or more, or choose another mode",
  });
}
