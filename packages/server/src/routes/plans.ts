/** Plans, drafts, versions, decisions. */

import { Type } from "typebox";
import type { App } from "../app.js";
import { userOf } from "../plugins/access.js";
import { Closing, ClosingsQuery, LedgerLine } from "../schemas/closings.js";
import { Archived, InWorkspace, PutAway, pageOf, refusals } from "../schemas/common.js";
import {
  Decision,
  NewDraft,
  NewPlan,
  NewVersion,
  Plan,
  PlanAddress,
  Plans,
  SavedDraft,
  Version,
  VersionAddress,
  Versions,
} from "../schemas/plans.js";
import type { Services } from "../services.js";

const Closings = pageOf(Closing);
const LedgerLines = Type.Unsafe<{ total: number; offset: number; rows: Record<string, unknown>[] }>(
  pageOf(LedgerLine),
);

export function addPlanRoutes(app: App, { plans, closings, calculator }: Services): void {
  const tags = ["plans"];
  const all = "/v1/workspaces/:workspace/plans";
  const one = `${all}/:plan`;
  const read = { action: "plans.read" } as const;
  const write = { action: "plans.write" } as const;

  app.get(
    all,
    {
      config: read,
      schema: { tags, params: InWorkspace, querystring: Archived, response: { 200: Plans, ...refusals } },
    },
    async ({ params, query }) => ({ plans: await plans.list(params.workspace, query.archived) }),
  );
  app.post(
    all,
    {
      config: write,
      schema: { tags, params: InWorkspace, body: NewPlan, response: { 201: Plan, ...refusals } },
    },
    async (request, reply) =>
      reply.code(201).send(await plans.create(request.params.workspace, request.body, userOf(request))),
  );
  app.get(
    one,
    { config: read, schema: { tags, params: PlanAddress, response: { 200: Plan, ...refusals } } },
    async ({ params }) => plans.get(params.workspace, params.plan),
  );
  app.put(
    `${one}/archived`,
    {
      config: write,
      schema: {
        tags,
        description: "Puts it away, or back: it stays what it is, and lists leave it out.",
        params: PlanAddress,
        body: PutAway,
        response: { 200: Plan, ...refusals },
      },
    },
    async (request) => {
      const { workspace, plan } = request.params;
      return plans.archive(workspace, plan, request.body.archived, userOf(request));
    },
  );
  app.get(
    `${one}/closings`,
    {
      config: read,
      schema: {
        tags,
        params: PlanAddress,
        querystring: ClosingsQuery,
        response: { 200: Closings, ...refusals },
      },
    },
    async ({ params, query }) => {
      const { id } = await plans.get(params.workspace, params.plan);
      return closings.list(params.workspace, id, query);
    },
  );
  app.get(
    `${one}/ledger`,
    {
      config: { action: "runs.result" },
      schema: {
        tags,
        description: "What closed runs have paid, entry by entry.",
        params: PlanAddress,
        querystring: ClosingsQuery,
        response: { 200: LedgerLines, ...refusals },
      },
    },
    async ({ params, query }) => {
      const { id } = await plans.get(params.workspace, params.plan);
      return closings.entries(params.workspace, id, query);
    },
  );
  app.put(
    `${one}/draft`,
    {
      config: write,
      schema: { tags, params: PlanAddress, body: NewDraft, response: { 200: SavedDraft, ...refusals } },
    },
    async (request) => {
      const { params, body } = request;
      const { diagnostics } = await calculator.ask("compile", { text: body.text, files: body.files ?? [] });
      const revision = await plans.saveDraft(params.workspace, params.plan, body, userOf(request));
      return { revision, diagnostics: [...diagnostics] };
    },
  );
  app.get(
    `${one}/versions`,
    { config: read, schema: { tags, params: PlanAddress, response: { 200: Versions, ...refusals } } },
    async ({ params }) => ({ versions: await plans.versions(params.workspace, params.plan) }),
  );
  app.post(
    `${one}/versions`,
    {
      config: write,
      schema: { tags, params: PlanAddress, body: NewVersion, response: { 201: Version, ...refusals } },
    },
    async (request, reply) => {
      const { workspace, plan } = request.params;
      return reply.code(201).send(await plans.submit(workspace, plan, request.body, userOf(request)));
    },
  );
  app.get(
    `${one}/versions/:version`,
    { config: read, schema: { tags, params: VersionAddress, response: { 200: Version, ...refusals } } },
    async ({ params }) => plans.version(params.workspace, params.plan, params.version),
  );
  app.post(
    `${one}/versions/:version/decision`,
    {
      config: { action: "plans.decide" },
      schema: { tags, params: VersionAddress, body: Decision, response: { 200: Version, ...refusals } },
    },
    async (request) => {
      const { workspace, plan, version } = request.params;
      return plans.decide(workspace, plan, version, request.body, userOf(request));
    },
  );
}
