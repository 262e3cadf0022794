/** `for ann, 2026-Q1`: whose number of which period a test expects. */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Span } from "../../source/span.js";
import type { Expectation, Literal, Name } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { checkCell } from "./given-cell.js";

export function checkCoordinates(
  expectation: Expectation,
  grain: FigureGrain,
  what: string,
  payees: ReadonlyMap<string, Span> | undefined,
  checking: Checking,
): void {
  if (grain.owner === "credit" || grain.per === "plan") return;
  const { coordinates } = expectation;
  const count = grain.owner === "payee" ? 2 : 1;
  if (coordinates.length !== count) {
    const first = coordinates[0]?.span ?? expectation.what.span;
    checking.report({
      code: "wrong-coordinates",
      span: { start: first.start, end: coordinates.at(-1)?.span.end ?? first.end },
      message:
        count === 2
          ? `${what} is a number of a payee and a ${grain.per}`
          : `${what} is one number a ${grain.per}, for the whole plan`,
      help: count === 2 ? `Write \`for ann, ${example[grain.per]}\`` : `Write \`for ${example[grain.per]}\``,
    });
    return;
  }
  const [payee, period] = grain.owner === "payee" ? coordinates : [undefined, coordinates[0]];
  if (payee) checkPayee(payee, payees, checking);
  if (period)
    checkCell(period, { kind: "period", unit: grain.per }, false, `The period of ${what}`, checking);
}

const example = {
  day: "2026-01-31",
  month: "2026-01",
  quarter: "2026-Q1",
  half: "2026-H1",
  year: "2026",
} as const;

function checkPayee(
  payee: Literal | Name,
  payees: ReadonlyMap<string, Span> | undefined,
  checking: Checking,
): void {
  if (payee.kind !== "name") {
    checkCell(payee, { kind: "payee" }, false, "The payee", checking);
  }
  const id = payee.kind === "name" ? payee.text : "value" in payee ? String(payee.value) : "";
  if (payees === undefined || payees.has(id) || id === "") return;
  const near = didYouMean(id, payees.keys());
  checking.report({
    code: "payee-not-given",
    span: payee.span,
    message: `Nobody called \`${id}\` is given in this test`,
    help:
      near === undefined
        ? `Give a row of \`${checking.settings.roster?.name}\` for them`
        : `Did you mean \`${near}\`?`,
    ...(near !== undefined && {
      related: [{ span: payees.get(near) ?? payee.span, message: "Given here" }],
      fixes: [{ title: `Write \`${near}\``, edits: [{ span: payee.span, text: near }] }],
    }),
    cause: `payee ${id}`,
  });
}
