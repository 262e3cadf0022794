/** Law: tiers whose value depends on where they end say it; the others have no end to speak of. */

import type { TiersStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

export function tiersSayTheirEnd(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "tiers") checkEnd(statement, checking);
  }
}

function checkEnd(statement: TiersStatement, checking: Checking): void {
  if (statement.broken) return;
  const { kind } = statement.mode;
  const needsEnd = kind === "accumulating";
  const needsBeyond = kind === "accumulating" || kind === "curve";
  const mode = kind === "topRate" ? "top rate" : kind;
  const missing = (message: string, help: string) => {
    checking.report({ code: "missing-clause", span: statement.name.span, message, help });
  };
  const needless = (word: string) =>
    checking.report({
      code: "needless-clause",
      span: word === "end" ? (statement.end?.span ?? statement.span) : statement.name.span,
      message: `Tiers that are ${mode} have no \`${word}\``,
      help: `Leave \`${word}\` out`,
    });
  if (needsEnd && !statement.end) {
    missing(
      `\`${statement.name.text}\` does not say where its last tier is full`,
      "Add `end` with the number, such as `end 150%`",
    );
  }
  if (needsBeyond && !statement.beyond) {
    missing(
      `\`${statement.name.text}\` does not say what holds past its last row`,
      "Add `beyond flat` (the value stays) or `beyond rising` (it goes on as before)",
    );
  }
  if (!needsEnd && statement.end) needless("end");
  if (!needsBeyond && statement.beyond) needless("beyond");
}
