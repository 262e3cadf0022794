/** `test`: what is given, and which payouts and figures must come out. */

import { payoutBalanceNames, payoutLineNames } from "@attain/engine";
import type { Span } from "../../source/span.js";
import type { Expectation, GivenStatement, Name, TestStatement } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { generalPayout, payoutsOf } from "../payouts.js";
import { nameOfPart } from "../resolve/figure.js";
import { figurePart } from "../resolve/figure-part.js";
import { candidatesOf, reportUnknown, words } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { shownGrain } from "../types/coordinates.js";
import { expectedGoalGrain } from "../types/goal-grain.js";
import { describeGrain } from "../types/period-length.js";
import { checkCoordinates } from "./coordinates.js";
import { type Rows, resolveExpectedGoal } from "./expected-goal.js";
import { expectedPosting } from "./expected-posting.js";
import { checkGiven } from "./given.js";
import { checkCell } from "./given-cell.js";
import { givenPayees } from "./given-payees.js";

export function checkTest(test: TestStatement, givens: readonly GivenStatement[], checking: Checking): void {
  for (const given of test.givens) checkGiven(given, checking);
  const payees = givenPayees(test, givens, checking);
  for (const expectation of test.expectations) {
    checkExpectation(expectation, payees, { test, givens }, checking);
  }
  if (test.expectations.length > 0 || test.broken) return;
  checking.report({
    code: "expects-nothing",
    span: test.title.span,
    message: "The test expects nothing, so it can never fail",
    help: "Add `expect NAME for PAYEE, PERIOD = VALUE`",
  });
}

/** Which number is looked at: whose, of which period, of which type; nothing when that is not known. */
interface Expected {
  readonly grain: FigureGrain;
  readonly type: Type;
  readonly what: string;
}

function checkExpectation(
  expectation: Expectation,
  payees: ReadonlyMap<string, Span> | undefined,
  rows: Rows,
  checking: Checking,
): void {
  const [head, part, further] = expectation.what.names;
  const expected =
    head.text === "payout"
      ? expectedPayout(part, checking)
      : expectedFigure(head, part, expectation, rows, checking);
  if (expected === undefined) return;
  if (further) {
    reportUnknown(
      { name: further, message: `Nothing follows \`${part?.text}\``, candidates: () => [] },
      checking,
    );
    return;
  }
  checkCoordinates(expectation, expected.grain, expected.what, payees, checking);
  checkCell(expectation.value, expected.type, false, expected.what, checking);
}

const payoutParts: readonly string[] = [...payoutBalanceNames, ...payoutLineNames];

function expectedPayout(part: Name | undefined, checking: Checking): Expected | undefined {
  const payouts = payoutsOf(checking.file.statements);
  const payout = generalPayout(payouts);
  if (payout === undefined) return undefined;
  const isBalance = payoutBalanceNames.some((name) => name === part?.text);
  // Balances are kept in the plan's currency.
  const paidIn = isBalance ? undefined : payout.currency?.code.text;
  const type: Type = { kind: "money", currency: paidIn ?? checking.settings.currency };
  const grain: FigureGrain = { owner: "payee", per: payout.per.unit };
  if (part === undefined) return { grain, type, what: "The payout" };
  const paid = payouts
    .flatMap(({ clauses }) => clauses)
    .flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []));
  const symbol = checking.symbols.get(part.text);
  if (paid.some(({ text }) => text === part.text)) {
    if (symbol) checking.symbolOf.set(part, symbol);
    return { grain, type, what: `The payout of \`${part.text}\`` };
  }
  // A component of that name has been found above.
  if (payoutParts.includes(part.text)) return { grain, type, what: `\`payout.${part.text}\`` };
  // A name that `pay` misspells may be this one.
  const misspelt = paid.some(({ text }) => !checking.symbols.has(text));
  if (payout.broken || misspelt || symbol?.kind === "other") return undefined;
  if (symbol?.kind === "component") {
    checking.symbolOf.set(part, symbol);
    checking.report({
      code: "wrong-kind",
      span: part.span,
      message: `The payout does not pay \`${part.text}\``,
      help: `Add it to \`pay\` in the payout, or write \`expect ${part.text}\``,
    });
    return undefined;
  }
  reportUnknown(
    {
      name: part,
      message: `The payout has no component \`${part.text}\``,
      candidates: () => [
        ...paid.map(({ text }) => {
          const definition = checking.symbols.get(text);
          return { text, ...(definition && { definition }) };
        }),
        ...words(payoutParts),
      ],
    },
    checking,
  );
  return undefined;
}

function expectedFigure(
  head: Name,
  part: Name | undefined,
  expectation: Expectation,
  rows: Rows,
  checking: Checking,
): Expected | undefined {
  const symbol = checking.symbols.get(head.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name: head,
        message: `No figure and no component is called \`${head.text}\``,
        candidates: () => [
          ...candidatesOf(["figure", "component", "scorecard", "goal", "journal"], checking),
          ...words(["payout"]),
        ],
      },
      checking,
    );
    return undefined;
  }
  checking.symbolOf.set(head, symbol);
  if (symbol.kind === "other" || symbol.kind === "matrix") return undefined;
  if (symbol.kind === "goal") {
    checking.ensure(symbol);
    if (!resolveExpectedGoal(symbol, part, expectation, rows, checking)) return undefined;
    const what = `\`${expectation.what.names.map(({ text }) => text).join(".")}\``;
    return { grain: expectedGoalGrain(symbol, expectation, checking.meaningOf), type: symbol.type, what };
  }
  if (symbol.kind === "journal") return expectedPosting(symbol, part, expectation, checking);
  if (symbol.kind !== "figure" && symbol.kind !== "component" && symbol.kind !== "scorecard") {
    checking.report({
      code: "wrong-kind",
      span: head.span,
      message: `\`${head.text}\` is a ${symbol.kind === "source" ? "data set" : symbol.kind}, and a test expects numbers of figures and components`,
      help: "Write the name of a measure, a quota or a component, or `payout`",
    });
    return undefined;
  }
  checking.ensure(symbol);
  const named = figurePart(symbol, part ? [part] : [], checking);
  if (named === "reported") return undefined;
  checking.meaningOf.set(expectation.what, {
    head: { kind: "figure", figure: symbol, ...nameOfPart(named) },
    steps: [],
  });
  const payout = generalPayout(checking.file.statements);
  const grain = shownGrain(symbol, payout?.per.unit);
  if (grain.owner === "credit") {
    checking.report({
      code: "wrong-coordinates",
      span: expectation.what.span,
      message: `\`${symbol.name}\` is one number ${describeGrain(grain)}, and a test looks at numbers of payees and periods`,
      help: `Expect what is made of it: a component, or a measure such as \`sum(${symbol.name})\``,
    });
    return undefined;
  }
  return {
    grain,
    type: named?.type ?? symbol.type,
    what: `\`${expectation.what.names.map(({ text }) => text).join(".")}\``,
  };
}
