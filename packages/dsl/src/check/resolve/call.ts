/** Names with values in brackets: tables, tiers and the built-in functions. */

import { unreachable } from "../../invariant.js";
import type { Expression, Reference } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { inferFunction } from "../infer/function.js";
import { infer } from "../infer/infer.js";
import { countFits } from "./call-count.js";
import { argumentCount, isFunction } from "./functions.js";
import { resolveMatrix } from "./matrix-call.js";
import { callables } from "./names-in-scope.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";
import { resolveTable, resolveTiers } from "./table-call.js";
import { reportUnknown } from "./unknown-name.js";

const lastOfMonth = "Bring the last day in as a column, or a row a month in data that a column refers to";
const monthsKept =
  "Write `closed + 3 months` and compare it, a case for each number of months, or take days: cancelled - closed";

/** What spreadsheets have a function for, and a plan has other words. */
const spreadsheetHelp: ReadonlyMap<string, string> = new Map([
  ["and", "Write it between the conditions: a and b"],
  ["or", "Write it between the conditions: a or b"],
  ["not", "Write it before the condition: not a"],
  ["if", "Write a choice: first { when attainment >= 100% : 10% otherwise : 5% }"],
  ["ifs", "Write a choice: first { when attainment >= 100% : 10% otherwise : 5% }"],
  ["iferror", "Write what to use instead behind it: a / b else 0"],
  ["sumif", 'Write the condition inside the sum: sum(booking where region = "EMEA")'],
  ["sumifs", 'Write the condition inside the sum: sum(booking where region = "EMEA")'],
  ["countif", "Write the condition inside the count: count(booking where first_deal)"],
  ["countifs", "Write the condition inside the count: count(booking where first_deal)"],
  ["averageif", 'Write the condition inside the average: average(surveys.score where kind = "sales")'],
  ["averageifs", 'Write the condition inside the average: average(surveys.score where kind = "sales")'],
  ["vlookup", "Read a keyed data set by its name, such as quotas.amount, or write a table"],
  ["hlookup", "Read a keyed data set by its name, such as quotas.amount, or write a table"],
  ["xlookup", "Read a keyed data set by its name, such as quotas.amount, or write a table"],
  ["lookup", "Read a keyed data set by its name, such as quotas.amount, or write a table"],
  ["roundup", 'Write the step and the mode: round(x, 0.01 USD, "up")'],
  ["rounddown", 'Write the step and the mode: round(x, 0.01 USD, "down")'],
  ["sumproduct", "Multiply inside the sum: sum(booking * booking.rate)"],
  ["rank", "Prizes by place are a component of their own: rank attainment among payees ..."],
  ["abs", "Write the greater of both signs: max(x, -x)"],
  ["eomonth", lastOfMonth],
  ["month_end", lastOfMonth],
  ["datedif", monthsKept],
  ["months_between", monthsKept],
  ["networkdays", "Bring working days in as data, and divide: workdays.worked / workdays.all"],
  ["days", "Write the later date less the earlier one: paid_on - closed"],
]);

export function resolveCall(
  reference: Reference,
  given: readonly Expression[],
  scope: Scope,
  checking: Checking,
): Resolution {
  const { head } = reference;
  const symbol = checking.symbols.get(head.text);
  const inferAll = () => {
    for (const argument of given) infer(argument, scope, checking);
  };
  if (symbol === undefined && isFunction(head.text)) {
    if (!countFits(head.text, given, argumentCount(head.text), reference, checking)) {
      inferAll();
      return "reported";
    }
    const value = inferFunction(head.text, given, reference, scope, checking);
    return { head: { kind: "function", name: head.text }, ...value, rest: reference.path };
  }
  if (symbol === undefined) {
    // What it takes is not known either: `sm(booking)` is one slip.
    reportUnknown(
      {
        name: head,
        message: `No table or function is called \`${head.text}\``,
        candidates: () => callables(checking),
        ...(spreadsheetHelp.has(head.text.toLowerCase()) && {
          candidates: () => [],
          help: () => spreadsheetHelp.get(head.text.toLowerCase()),
        }),
      },
      checking,
    );
    return "reported";
  }
  checking.symbolOf.set(head, symbol);
  switch (symbol.kind) {
    case "table":
      return resolveTable(symbol, reference, given, scope, checking);
    case "tiers":
      return resolveTiers(symbol, reference, given, scope, checking);
    case "matrix":
      return resolveMatrix(symbol, reference, given, scope, checking);
    case "other":
      inferAll();
      return "reported";
    case "source":
    case "parameter":
    case "credit":
    case "figure":
    case "component":
    case "scorecard":
    case "goal":
    case "journal":
      inferAll();
      checking.report({
        code: "wrong-kind",
        span: head.span,
        message: `\`${head.text}\` is no table and no function, so nothing can be passed to it`,
        help: `Write \`${head.text}\` without the brackets`,
      });
      return "reported";
    default:
      return unreachable(symbol);
  }
}
