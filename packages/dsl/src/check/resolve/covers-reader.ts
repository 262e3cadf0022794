/** Whether something with versions has a value on every day on which it is read. */

import type { Scope as Validity } from "../../syntax/ast.js";
import type { Settings } from "../checked-plan.js";

type Versions = readonly (Validity | undefined)[];

/** The reader's own dates count where it has them, the plan's otherwise. */
export function coversReader(versions: Versions, reader: Validity | undefined, settings: Settings): boolean {
  const payee = reader?.payee?.text;
  const from = later(reader?.from?.value, settings.from);
  const through = earlier(reader?.through?.value, settings.through);
  const usable = versions.filter((version) => version?.payee === undefined || version.payee.text === payee);
  return uncoveredFrom(usable, from, through) === undefined;
}

/** The first day from `from` through `through` on which no version stands. */
export function uncoveredFrom(versions: Versions, from: string, through: string): string | undefined {
  let day = from;
  for (;;) {
    const standing = versions.filter(
      (version) => (version?.from?.value ?? day) <= day && (version?.through?.value ?? through) >= day,
    );
    if (standing.length === 0) return day <= through ? day : undefined;
    const last = standing.map((version) => version?.through?.value ?? through).reduce(later);
    if (last >= through) return undefined;
    day = dayAfter(last);
  }
}

export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function later(a: string | undefined, b: string): string {
  return a !== undefined && a > b ? a : b;
}

function earlier(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}
