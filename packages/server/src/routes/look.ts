/** Is the server alive, and may it be asked. */

import { Type } from "typebox";
import type { App } from "../app.js";
import { RefusedError } from "../refused.js";
import { refusals } from "../schemas/common.js";
import type { Services } from "../services.js";

const Status = Type.Object({ status: Type.Literal("ok") });

export function addLookRoutes(app: App, { runs }: Services): void {
  const config = { action: "server.look", rateLimit: false } as const;
  const response = { 200: Status, ...refusals };
  app.get("/health", { config, schema: { tags: ["server"], response } }, async () => ({
    status: "ok" as const,
  }));
  app.get("/ready", { config, schema: { tags: ["server"], response } }, async () => {
    try {
      await runs.isReady();
    } catch {
      throw new RefusedError(503, "database-unreachable", "The database does not answer");
    }
    return { status: "ok" as const };
  });
}
