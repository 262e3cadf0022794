/** Runs of the server: started, watched, and read as the pages show them. */

import type { PayoutLine, Statement, TreeNode } from "@attain/engine";
import type { schemas } from "@attain/server";
import { ask, path } from "./ask.js";

export type Run = schemas.Run;
export type PayeeSummary = schemas.PayeeSummary;
export type PayeeStatement = schemas.PayeeStatement;
export type Question = schemas.Question;

/** What the explanations hold, which the schema leaves open: the engine's own views. */
export type Explained = Omit<schemas.Explanations["explanations"][number], "statement" | "tree"> & {
  readonly statement: Statement;
  readonly tree: TreeNode;
};

const most = 1_000;

export async function startRun(
  workspace: string,
  asked: {
    readonly plan: string;
    readonly version?: number;
    readonly dataSet: string;
    readonly period: string;
  },
): Promise<Run> {
  return ask("POST", path`/v1/workspaces/${workspace}/runs`, asked);
}

export async function listRuns(workspace: string): Promise<readonly Run[]> {
  return (await ask<{ rows: Run[] }>("GET", `${path`/v1/workspaces/${workspace}/runs`}?limit=50`)).rows;
}

export async function readRun(workspace: string, run: string): Promise<Run> {
  return ask("GET", path`/v1/workspaces/${workspace}/runs/${run}`);
}

export async function publishRun(workspace: string, run: string): Promise<void> {
  await ask("POST", path`/v1/workspaces/${workspace}/runs/${run}/publish`);
}

/** What it pays is paid for good since then. */
export async function closeRun(workspace: string, run: string): Promise<void> {
  await ask("POST", path`/v1/workspaces/${workspace}/runs/${run}/close`);
}

/** Tells of the run until it has ended; answers with how to stop listening. */
export function watchRun(workspace: string, run: string, tell: (run: Run) => void): () => void {
  const events = new EventSource(path`/v1/workspaces/${workspace}/runs/${run}/events`);
  events.addEventListener("run", ({ data }: MessageEvent<string>) => {
    const now = JSON.parse(data) as Run;
    tell(now);
    if (hasEnded(now)) events.close();
  });
  return () => events.close();
}

export function hasEnded({ state }: Run): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

/** All rows of a list, page after page. */
async function readList<Row>(workspace: string, run: string, list: string): Promise<readonly Row[]> {
  const at = path`/v1/workspaces/${workspace}/runs/${run}/${list}`;
  const rows: Row[] = [];
  for (;;) {
    const page = await ask<{ total: number; rows: Row[] }>(
      "GET",
      `${at}?offset=${rows.length}&limit=${most}`,
    );
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

export function readPayouts(workspace: string, run: string): Promise<readonly PayoutLine[]> {
  return readList(workspace, run, "payouts");
}

export function readPayees(workspace: string, run: string): Promise<readonly PayeeSummary[]> {
  return readList(workspace, run, "payees");
}

export async function readStatement(workspace: string, run: string, payee: string): Promise<PayeeStatement> {
  return ask("GET", path`/v1/workspaces/${workspace}/runs/${run}/payees/${payee}/statement`);
}

export async function readExplanations(
  workspace: string,
  run: string,
  payee: string,
  language: string,
): Promise<readonly Explained[]> {
  const at = path`/v1/workspaces/${workspace}/runs/${run}/payees/${payee}/explanations`;
  const query = new URLSearchParams({ language });
  return (await ask<{ explanations: Explained[] }>("GET", `${at}?${query}`)).explanations;
}

export async function readRow(
  workspace: string,
  run: string,
  payee: string,
  { file, line }: { readonly file: string; readonly line: number },
): Promise<schemas.SourceRow> {
  const query = new URLSearchParams({ file, line: `${line}` });
  return ask("GET", `${path`/v1/workspaces/${workspace}/runs/${run}/payees/${payee}/row`}?${query}`);
}

export async function listQuestions(
  workspace: string,
  run: string,
  payee: string,
): Promise<readonly Question[]> {
  const query = new URLSearchParams({ run, payee });
  return (await ask<{ rows: Question[] }>("GET", `${path`/v1/workspaces/${workspace}/questions`}?${query}`))
    .rows;
}

export async function askQuestion(
  workspace: string,
  run: string,
  payee: string,
  about: {
    readonly component?: string;
    readonly credit?: string;
    readonly key?: string;
    readonly text: string;
  },
): Promise<void> {
  await ask("POST", path`/v1/workspaces/${workspace}/runs/${run}/payees/${payee}/questions`, about);
}

export async function answerQuestion(workspace: string, question: string, text: string): Promise<void> {
  await ask("POST", path`/v1/workspaces/${workspace}/questions/${question}/answers`, { text });
}
