/** `prove`: a claim that is true or not, or a number that never falls as a column of data rises. */

import type { Expression, Literal, Path, ProveStatement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { declareGrain } from "../declare/grain.js";
import { read, readCondition } from "../infer/read.js";
import type { Scope } from "../resolve/scope.js";
import { candidatesOf, reportUnknown, words } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric } from "../types/unify.js";

export function checkProve(statement: ProveStatement, checking: Checking): void {
  const grain = statement.grain
    ? declareGrain(statement.grain, checking)
    : grainOfClaim(statement.claim, checking);
  if (grain === undefined) return;
  const scope: Scope = { figure: grain, dated: "period", present: new Set(), claims: true };
  if (statement.jumps !== undefined) {
    checkJumps(statement.claim, statement.jumps, read(statement.claim, scope, checking), checking);
    return;
  }
  if (statement.never === undefined) {
    readCondition(statement.claim, scope, checking);
    return;
  }
  const type = read(statement.claim, scope, checking);
  if (!isNumeric(type) && type.kind !== "money" && type.kind !== "unknown") {
    checking.report({
      code: "type-mismatch",
      span: statement.claim.span,
      message: `What never ${statement.never.change} is a number or an amount, but this is ${describeType(type)}`,
      help: "Name a component or a measure: `commission never falls as deals.amount rises`",
    });
  }
  checkColumn(statement.never.as, checking);
}

/** `commission never jumps above 1_000 USD`: a component, and an amount of its currency. */
function checkJumps(claim: Expression, amount: Literal, type: Type, checking: Checking): void {
  const symbol = claim.kind === "reference" ? checking.symbols.get(claim.head.text) : undefined;
  if (type.kind === "unknown") return;
  if (symbol?.kind !== "component" || type.kind !== "money") {
    checking.report({
      code: "wrong-kind",
      span: claim.span,
      message: "What jumps is the pay of a component",
      help: "Name one: `commission never jumps above 1_000 USD`",
    });
    return;
  }
  if (amount.kind !== "money") {
    checking.report({
      code: "type-mismatch",
      span: amount.span,
      message: `A jump of \`${symbol.name}\` is an amount`,
      help: `Write one: \`never jumps above 1_000 ${type.currency}\``,
    });
  } else if (amount.currency !== type.currency) {
    checking.report({
      code: "currency-mix",
      span: amount.span,
      message: `\`${symbol.name}\` is in ${type.currency}, and this amount in ${amount.currency}`,
      help: `Write an amount in ${type.currency}`,
    });
  }
}

/** Without a header of its own a claim is about each number that it names first, else about the whole plan. */
function grainOfClaim(claim: Expression, checking: Checking): FigureGrain {
  let found: FigureGrain | undefined;
  visitNodes(claim, (node, parents) => {
    const isBare = !parents.some(({ kind }) => kind === "aggregate");
    if (node.kind !== "reference" || found !== undefined || !isBare) return;
    const symbol = checking.symbols.get(node.head.text);
    if (symbol?.kind === "figure" || symbol?.kind === "component" || symbol?.kind === "scorecard") {
      found = symbol.grain;
    }
  });
  return found ?? { owner: "plan", per: "plan" };
}

/** `deals.amount`: a column that rows give a number. */
function checkColumn({ names, span }: Path, checking: Checking): void {
  const [head, part, ...others] = names;
  const source = checking.symbols.get(head.text);
  if (source === undefined) {
    reportUnknown(
      {
        name: head,
        message: `Nothing is called \`${head.text}\``,
        candidates: () => candidatesOf(["source"], checking),
        help: () => "Name data and one of its columns: `deals.amount`",
      },
      checking,
    );
    return;
  }
  checking.symbolOf.set(head, source);
  if (source.kind !== "source" || part === undefined || others.length > 0) {
    checking.report({
      code: "wrong-kind",
      span,
      message: "What rises or falls is a column of data",
      help: "Name data and one of its columns: `deals.amount`",
    });
    return;
  }
  const column = source.columns.get(part.text);
  if (column === undefined) {
    reportUnknown(
      {
        name: part,
        message: `\`${source.name}\` has no column \`${part.text}\``,
        candidates: () => words([...source.columns.keys()]),
        help: () => "Name one of its columns",
      },
      checking,
    );
    return;
  }
  checking.symbolOf.set(part, column);
  const isNumber = isNumeric(column.type) || column.type.kind === "money";
  if ((isNumber && column.declaration?.formula === undefined) || column.type.kind === "unknown") return;
  checking.report({
    code: "type-mismatch",
    span: part.span,
    message: isNumber
      ? `\`${part.text}\` is worked out for each row, so that rows cannot give it another number`
      : `\`${part.text}\` is ${describeType(column.type)}, which neither rises nor falls`,
    help: "Name a column of numbers or amounts that rows are given with",
  });
}
