/** The index of messages is made of the catalogs: every code that has a page has its line and its link. */

import { existsSync } from "node:fs";
import { catalog } from "@attain/dsl";
import { faultCatalog } from "@attain/engine";
import { expect, it } from "vitest";

const pages = new URL("../../docs/diagnostics/", import.meta.url);

const inOrder = <Entry>(entries: Readonly<Record<string, Entry>>) =>
  Object.entries(entries)
    .filter(([code]) => existsSync(new URL(`${code}.md`, pages)))
    .sort(([a], [b]) => (a < b ? -1 : 1));

const link = (code: string) => `[\`${code}\`](${code}.md)`;

it("lists every code with what it means", async () => {
  const plan = inOrder(catalog).map(
    ([code, { severity, title }]) => `| ${link(code)} | ${severity} | ${title} |`,
  );
  const run = inOrder(faultCatalog).map(([code, title]) => `| ${link(code)} | ${title} |`);
  const page = `<!-- Generated from the catalogs: \`npx vitest run diagnostics-index --update\` writes this page anew. -->

# The messages

Each message ends with its code in brackets, and each code has a page: what it means, an example, what to do. A code that both a
plan and a run can be answered with has one page for both.

An **error** keeps a plan from running; a **warning** and an **information** do not. A **fault** of a run stops the payouts: nothing is paid and
nothing is written, unless \`attain run --continue\` leaves out the rows and payees at fault.

## Messages about a plan

\`attain check\` and every editor give them, with the lines of the plan.

| code | | means |
|---|---|---|
${plan.join("\n")}

## Faults of a run

\`attain run\`, \`attain explain\` and \`attain test\` give them, with the row or the payee.

| code | means |
|---|---|
${run.join("\n")}
`;
  await expect(page).toMatchFileSnapshot("../../docs/diagnostics/README.md");
});
