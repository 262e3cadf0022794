/** The audit log of a workspace, and whether the chain holds. */

import type { App } from "../app.js";
import { AuditPage, AuditVerified } from "../schemas/audit.js";
import { InWorkspace, Page, refusals } from "../schemas/common.js";
import type { Services } from "../services.js";

export function addAuditRoutes(app: App, { audit }: Services): void {
  const tags = ["audit"];
  const config = { action: "audit.read" } as const;
  app.get(
    "/v1/workspaces/:workspace/audit",
    {
      config,
      schema: { tags, params: InWorkspace, querystring: Page, response: { 200: AuditPage, ...refusals } },
    },
    async ({ params, query }) => audit.page(params.workspace, query),
  );
  app.get(
    "/v1/workspaces/:workspace/audit/verify",
    { config, schema: { tags, params: InWorkspace, response: { 200: AuditVerified, ...refusals } } },
    async () => audit.verify(),
  );
}
