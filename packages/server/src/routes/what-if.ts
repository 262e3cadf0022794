/** What would be paid: by other parameters, by another version. */

import type { App } from "../app.js";
import { refusals } from "../schemas/common.js";
import { Compared, CompareRequest, SweepRequest, Swept } from "../schemas/what-if.js";
import type { Services } from "../services.js";
import { inputsOf } from "../wanted-inputs.js";

export function addWhatIfRoutes(app: App, services: Services): void {
  const { calculator } = services;
  const tags = ["what if"];
  const config = { action: "what-if.ask", workspaceInBody: true } as const;

  app.post(
    "/v1/sweep",
    { config, schema: { tags, body: SweepRequest, response: { 200: Swept, ...refusals } } },
    async ({ body }) => {
      const inputs = await inputsOf(services, body);
      const { scenarios, payees = true } = body;
      return calculator.ask("sweep", { ...inputs, scenarios, payees });
    },
  );

  app.post(
    "/v1/compare",
    { config, schema: { tags, body: CompareRequest, response: { 200: Compared, ...refusals } } },
    async ({ body }) => {
      const { before, after, payee, ...rest } = body;
      return calculator.ask("compare", {
        before: await inputsOf(services, { ...rest, plan: before }),
        after: await inputsOf(services, { ...rest, plan: after }),
        ...(payee !== undefined && { payee }),
      });
    },
  );
}
