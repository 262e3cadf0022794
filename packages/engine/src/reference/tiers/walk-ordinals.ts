/** Which credits of a component's period a walk passes: those that its formulas read, whosever they are. */

import type { RuleName, Slot } from "../../rule-set.js";
import type { Context } from "../context.js";
import {
  type CreditOwner,
  countBefore,
  countedOrdinals,
  creditBook,
  planPayees,
} from "../crediting/credit-book.js";
import type { CreditsRead } from "../figures/figure-reach.js";
import { found } from "../program/program.js";
import type { NodeFacts } from "../program/rule-graph.js";
import { daysInGroup, type Group, valuesOf } from "../sharing/groups.js";

/** Ordinals of the credits that values and decisions read in the context's period, in order. */
export async function walkOrdinals(
  slots: readonly Slot[],
  rules: readonly RuleName[],
  context: Context,
): Promise<readonly number[]> {
  const { run, view, period, limit } = context;
  if (period === undefined || context.credit !== undefined) return [];
  const book = await creditBook(run, view);
  const ordinals = new Set<number>();
  for (const { credit, owners } of creditsRead(slots, rules, context)) {
    for (const owner of await owners()) {
      const all = await countedOrdinals(run, view, credit, owner);
      const from = countBefore(book, all, period.from);
      const to = countBefore(book, all, Math.min(period.through, view.asOf) + 1);
      for (const ordinal of all.slice(from, Math.max(from, to))) {
        if (limit === undefined || ordinal <= limit) ordinals.add(ordinal);
      }
    }
  }
  return [...ordinals].sort((a, b) => a - b);
}

/** Whether values depend on credits at all, of whatever period. */
export function readsCredits(slots: readonly Slot[], context: Context): boolean {
  return creditsRead(slots, [], context).length > 0;
}

interface CreditRead {
  readonly credit: string;
  owners(): Promise<readonly CreditOwner[]>;
}

function creditsRead(
  slots: readonly Slot[],
  rules: readonly RuleName[],
  context: Context,
): readonly CreditRead[] {
  const { program } = context.run;
  const { payee, group } = context;
  const facts: readonly NodeFacts[] = [
    ...slots.map((slot) => program.graph.slot(slot)),
    ...rules.map((rule) => program.graph.rule(rule)),
  ];
  const reads: CreditRead[] = [];
  for (const fact of facts) {
    for (const credit of fact.credits) reads.push({ credit, owners: async () => [{ payee, group }] });
    for (const figure of fact.figures) {
      const { grain } = found(program.figures, figure).definition;
      const isCut = grain.owner === "payee" && grain.cut !== undefined;
      const own: CreditOwner = isCut ? { payee, group } : { payee };
      for (const [credit, read] of program.creditsOf(figure)) {
        reads.push({ credit, owners: () => ownersOf(read, own, context) });
      }
    }
  }
  return reads;
}

async function ownersOf(
  { own, groups, everybody }: CreditsRead,
  self: CreditOwner,
  context: Context,
): Promise<readonly CreditOwner[]> {
  const { payee, group } = context;
  if (everybody || (payee === undefined && group === undefined)) return [{}];
  const owners: CreditOwner[] = [];
  // Numbers of payees are added up in a group over its members.
  if (own && payee === undefined && group !== undefined) owners.push(...(await membersOf(group, context)));
  else if (own) owners.push(self);
  for (const [column, of] of groups) {
    for (const group of await groupsRead(column, context)) {
      if (of === "group") owners.push({ group });
      else owners.push(...(await membersOf(group, context)));
    }
  }
  return owners;
}

/** The group whose figure it is, or those that the payee belongs to in the period. */
async function groupsRead(column: string, context: Context): Promise<readonly Group[]> {
  const { run, view, payee, period, group } = context;
  if (payee === undefined) return group === undefined ? [] : [group];
  if (period === undefined) return [];
  const values = await valuesOf(run, view, payee, column, period);
  return values.map((value) => ({ column, value }));
}

async function membersOf(group: Group, { run, view, period }: Context): Promise<readonly CreditOwner[]> {
  const members: CreditOwner[] = [];
  if (period === undefined) return members;
  for (const payee of await planPayees(run, view)) {
    if ((await daysInGroup(run, view, payee, group, period)).length > 0) members.push({ payee });
  }
  return members;
}
