/** What happens in the cases a payee asks about: late news, cancellations, joining, leaving, changes of role. */

import type { FigureSymbol } from "../../check/checked-plan.js";
import type { Statement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import { tellCondition } from "../expressions/tell-expression.js";
import { dateText } from "../expressions/tell-time.js";
import type { Block, Fact } from "../letter.js";
import { factOf } from "../sentences/fact.js";
import type { Writing } from "../writing.js";

/** Only what this plan makes possible. */
export function changes(writing: Writing): readonly Block[] {
  const { statements } = writing.plan.file;
  const rows = [
    ...lateAndReversed(statements, writing),
    ...joiningAndLeaving(writing),
    ...datedValues(writing),
    ...gates(statements, writing),
    ...credits(statements, writing),
  ];
  return [{ kind: "facts", rows }];
}

function lateAndReversed(statements: readonly Statement[], writing: Writing): readonly Fact[] {
  const { phrases, plan } = writing;
  const { late, reversal, outside } = phrases.changes;
  const { from, through } = plan.settings;
  const hasCredits = statements.some(({ kind }) => kind === "credit");
  const walksBack = statements.some(
    (statement) =>
      statement.kind === "tiers" && ["marginal", "reached", "topRate"].includes(statement.mode.kind),
  );
  const hasTiers = statements.some(({ kind }) => kind === "tiers");
  const period = phrases.time.fromThrough(dateText(from, phrases), dateText(through, phrases));
  return [
    factOf(late.label, [late.text], writing),
    ...(hasCredits
      ? [
          factOf(
            reversal.label,
            [
              reversal.text,
              ...(hasTiers ? [reversal.atTiers] : []),
              ...(walksBack ? [reversal.belowZero] : []),
            ],
            writing,
          ),
        ]
      : []),
    ...(hasCredits ? [factOf(outside.label, [outside.text(period)], writing)] : []),
  ];
}

// ---------------------------------------------------------------- people

function joiningAndLeaving(writing: Writing): readonly Fact[] {
  const { phrases, plan, names } = writing;
  const { joining } = phrases.changes;
  const { roster, statement } = plan.settings;
  const where = statement?.settings.flatMap((setting) => (setting.kind === "payees" ? [setting.where] : []));
  const prorated = proratedFigures(writing).map(({ name }) => names.of(name));
  const isDated = roster?.statement.dated === true;
  const left = roster?.columns.get("left");
  const texts = [
    ...(roster && isDated ? [joining.roster(names.of(roster.name))] : []),
    ...(left ? [joining.left(names.of(left.name))] : []),
    ...(where ?? []).map((condition) => joining.where(tellCondition(condition, writing))),
    ...(isDated || left || where?.length ? [joining.credits] : []),
    ...(prorated.length === 0 ? [] : [joining.prorated(prorated)]),
  ];
  return texts.length === 0 ? [] : [factOf(joining.label, texts, writing)];
}

function proratedFigures({ plan }: Writing): readonly FigureSymbol[] {
  return [...plan.symbols.values()].filter(
    (symbol): symbol is FigureSymbol =>
      symbol.kind === "figure" && symbol.statements.some((statement) => callsProrate(statement, plan)),
  );
}

export function callsProrate(statement: Statement, { meaningOf }: Writing["plan"]): boolean {
  let found = false;
  visitNodes(statement, (node) => {
    const head = node.kind === "reference" ? meaningOf.get(node)?.head : undefined;
    found ||= head?.kind === "function" && head.name === "prorate";
  });
  return found;
}

function datedValues(writing: Writing): readonly Fact[] {
  const { phrases, plan } = writing;
  const { dated } = phrases.changes;
  const { changes: policy } = plan.settings;
  const words = { opening: dated.opening, closing: dated.closing, "by days": dated.byDays };
  return policy === undefined ? [] : [factOf(dated.label, [words[policy], dated.ofCredit], writing)];
}

// ---------------------------------------------------------------- gates and credits

function gates(statements: readonly Statement[], writing: Writing): readonly Fact[] {
  const { gateShuts } = writing.phrases.changes;
  const hasGate = statements.some(
    (statement) => statement.kind === "component" && statement.clauses.some(({ kind }) => kind === "gate"),
  );
  return hasGate ? [factOf(gateShuts.label, [gateShuts.text], writing)] : [];
}

function credits(statements: readonly Statement[], writing: Writing): readonly Fact[] {
  const { phrases, plan } = writing;
  const { managers, leftOver } = phrases.changes;
  const receivers = statements.flatMap((statement) =>
    statement.kind === "credit" ? [statement.clauses.filter((clause) => clause.kind === "receiver")] : [],
  );
  const manager = plan.settings.roster?.columns.get("manager");
  const goesUp = receivers
    .flat()
    .some(({ who }) =>
      plan.meaningOf.get(who)?.steps.some(({ kind, column }) => kind === "managers" || column === manager),
    );
  const isShared = receivers.some((of) => of.filter(({ to }) => to === "to").length > 1);
  return [
    ...(goesUp ? [factOf(managers.label, [managers.text], writing)] : []),
    ...(isShared ? [factOf(leftOver.label, [leftOver.text], writing)] : []),
  ];
}
