/**
 * Files that are sent stand in memory as a whole, so only a few are taken in at once. The next ones wait before
 * their bytes are read; when too many wait, whoever comes then is told to come again.
 */

import type { FastifyInstance, FastifyReply } from "fastify";
import type { ServerConfig } from "../config.js";
import { RefusedError } from "../refused.js";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Its body may be a whole file. */
    hasLargeBody?: true;
  }
}

/** Some at once; the others one after the other, as they came. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Answers how to give it back; `undefined` when too many wait. `isGone` says that nobody needs it any more. */
  async take(isGone: () => boolean): Promise<(() => void) | undefined> {
    if (this.#taken >= this.#atOnce) {
      if (this.#waiting.size >= this.#mostWaiting) return undefined;
      await new Promise<void>((go) => this.#waiting.add(go));
    } else {
      this.#taken += 1;
    }
    let isBack = false;
    const giveBack = () => {
      if (isBack) return;
      isBack = true;
      const [next] = this.#waiting;
      if (next === undefined) {
        this.#taken -= 1;
        return;
      }
      this.#waiting.delete(next);
      next();
    };
    if (isGone()) giveBack();
    return giveBack;
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
