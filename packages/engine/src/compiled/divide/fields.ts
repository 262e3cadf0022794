/** Who takes part where an amount is divided: those in the plan and in the group whose gates are open. */

import type { Among, Component, ComponentVersion } from "../../rule-set.js";
import { keptLanes } from "../figures/owner-lanes.js";
import { planPayees } from "../figures/plan-payees.js";
import { type Frame, frameOf, someLanes } from "../frame.js";
import { type DayPart, groupParts, whole } from "../groups/group-parts.js";
import { stintsOf, valueOn, valuesWithin } from "../groups/stints.js";
import { askGates } from "../pay/gates.js";
import { versionLanes } from "../pay/version-lanes.js";
import { daysIn } from "../time/days-in-plan.js";
import type { Problem } from "../vectors/gaps.js";

export interface Member {
  /** In the frame of those who take part. */
  readonly lane: number;
  /** What part of them belongs to the group. */
  readonly part: DayPart;
}

/** Those who divide one amount, in the order of their names. */
export interface Field {
  /** Code of the group's value; -1 where all are together. */
  readonly group: number;
  /** Only credits up to this place count. */
  readonly limit: number | undefined;
  readonly members: readonly Member[];
  readonly problem: Problem | undefined;
}

export interface Fields {
  /** A lane for each payee who takes part somewhere, and for each limit. */
  readonly frame: Frame;
  readonly fields: readonly Field[];
  /** The fields in which a lane of the asking frame has a part, by when they first belong to them. */
  fieldsOf(lane: number): readonly number[];
}

export const together = -1;

/** Whoever has another version, or none, takes no part; nor does anybody whose gate is shut. */
export function fieldsOf(
  component: Component,
  version: ComponentVersion,
  among: Among,
  frame: Frame,
): Fields {
  const { run, view, period, owners } = frame;
  const limits: readonly (number | undefined)[] =
    owners?.limits === undefined ? [undefined] : [...new Set(owners.limits)].sort((a, b) => a - b);
  const inPlan = period && daysIn(run, view, period);
  const payees = planPayees(run, view).filter((payee) => (inPlan?.count[run.indexOf(payee)] ?? 0) > 0);
  const all = everybody(payees, limits, frame);
  const standing = versionLanes(component, all).find((each) => each.version === version)?.lanes;
  const candidates = standing ?? new Int32Array(0);
  const gates = askGates(version, someLanes(all, candidates));
  const open = gates.open.map((index) => candidates[index] ?? 0);
  const taking = new Map([...open].map((lane, index) => [lane, index]));
  const failing = new Map([...gates.failing].map(([index, problem]) => [candidates[index] ?? 0, problem]));
  const placeOf = new Map(payees.map((payee, index) => [payee, index]));
  const fields: Field[] = [];
  const indexes = new Map<string, number>();
  const groups: ReadonlyMap<number, readonly { readonly payee: number; readonly part: DayPart }[]> =
    among === "payees"
      ? new Map([[together, payees.map((payee) => ({ payee, part: whole }))]])
      : groupParts(run, view, among.column, period ?? run.prepared.calendar, among.members);
  for (const [at, limit] of limits.entries()) {
    for (const [group, own] of groups) {
      const members: Member[] = [];
      let problem: Problem | undefined;
      for (const { payee, part } of own) {
        const lane = at * payees.length + (placeOf.get(payee) ?? -1);
        const index = taking.get(lane);
        if (index !== undefined) members.push({ lane: index, part });
        problem ??= failing.get(lane);
      }
      indexes.set(`${limit} ${group}`, fields.length);
      fields.push({ group, limit, members, problem });
    }
  }
  const fieldsOfLane = (lane: number) => {
    const limit = owners?.limits?.[lane];
    const found = groupsOf(among, lane, frame).map((group) => indexes.get(`${limit} ${group}`));
    return found.flatMap((index) => index ?? []);
  };
  return { frame: someLanes(all, open), fields, fieldsOf: fieldsOfLane };
}

function everybody(
  payees: readonly number[],
  limits: readonly (number | undefined)[],
  { run, view, period, owners }: Frame,
): Frame {
  const size = payees.length * limits.length;
  const own = {
    size,
    payees: Int32Array.from({ length: size }, (_, lane) => payees[lane % payees.length] ?? -1),
    limits:
      owners?.limits === undefined
        ? undefined
        : Int32Array.from({ length: size }, (_, lane) => limits[Math.floor(lane / payees.length)] ?? -1),
  };
  const kept = keptLanes(own, run, view, owners?.memo.pool);
  return frameOf({ run, view, size, ...(period && { period }), owners: { ...own, ...kept } });
}

/** The groups of which some part of a lane's payee belongs to; -1 where all are together. */
function groupsOf(among: Among, lane: number, { run, view, period, owners }: Frame): readonly number[] {
  if (among === "payees") return [together];
  const payee = owners?.payees?.[lane];
  if (payee === undefined || period === undefined) return [];
  const { column, members } = among;
  const parts = groupParts(run, view, column, period, members);
  const stints = stintsOf(run, view, column);
  const values = valuesWithin(stints, run.indexOf(payee), period);
  if (members === "days") return values.filter((value) => parts.has(value));
  // Whoever has moved on takes no part any more, whatever becomes of those who stay.
  const inPlan = daysIn(run, view, period);
  const place = run.indexOf(payee);
  const day = members === "opening" ? inPlan.first[place] : inPlan.last[place];
  const held = valueOn(stints, place, day ?? 0);
  return values.filter((value) => value === held);
}

/** What one amount for each field is calculated in: the group's name, or the plan's. */
export function groupFrame(fields: readonly Field[], among: Among, asking: Frame): Frame {
  const { run, view, period, owners } = asking;
  const read = {
    size: fields.length,
    payees: undefined,
    ...(among !== "payees" && {
      groups: { column: among.column, values: Int32Array.from(fields, ({ group }) => group) },
    }),
    limits: owners?.limits === undefined ? undefined : Int32Array.from(fields, ({ limit }) => limit ?? -1),
  };
  const kept = keptLanes(read, run, view, owners?.memo.pool);
  return frameOf({ run, view, size: fields.length, ...(period && { period }), owners: { ...read, ...kept } });
}
