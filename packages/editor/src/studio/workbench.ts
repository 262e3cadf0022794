/** What is on the desk: a plan's text, a company's rows, whose pay of which period is looked at, and what came out. */

import type { PlacedDiagnostic } from "@attain/dsl";
import type { Look, Scope } from "../worker/calculation-answers.js";
import type { DataFile } from "../worker/company-data.js";
import type { PlanFiles, PlanText } from "../worker/language-answers.js";
import type { ServerPlan } from "./server/plans.js";
import { createStore } from "./store.js";
import { lasting, typing } from "./workers.js";

export interface OpenedPlan {
  /** For people: a template's name, a plan's title. */
  readonly name: string;
  /** What its rows came with. */
  readonly template: string;
  readonly text: string;
  readonly files: PlanFiles;
  readonly data: readonly DataFile[];
  readonly period: string;
  /** What the text is compared with, where that is another one. */
  readonly compareWith?: string;
  /** The files that this other one uses; otherwise the same. */
  readonly compareFiles?: PlanFiles;
  /** Tables have more rows than are looked at here: the server alone calculates all of them. */
  readonly isCut?: boolean;
  /** Where it lies on the server. */
  readonly server?: ServerPlan;
}

export interface Workbench {
  readonly name: string;
  readonly template: string;
  readonly server: ServerPlan | undefined;
  readonly uri: string;
  readonly text: string;
  /** The text as it was opened, for comparing. */
  readonly opened: string;
  readonly openedFiles: PlanFiles;
  readonly files: PlanFiles;
  readonly isCut: boolean;
  readonly data: string;
  readonly dataFiles: readonly DataFile[];
  readonly payee: string;
  readonly period: string;
  readonly scope: Scope;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Of the last text without errors. */
  readonly look: Look["found"];
  readonly hasErrors: boolean;
  /** How long the last change took until its values stood there. */
  readonly milliseconds: number | undefined;
}

export const workbench = createStore<Workbench>({
  name: "",
  template: "",
  server: undefined,
  uri: "",
  text: "",
  opened: "",
  openedFiles: {},
  files: {},
  isCut: false,
  data: "",
  dataFiles: [],
  payee: "",
  period: "",
  scope: { payees: [], periods: [] },
  diagnostics: [],
  look: undefined,
  hasErrors: false,
  milliseconds: undefined,
});

let opened = 0;

export async function openPlan(plan: OpenedPlan): Promise<void> {
  const { name, template, text, files, data, period, compareWith = text, server } = plan;
  const { compareFiles = files, isCut = false } = plan;
  opened += 1;
  const id = `${opened}`;
  const uri = `inmemory://plan/${id}/${encodeURIComponent(name)}.plan`;
  await Promise.all([typing.ask("setFiles", uri, files), typing.ask("setData", id, data)]);
  workbench.set({
    name,
    template,
    server,
    uri,
    text,
    opened: compareWith,
    openedFiles: compareFiles,
    files,
    isCut,
    data: id,
    dataFiles: data,
    period,
    payee: "",
    look: undefined,
    diagnostics: [],
  });
  lastingKnows = "";
  await refresh();
}

export function planOf({ uri, text }: Pick<Workbench, "uri" | "text">): PlanText {
  return { uri, text };
}

/** Where the text as it was opened lies, with the files that it uses. */
export function openedUri(uri: string): string {
  return `${uri}?opened`;
}

export function writeText(text: string): void {
  if (text === workbench.get().text) return;
  workbench.set({ text });
  unanswered ??= performance.now();
  void refresh();
}

export function lookAt(change: { readonly payee?: string; readonly period?: string }): void {
  workbench.set(change);
  void refresh();
}

/** When the first change was made that no values are shown for yet. */
let unanswered: number | undefined;
let isRefreshing = false;
let isStale = false;

/** Asks again until the newest text has its answer; texts in between are skipped. */
async function refresh(): Promise<void> {
  isStale = true;
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    while (isStale) {
      isStale = false;
      await refreshOnce();
    }
  } finally {
    isRefreshing = false;
  }
}

async function refreshOnce(): Promise<void> {
  const started = unanswered ?? performance.now();
  unanswered = undefined;
  const { data, payee, period, ...rest } = workbench.get();
  const { diagnostics, found } = await typing.ask("look", { plan: planOf(rest), data, payee, period });
  if (found === undefined) {
    workbench.set({ diagnostics, hasErrors: true });
    return;
  }
  workbench.set({
    diagnostics,
    scope: found.scope,
    ...(isStale ? {} : { payee: found.payee, period: found.period }),
    hasErrors: false,
    look: found,
    milliseconds: performance.now() - started,
  });
  performance.measure("attain:answered", { start: started });
}

let lastingKnows = "";

/** The worker for what may last, with the same files and rows. */
export async function lastingWorker(): Promise<ReturnType<typeof lasting>> {
  const { uri, files, openedFiles, data, dataFiles } = workbench.get();
  const worker = lasting();
  if (lastingKnows !== uri) {
    lastingKnows = uri;
    await Promise.all([
      worker.ask("setFiles", uri, files),
      worker.ask("setFiles", openedUri(uri), openedFiles),
      worker.ask("setData", data, dataFiles),
    ]);
  }
  return worker;
}
