/** Plans of the server on the desk: opened with rows of a data set, saved as drafts, submitted as versions. */

import type { schemas } from "@attain/server";
import type { DataFile } from "../../worker/company-data.js";
import type { PlanFiles } from "../../worker/language-answers.js";
import { openPlan } from "../workbench.js";
import { ask, path } from "./ask.js";
import { type DataSet, listDataSets } from "./data-sets.js";

export type PlanSummary = schemas.PlanSummary;
export type Version = schemas.Version;
export type VersionSummary = schemas.VersionSummary;

/** What is open is this plan's draft, or one of its versions. */
export interface ServerPlan {
  readonly workspace: string;
  readonly plan: string;
  readonly revision: number;
  readonly dataSet: string | undefined;
}

export async function listPlans(workspace: string): Promise<readonly PlanSummary[]> {
  return (await ask<{ plans: PlanSummary[] }>("GET", path`/v1/workspaces/${workspace}/plans`)).plans;
}

export async function listVersions(workspace: string, plan: string): Promise<readonly VersionSummary[]> {
  const at = path`/v1/workspaces/${workspace}/plans/${plan}/versions`;
  return (await ask<{ versions: VersionSummary[] }>("GET", at)).versions;
}

export async function readVersion(workspace: string, plan: string, version: number): Promise<Version> {
  return ask("GET", path`/v1/workspaces/${workspace}/plans/${plan}/versions/${version}`);
}

/** The draft, or a version beside the text that is approved so far. */
export async function openServerPlan(workspace: string, id: string, version?: number): Promise<void> {
  const plan = await ask<schemas.Plan>("GET", path`/v1/workspaces/${workspace}/plans/${id}`);
  const shown = version === undefined ? plan.draft : await readVersion(workspace, id, version);
  const approved =
    plan.approved === null || plan.approved === version
      ? undefined
      : await readVersion(workspace, id, plan.approved);
  const [dataSet] = (await listDataSets(workspace)).filter(({ tables }) => tables.length > 0);
  const tables = dataSet === undefined ? [] : await readDataSet(workspace, dataSet);
  await openPlan({
    name: plan.name,
    template: "",
    text: shown.text,
    ...(approved && { compareWith: approved.text, compareFiles: filesOf(approved.files) }),
    files: filesOf(shown.files),
    data: tables.map(({ file }) => file),
    isCut: tables.some(({ isCut }) => isCut),
    period: "",
    server: { workspace, plan: id, revision: plan.draft.revision, dataSet: dataSet?.id },
  });
}

export async function saveDraft(
  { workspace, plan, revision }: ServerPlan,
  text: string,
  files: PlanFiles,
): Promise<number> {
  const at = path`/v1/workspaces/${workspace}/plans/${plan}/draft`;
  const saved = await ask<{ revision: number }>("PUT", at, { text, files: listed(files), revision });
  return saved.revision;
}

export async function submitVersion(
  { workspace, plan }: ServerPlan,
  revision: number,
  message: string,
): Promise<void> {
  await ask("POST", path`/v1/workspaces/${workspace}/plans/${plan}/versions`, { message, revision });
}

export async function decide(
  { workspace, plan }: Pick<ServerPlan, "workspace" | "plan">,
  version: number,
  decision: "approved" | "rejected",
): Promise<void> {
  await ask("POST", path`/v1/workspaces/${workspace}/plans/${plan}/versions/${version}/decision`, {
    decision,
  });
}

export async function createPlan(
  workspace: string,
  name: string,
  text: string,
  files: PlanFiles,
): Promise<string> {
  const made = await ask<{ id: string }>("POST", path`/v1/workspaces/${workspace}/plans`, {
    name,
    text,
    files: listed(files),
  });
  return made.id;
}

const pageRows = 1_000;
/** More rows than this are calculated on the server alone. */
const mostRows = 50_000;

interface ReadTable {
  readonly file: DataFile;
  readonly isCut: boolean;
}

async function readDataSet(workspace: string, { id, tables }: DataSet): Promise<readonly ReadTable[]> {
  return Promise.all(
    tables.map(async ({ name, file }) => {
      const at = path`/v1/workspaces/${workspace}/data-sets/${id}/tables/${name}`;
      const lines: string[] = [];
      let isCut = true;
      for (let offset = 0; offset < mostRows; offset += pageRows) {
        const page = await ask<schemas.TableRows>("GET", `${at}?offset=${offset}&limit=${pageRows}`);
        if (offset === 0) lines.push(record(page.headers));
        for (const row of page.rows) {
          // Rows keep their lines, so that what is said of them is said of the file.
          while (lines.length < row.line - 1) lines.push("");
          lines.push(record(row.cells));
        }
        if (offset + page.rows.length < page.total && page.rows.length > 0) continue;
        isCut = false;
        break;
      }
      return { file: { source: name, file, text: `${lines.join("\n")}\n` }, isCut };
    }),
  );
}

function record(cells: readonly (string | null)[]): string {
  return cells.map((cell) => quoted(cell ?? "")).join(",");
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function filesOf(files: readonly { readonly name: string; readonly text: string }[]): PlanFiles {
  return Object.fromEntries(files.map(({ name, text }) => [name, text]));
}

function listed(files: PlanFiles) {
  return Object.entries(files).map(([name, text]) => ({ name, text }));
}
