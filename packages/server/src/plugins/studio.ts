/** The built studio, where there is one: its files, and its page for every address that is a page of it. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { notFound } from "../refused.js";

export async function addStudio(app: FastifyInstance, directory: string | undefined): Promise<void> {
  if (directory === undefined || !existsSync(join(directory, "index.html"))) return;
  await app.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    immutable: true,
    maxAge: "1y",
    setHeaders(reply, path) {
      // Names of other files change with what is in them.
      if (path.endsWith(".html")) reply.setHeader("cache-control", "no-cache");
    },
  });
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const isPage =
      !/^\/(v1|docs|health|ready|metrics|assets)(\/|$)/.test(request.url) && !request.url.includes(".");
    if (!isPage) throw notFound("file");
    return reply.sendFile("index.html");
  });
}
