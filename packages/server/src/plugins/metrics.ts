/** Prometheus: how many requests, how long they take, how many runs wait. No names and no pay. */

import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { RefusedError } from "../refused.js";
import type { Services } from "../services.js";

export function addMetrics(app: FastifyInstance, { db, config }: Services): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: "attain_request_seconds",
    help: "How long requests take",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [register],
  });
  const runs = new Gauge({
    name: "attain_runs",
    help: "Runs by state",
    labelNames: ["state"] as const,
    registers: [register],
  });
  app.addHook("onResponse", async (request, reply) => {
    const { url = "unknown" } = request.routeOptions;
    requests.observe(
      { method: request.method, route: url, status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
  });
  app.get(
    "/metrics",
    { config: { action: "server.look" }, schema: { hide: true } },
    async (request, reply) => {
      const { metricsToken } = config;
      if (metricsToken !== undefined && request.headers.authorization !== `Bearer ${metricsToken}`) {
        throw new RefusedError(401, "not-signed-in", "The metrics ask for their token");
      }
      const rows = await db
        .selectFrom("runs")
        .select(({ fn }) => ["state", fn.countAll().as("count")])
        .groupBy("state")
        .execute();
      runs.reset();
      for (const { state, count } of rows) runs.set({ state }, Number(count));
      return reply.type(register.contentType).send(await register.metrics());
    },
  );
}
