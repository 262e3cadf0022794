/** Runs: started, watched, stopped, done again, shown to payees. */

import { PassThrough } from "node:stream";
import { Type } from "typebox";
import type { App } from "../app.js";
import { engineVersion } from "../engine-version.js";
import { userOf } from "../plugins/access.js";
import { seenRun, seesWhole, shownTo } from "../plugins/sight.js";
import { RefusedError } from "../refused.js";
import { InWorkspace, PutAway, pageOf, refusals } from "../schemas/common.js";
import { NewRun, Run, RunAddress, RunHeaders, RunsQuery } from "../schemas/runs.js";
import type { Services } from "../services.js";
import { planTextOf, usualOptions } from "../wanted-inputs.js";

const Runs = pageOf(Run);
const Events = { content: { "text/event-stream": { schema: Type.Unsafe<PassThrough>({ type: "string" }) } } };
const Result = { content: { "application/json": { schema: Type.Unsafe<Buffer>({}) } } };

export function addRunRoutes(app: App, services: Services): void {
  const { runs, closings, data, queue } = services;
  const tags = ["runs"];
  const all = "/v1/workspaces/:workspace/runs";
  const one = `${all}/:run`;
  const read = { action: "runs.read" } as const;
  const start = { action: "runs.start" } as const;
  const open = new Set<PassThrough>();
  const kept = (stream: PassThrough): PassThrough => {
    open.add(stream.once("close", () => open.delete(stream)));
    return stream;
  };
  // A server that goes down would wait for runs that only go on when it is back.
  app.addHook("preClose", async () => {
    for (const stream of open) stream.end();
  });

  app.get(
    all,
    {
      config: read,
      schema: { tags, params: InWorkspace, querystring: RunsQuery, response: { 200: Runs, ...refusals } },
    },
    async (request) => {
      const { workspace } = request.params;
      if (seesWhole(request, workspace)) return runs.list(workspace, request.query);
      const page = await runs.list(workspace, { ...request.query, published: true });
      return { ...page, rows: page.rows.map(shownTo) };
    },
  );

  app.post(
    all,
    {
      config: start,
      schema: {
        tags,
        params: InWorkspace,
        headers: RunHeaders,
        body: NewRun,
        response: { 200: Run, 201: Run, ...refusals },
      },
    },
    async (request, reply) => {
      const { workspace } = request.params;
      const { plan, version, dataSet, revision, period, options = usualOptions } = request.body;
      const choice = { plan, ...(version !== undefined && { version }) };
      const rows = await data.revision(workspace, dataSet, revision);
      await refuseArchived(services, workspace, { plan, dataSet });
      const wanted = {
        plan,
        version: version ?? null,
        text: await planTextOf(services, workspace, choice),
        dataSet,
        revision: rows.number,
        dataHash: rows.hash,
        period,
        options,
        engineVersion: engineVersion(),
        idempotencyKey: request.headers["idempotency-key"] ?? null,
        rerunOf: null,
        ledgerHash: options.ledger === "none" ? null : await closings.ledgerHash(workspace, plan),
      };
      const { run, isNew } = await runs.create(workspace, wanted, userOf(request));
      queue.wake();
      return reply.code(isNew ? 201 : 200).send(run);
    },
  );

  app.get(
    one,
    { config: read, schema: { tags, params: RunAddress, response: { 200: Run, ...refusals } } },
    async (request) => {
      const { workspace, run } = request.params;
      return (await seenRun(request, services, workspace, run)).run;
    },
  );

  app.get(
    `${one}/events`,
    { config: read, schema: { tags, params: RunAddress, response: { 200: Events, ...refusals } } },
    async (request, reply) => {
      const { workspace, run: id } = request.params;
      await seenRun(request, services, workspace, id);
      const look = async () => (await seenRun(request, services, workspace, id)).run;
      return reply
        .type("text/event-stream")
        .header("cache-control", "no-store")
        .send(kept(eventsOf(services, id, look)));
    },
  );

  app.post(
    `${one}/cancel`,
    { config: start, schema: { tags, params: RunAddress, response: { 200: Run, ...refusals } } },
    async (request) => {
      const { workspace, run } = request.params;
      await runs.get(workspace, run);
      await queue.cancel(workspace, run, userOf(request).email);
      return runs.get(workspace, run);
    },
  );

  app.post(
    `${one}/rerun`,
    { config: start, schema: { tags, params: RunAddress, response: { 201: Run, ...refusals } } },
    async (request, reply) => {
      const { workspace, run: id } = request.params;
      const first = await runs.get(workspace, id);
      const { plan, version, dataSet, revision, dataHash, period, options, ledgerHash } = first;
      const text = await runs.textOf(workspace, first.planHash);
      const wanted = { plan, version, text, dataSet, revision, dataHash, period, options, ledgerHash };
      const kept = { engineVersion: engineVersion(), idempotencyKey: null, rerunOf: id };
      const { run } = await runs.create(workspace, { ...wanted, ...kept }, userOf(request));
      queue.wake();
      return reply.code(201).send(run);
    },
  );

  app.post(
    `${one}/publish`,
    {
      config: { action: "runs.publish" },
      schema: { tags, params: RunAddress, response: { 200: Run, ...refusals } },
    },
    async (request) => {
      const { workspace, run } = request.params;
      return runs.publish(workspace, run, userOf(request));
    },
  );

  app.post(
    `${one}/close`,
    {
      config: { action: "runs.close" },
      schema: {
        tags,
        description: "What it pays is paid from now on, and later runs of the plan know it.",
        params: RunAddress,
        response: { 200: Run, ...refusals },
      },
    },
    async (request) => {
      const { workspace, run } = request.params;
      return closings.close(workspace, run, userOf(request));
    },
  );

  app.put(
    `${one}/archived`,
    {
      config: { action: "runs.archive" },
      schema: {
        tags,
        description: "Puts it away, or back: it stays what it is, and lists leave it out.",
        params: RunAddress,
        body: PutAway,
        response: { 200: Run, ...refusals },
      },
    },
    async (request) => {
      const { workspace, run } = request.params;
      return runs.archive(workspace, run, request.body.archived, userOf(request));
    },
  );

  app.get(
    `${one}/result`,
    {
      config: { action: "runs.result" },
      schema: { tags, params: RunAddress, response: { 200: Result, ...refusals } },
    },
    async (request, reply) => {
      const { workspace, run } = request.params;
      const bytes = await runs.result(workspace, await runs.get(workspace, run));
      return reply.type("application/json").send(Buffer.from(bytes));
    },
  );
}

/** What is put away is calculated no more; what it came to is still there. */
async function refuseArchived(
  { plans, data }: Services,
  workspace: string,
  asked: { readonly plan: string; readonly dataSet: string },
): Promise<void> {
  const [plan, dataSet] = [await plans.get(workspace, asked.plan), await data.get(workspace, asked.dataSet)];
  const away = plan.archived === null ? dataSet : plan;
  if (away.archived === null) return;
  throw new RefusedError(409, "archived", `"${away.name}" is put away`, "Bring it back first");
}

/** The run as it is, and again whenever something changes, until it has ended. */
function eventsOf({ queue }: Services, id: string, look: () => Promise<Run>): PassThrough {
  const stream = new PassThrough();
  let isTelling = false;
  let isAskedAgain = false;
  const tell = async () => {
    if (isTelling) {
      isAskedAgain = true;
      return;
    }
    isTelling = true;
    try {
      do {
        isAskedAgain = false;
        const run = await look();
        if (stream.writableEnded || stream.destroyed) return;
        stream.write(`event: run\ndata: ${JSON.stringify(run)}\n\n`);
        if (run.state !== "queued" && run.state !== "running") stream.end();
      } while (isAskedAgain);
    } catch (error) {
      stream.destroy(error instanceof RefusedError ? undefined : (error as Error));
    } finally {
      isTelling = false;
    }
  };
  const unwatch = queue.watch(id, () => void tell());
  const alive = setInterval(() => stream.write(": alive\n\n"), 15_000);
  stream.once("close", () => {
    unwatch();
    clearInterval(alive);
  });
  void tell();
  return stream;
}
