/** The plan texts that syntax tests read: every form of every statement stands in one of them. */

import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../plans/samples/", import.meta.url);

export const samples: readonly { readonly name: string; readonly text: string }[] = readdirSync(folder)
  .filter((name) => name.endsWith(".plan"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

/** The plan that the goal of one error a cause is measured on. */
export const firstPlan = readFileSync(new URL("../plans/enterprise-ae.plan", import.meta.url), "utf8");
