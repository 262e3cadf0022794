/** Law: a text is one plan with one payout, and at most one for each payee instead of it. */

import type { PayoutStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { isPersonal, payoutsOf } from "../payouts.js";

export function oneOfEach(checking: Checking): void {
  const { statements } = checking.file;
  const plans = statements.filter((statement) => statement.kind === "plan");
  const all = payoutsOf(statements);
  const payouts = all.filter((each) => !isPersonal(each));
  const payees = new Map<string, PayoutStatement>();
  for (const each of all) checkPersonal(each, payouts[0], payees, checking);
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
      message:
        all.length === 0
          ? "The plan does not say what is paid and how often"
          : "The plan says only what single payees are paid",
      help: "Add `payout per month { pay ... }` with the names of components",
    });
  }
}

/** A payee has one payout, and it pays on everybody's pay dates. */
function checkPersonal(
  payout: PayoutStatement,
  general: PayoutStatement | undefined,
  payees: Map<string, PayoutStatement>,
  checking: Checking,
): void {
  const payee = payout.scope?.payee;
  if (payee === undefined || payout.broken) return;
  const first = payees.get(payee.text);
  if (first !== undefined) {
    checking.report({
      code: "second-statement",
      span: payee.span,
      message: `There is already a payout for ${payee.text}`,
      help: "Keep one, and put what the other says into it",
      related: [{ span: first.per.span, message: "The first one" }],
    });
    return;
  }
  payees.set(payee.text, payout);
  if (general === undefined || general.broken) return;
  const isSame =
    payout.per.unit === general.per.unit &&
    payout.currency?.code.text === general.currency?.code.text &&
    payout.currency?.on === general.currency?.on;
  if (isSame) return;
  checking.report({
    code: "versions-differ",
    span: payout.per.span,
    message: `${payee.text} would be paid on other dates, or in another currency, than everybody else`,
    help: "Write the same `per` and `in` as in the payout of everybody; a component with a rhythm of its own says `paid per`",
    related: [{ span: general.per.span, message: "The payout of everybody" }],
  });
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
