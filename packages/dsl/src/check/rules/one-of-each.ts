/** Law: a text is one plan with one payout. */

import type { Checking } from "../checking.js";

export function oneOfEach(checking: Checking): void {
  const { statements } = checking.file;
  const plans = statements.filter((statement) => statement.kind === "plan");
  const payouts = statements.filter((statement) => statement.kind === "payout");
  const [plan, ...otherPlans] = plans;
  const [payout, ...otherPayouts] = payouts;
  for (const other of otherPlans) {
    if (other.broken) continue;
    reportSecond("plan", other.name.span, plan?.name.span ?? other.span, checking);
  }
  for (const other of otherPayouts) {
    if (other.broken) continue;
    reportSecond("payout", other.per.span, payout?.per.span ?? other.span, checking);
  }
  const [first] = statements.filter(({ span }) => checking.imports.fileOf(span) === undefined);
  const start = first?.span.start ?? 0;
  if (checking.isShared) {
    checking.report({
      code: "shared-file",
      span: { start, end: start },
      message: "The text has no plan: other plans can take its definitions, and nothing is paid by it",
      help: 'Take them with `use "this-file.plan" { ... }` in a plan, or add `plan` and `payout`',
    });
  } else if (plan === undefined) {
    checking.report({
      code: "missing-plan",
      span: { start, end: start },
      message: "The text has no `plan` statement",
      help: "Begin with `plan name { effective from ... through ...  currency USD  round half even }`",
    });
  } else if (payout === undefined) {
    checking.report({
      code: "missing-payout",
      span: plan.name.span,
      message: "The plan does not say what is paid and how often",
      help: "Add `payout per month { pay ... }` with the names of components",
    });
  }
}

function reportSecond(
  what: string,
  span: { readonly start: number; readonly end: number },
  first: { readonly start: number; readonly end: number },
  checking: Checking,
): void {
  checking.report({
    code: "second-statement",
    span,
    message: `There is already a ${what} in this text`,
    help: `Keep one \`${what}\`, and put what the other says into it`,
    related: [{ span: first, message: "The first one" }],
  });
}
