/** Plans, drafts, versions, decisions. */

import type { App } from "../app.js";
import { userOf } from "../plugins/access.js";
import { InWorkspace, refusals } from "../schemas/common.js";
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

export function addPlanRoutes(app: App, { plans, calculator }: Services): void {
  const tags = ["plans"];
  const all = "/v1/workspaces/:workspace/plans";
  const one = `${all}/:plan`;
  const read = { action: "plans.read" } as const;
  const write = { action: "plans.write" } as const;

  app.get(
    all,
    { config: read, schema: { tags, params: InWorkspace, response: { 200: Plans, ...refusals } } },
    async ({ params }) => ({ plans: await plans.list(params.workspace) }),
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
