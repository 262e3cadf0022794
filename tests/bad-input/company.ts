/** A small company whose files are all right, for tests that break one thing each. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Answer, attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";

export const planText = `language 1

plan small "Small company 2026" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  changes   by days
  round     half even
}

data payees dated {
  id      : payee key
  manager : payee optional
}
data deals {
  id     : text key
  rep    : payee
  amount : money
  kind   : "new" | "renewal" default "new"
  closed : date header "Close date"
}
data quotas {
  payee   : payee key
  quarter : quarter key
  amount  : money
}

credit booking of deals on closed {
  worth amount
  to    rep 100%
}
credit team_booking of booking {
  worth   booking
  overlay payee.managers 100%
}

measure bookings   per quarter = sum(booking)
measure attainment per quarter = bookings / quotas.amount

tiers rate marginal {
  from   0% : 5%
  from 100% : 10%
}

component commission per quarter { pay bookings at rate(attainment) }
component override   per quarter { pay 1% * sum(team_booking) }

payout per quarter { pay commission, override }
`;

export const goodFiles = {
  "payees.csv": "id,from,manager\nann,2026-01-01,mia\nbob,2026-01-01,mia\nmia,2026-01-01,\n",
  "deals.csv":
    "id,rep,amount,kind,Close date\nD1,ann,60000.00,new,2026-01-20\nD2,bob,12345.67,renewal,2026-02-11\n",
  "quotas.csv": "payee,quarter,amount\nann,2026-Q1,50000\nbob,2026-Q1,50000\nmia,2026-Q1,50000\n",
} as const;

export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly payee: string | null;
}

export interface RunAnswer extends Answer {
  readonly result: {
    readonly plan: string;
    readonly period: string;
    readonly payouts: readonly { payee: string; component: string; amount: string }[];
    readonly figures: readonly object[];
    readonly faults: readonly Fault[];
  };
  /** What stands in the results' directory; `undefined` when there is none. */
  readonly written: readonly string[] | undefined;
  /** The directory with the plan and the rows. */
  readonly directory: string;
}

/** Runs the first quarter with some files changed; `undefined` takes a file away. */
export async function runWith(changes: Files, ...options: readonly string[]): Promise<RunAnswer> {
  const directory = temporaryDirectory();
  const files = Object.entries({ ...goodFiles, ...changes });
  writeFiles(directory, { "small.plan": planText });
  for (const [name, content] of files) {
    if (content !== undefined) writeFiles(directory, { [`data/${name}`]: content });
  }
  const argv = ["run", "small.plan", "--data", "data", "--period", "2026-Q1", "--out", "out", ...options];
  const answer = await attain([...argv, "--json"], { cwd: directory });
  const out = join(directory, "out");
  return {
    ...answer,
    result: JSON.parse(answer.stdout),
    written: existsSync(out) ? readdirSync(out).sort() : undefined,
    directory,
  };
}

/** Nothing paid, nothing written (not even beside), exit code 1, no stack trace; and for a person as well. */
export async function expectRefusal(answer: RunAnswer): Promise<string> {
  expect(answer.exitCode).toBe(1);
  expect(answer.result.payouts).toEqual([]);
  expect(answer.written).toBeUndefined();
  expect(readdirSync(answer.directory).sort()).toEqual(["data", "small.plan"]);

  const argv = ["run", "small.plan", "--data", "data", "--period", "2026-Q1", "--out", "out"];
  const shown = await attain(argv, { cwd: answer.directory });
  expect(shown.exitCode).toBe(1);
  expect(shown.stdout).toBe("");
  expect(shown.stderr).not.toMatch(/^\s+at /m);
  expect(shown.stderr).not.toContain("node:");
  return shown.stderr;
}

/** The one fault there must be, without the words. */
export function onlyFault(answer: RunAnswer): Omit<Fault, "message"> {
  const [fault, ...others] = answer.result.faults;
  expect(others).toEqual([]);
  if (fault === undefined) throw new Error("there is no fault");
  const { code, file, line, column, payee } = fault;
  return { code, file, line, column, payee };
}
