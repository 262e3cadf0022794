/** Whatever goes wrong becomes one form of answer; a mistake of our own says nothing of what is inside. */

import type { FastifyError, FastifyInstance } from "fastify";
import { RefusedError } from "../refused.js";
import type { Refused } from "../schemas/common.js";
import { isConflict } from "../stores/database.js";

export function addErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, body } = answerFor(error);
    if (status >= 500)
      request.log.error({ err: { message: error.message, stack: error.stack } }, "own mistake");
    reply.code(status).header("content-type", "application/json; charset=utf-8").send(JSON.stringify(body));
  });
  app.setNotFoundHandler((_request, reply) => {
    reply
      .code(404)
      .send(refused("not-found", "There is nothing at this address", "GET /docs lists the routes"));
  });
}

function answerFor(error: FastifyError | RefusedError): { status: number; body: Refused } {
  if (error instanceof RefusedError) {
    return { status: error.statusCode, body: refused(error.code, error.message, error.help) };
  }
  if (error.validation !== undefined) {
    return { status: 400, body: refused("wrong-request", error.message, "GET /docs shows what is expected") };
  }
  if (isConflict(error)) {
    return { status: 409, body: refused("conflict", "Somebody else did the same just now", "Read it again") };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return { status, body: refused("too-large", "What was sent is too large") };
  if (status === 415)
    return { status, body: refused("wrong-media-type", "What was sent is of a kind that is not taken") };
  if (status === 429)
    return { status, body: refused("too-many-requests", "Too many requests", "Wait a minute") };
  if (status === 503) return { status, body: refused("busy", "The server is busy", "Try again in a moment") };
  if (status >= 400 && status < 500) return { status: 400, body: refused("wrong-request", error.message) };
  return {
    status: 500,
    body: refused("own-mistake", "The server made a mistake of its own; its log says more"),
  };
}

function refused(code: string, message: string, help?: string): Refused {
  return { error: { code, message, ...(help !== undefined && { help }) } };
}
