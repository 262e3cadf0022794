/** Questions about a text, and one-off evaluations; nothing is kept. */

import type { App } from "../app.js";
import { refusals } from "../schemas/common.js";
import {
  Compiled,
  Evaluated,
  EvaluateRequest,
  Formatted,
  PlanSource,
  Proved,
  ProveRequest,
  Tested,
} from "../schemas/language.js";
import { Templates } from "../schemas/plans.js";
import type { Services } from "../services.js";
import { readTemplates } from "../templates.js";

export function addLanguageRoutes(app: App, { calculator }: Services): void {
  const tags = ["language"];
  const config = { action: "language.ask" } as const;
  const source = ({ text, files = [] }: PlanSource) => ({ text, files });

  app.post(
    "/v1/compile",
    { config, schema: { tags, body: PlanSource, response: { 200: Compiled, ...refusals } } },
    async ({ body }) => {
      const { diagnostics, ...compiled } = await calculator.ask("compile", source(body));
      return { ...compiled, diagnostics: [...diagnostics] };
    },
  );
  app.post(
    "/v1/format",
    { config, schema: { tags, body: PlanSource, response: { 200: Formatted, ...refusals } } },
    async ({ body }) => {
      const { text, diagnostics } = await calculator.ask("format", source(body));
      return { text, diagnostics: [...diagnostics] };
    },
  );
  app.post(
    "/v1/test",
    { config, schema: { tags, body: PlanSource, response: { 200: Tested, ...refusals } } },
    async ({ body }) => calculator.ask("test", source(body)),
  );
  app.post(
    "/v1/prove",
    { config, schema: { tags, body: ProveRequest, response: { 200: Proved, ...refusals } } },
    async ({ body }) => {
      const { cases, seed, laws } = body;
      return calculator.ask("prove", { ...source(body), ...(cases !== undefined && { cases }), seed, laws });
    },
  );
  app.post(
    "/v1/evaluate",
    {
      config: { ...config, hasLargeBody: true },
      bodyLimit: 32 << 20,
      schema: { tags, body: EvaluateRequest, response: { 200: Evaluated, ...refusals } },
    },
    async ({ body }) => calculator.ask("evaluate", body),
  );
  app.get(
    "/v1/templates",
    { config: { action: "templates.read" }, schema: { tags, response: { 200: Templates, ...refusals } } },
    async () => ({ templates: await readTemplates() }),
  );
}
