/**
 * Law: where a payout can leave a balance or keep money back, it says what becomes of them: of a balance
 * below nought, and of both when somebody leaves.
 */

import type { PayingClause, PayoutStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

export function balancesAreDecided(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "payout" && !statement.broken) checkPayout(statement, checking);
  }
}

function checkPayout({ clauses }: PayoutStatement, checking: Checking): void {
  const cause = clauses.find(({ kind }) => kind === "draw") ?? clauses.find(({ kind }) => kind === "hold");
  if (cause === undefined) return;
  const has = (kind: PayingClause["kind"]) => clauses.some((clause) => clause.kind === kind);
  const word = { start: cause.span.start, end: cause.span.start + cause.kind.length };
  const after = { start: cause.span.end, end: cause.span.end };
  const addition = (line: string) => ({
    title: `Add \`${line}\``,
    edits: [{ span: after, text: `\n  ${line}` }],
  });
  if (!has("negative")) {
    checking.report({
      code: "negative-not-chosen",
      span: word,
      message: "A payout with a draw or a hold can come out below nought: what becomes of that?",
      help: "Add `negative carried` (set off against later payouts) or `negative collected` (taken back at once)",
      fixes: [addition("negative carried"), addition("negative collected")],
    });
  }
  if (!has("leaver")) {
    checking.report({
      code: "leaver-not-chosen",
      span: word,
      message: "Somebody may leave with a balance or with money held: what becomes of it?",
      help: "Add `leaver`, then `owes` or `forgiven` (a balance), then `held paid`, `held lost` or `held waits`",
      fixes: ["owes held paid", "owes held lost", "owes held waits", "forgiven held lost"].map((answer) =>
        addition(`leaver ${answer}`),
      ),
    });
  }
}
