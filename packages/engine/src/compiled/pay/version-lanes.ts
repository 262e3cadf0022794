/** Which version of a component stands for whom. */

import type { Component, ComponentVersion } from "../../rule-set.js";
import { type Frame, lanesWith } from "../frame.js";
import { overlap } from "../time/periods.js";
import { standingDuring, startOf } from "../time/versions.js";

/** The versions that stand, once they have begun, each with its lanes. */
export function versionLanes(
  component: Component,
  { period, owners, run, view, size }: Frame,
): readonly { readonly version: ComponentVersion; readonly lanes: Int32Array }[] {
  if (period === undefined) return [];
  const days = overlap(period, run.prepared.calendar) ?? period;
  const { versions } = component;
  const isOwn = versions.some(({ payee }) => payee !== undefined);
  const general = isOwn ? -1 : standingDuring(versions, undefined, days);
  const standing = new Int32Array(size).fill(general);
  if (isOwn) {
    for (let lane = 0; lane < size; lane += 1) {
      const payee = owners?.payees?.[lane];
      standing[lane] = standingDuring(
        versions,
        payee === undefined ? undefined : run.texts.textOf(payee),
        days,
      );
    }
  }
  return versions.flatMap((version, index) => {
    if (startOf(version) > view.asOf) return [];
    const lanes = lanesWith(standing, index);
    return lanes.length === 0 ? [] : [{ version, lanes }];
  });
}
