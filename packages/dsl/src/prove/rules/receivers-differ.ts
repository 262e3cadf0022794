/** Finds credits that share a row with one receiver twice. */

import type { CreditClause } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";

type Receiver = Extract<CreditClause, { kind: "receiver" }>;

export function receiversDiffer(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind !== "credit" || statement.broken || !analysing.isSound(statement.span)) continue;
    const seen = new Map<string, Receiver>();
    for (const clause of statement.clauses) {
      if (clause.kind !== "receiver") continue;
      const who = clause.who.names.map(({ text }) => text).join(".");
      const before = seen.get(who);
      if (before === undefined) {
        seen.set(who, clause);
        continue;
      }
      // Two layers of extra credit may be meant; extra credit of what one has already is not extra.
      if (clause.to === "overlay" && before.to === "overlay") continue;
      analysing.report("same-receiver", clause.who.span, `\`${who}\` receives a share of each row twice`, {
        help: "Name the other receiver, or write one share",
        related: [{ span: before.who.span, message: "The first share" }],
      });
    }
  }
}
