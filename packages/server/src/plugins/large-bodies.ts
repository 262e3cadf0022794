/**
 * Files that are sent stand in memory as a whole, so only a few are taken in at once. The next ones wait before
 * their bytes are read; when too many wait, whoever comes then is told to come again.
 */

import type { FastifyInstance, FastifyReply } from "fastify";
import type { ServerConfig } from "../config.js";
import { RefusedError } from "../refused.js";
import { Turns } from "../turns.js";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Its body may be a whole file. */
    hasLargeBody?: true;
  }
}

/** After it is known who asks and that they may. */
export function addLargeBodies(
  app: FastifyInstance,
  { filesAtOnce, filesWaiting }: Pick<ServerConfig, "filesAtOnce" | "filesWaiting">,
): void {
  const turns = new Turns(filesAtOnce, filesWaiting);
  const taken = new WeakMap<FastifyReply, () => void>();
  app.addHook("preParsing", async (request, reply) => {
    if (request.routeOptions.config.hasLargeBody !== true) return;
    const giveBack = await turns.take(() => request.raw.socket.destroyed);
    if (giveBack === undefined) {
      reply.header("retry-after", "10");
      throw new RefusedError(
        429,
        "too-many-files",
        `Others are sending files: ${filesAtOnce} are taken in at once, and ${filesWaiting} wait`,
        "Send it again in a moment",
      );
    }
    taken.set(reply, giveBack);
    // Also when whoever sent it has gone before an answer.
    reply.raw.once("close", giveBack);
  });
  app.addHook("onResponse", async (_request, reply) => taken.get(reply)?.());
}
