/** Finds what is nothing whatever is sold: a factor, a weight, a worth or a pay that is always 0. */

import { exact } from "@attain/engine";
import type { Expression, Statement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";
import { isPoint } from "../domains/domain.js";
import { domainOf } from "../domains/domain-of.js";

export function amountsAreSomething(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.broken || !analysing.isSound(statement.span)) continue;
    for (const { value, what } of amountsOf(statement)) {
      if (!isAlwaysNought(value, analysing)) continue;
      analysing.report("always-nothing", value.span, `This is always 0, so that ${what}`, {
        help: "Write what is meant, or leave it out",
      });
    }
  }
}

interface Amount {
  readonly value: Expression;
  /** What comes of it when it is 0. */
  readonly what: string;
}

function amountsOf(statement: Statement): readonly Amount[] {
  switch (statement.kind) {
    case "credit":
      return statement.clauses.flatMap((clause) =>
        clause.kind === "worth" ? [{ value: clause.value, what: "every row is worth nothing" }] : [],
      );
    case "component":
    case "award":
      return statement.clauses.flatMap((clause): Amount[] => {
        switch (clause.kind) {
          case "pay":
            // Written as 0 it stands for a plan that pays nothing, as one of awards alone.
            return isLiteral(clause.base) ? [] : [{ value: clause.base, what: "nothing is ever paid" }];
          case "times":
            return [{ value: clause.value, what: "nothing is ever paid" }];
          case "share":
            return [
              { value: clause.value, what: "there is nothing to share" },
              ...(clause.split.by ? [{ value: clause.split.by, what: "nobody has a share" }] : []),
            ];
          default:
            return [];
        }
      });
    default:
      return [];
  }
}

/** A parameter of 0 is a switch that somebody turned. */
function isAlwaysNought(value: Expression, { plan, domains }: Analysing): boolean {
  let hasSwitch = false;
  visitNodes(value, (node) => {
    if (node.kind === "unread") hasSwitch = true;
    if (node.kind === "reference" && plan.meaningOf.get(node)?.head.kind === "parameter") hasSwitch = true;
  });
  if (hasSwitch) return false;
  const domain = domainOf(value, domains);
  return (
    domain.kind === "numbers" &&
    isPoint(domain) &&
    domain.lower !== undefined &&
    exact.isZero(domain.lower.value)
  );
}

function isLiteral({ kind }: Expression): boolean {
  return kind === "money" || kind === "number" || kind === "percent";
}
