/** What a program in TypeScript does with the API, by types that were made of its OpenAPI document. */

import createClient from "openapi-fetch";
import type { paths } from "./generated/api.js";

export interface Paid {
  readonly state: string;
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
  readonly payees: readonly string[];
}

/** What the newest run of a workspace pays. */
export async function newestPay(
  secret: string,
  workspace: string,
  fetch: (request: Request) => Promise<Response>,
): Promise<Paid> {
  const client = createClient<paths>({
    baseUrl: "http://server.localhost",
    headers: { authorization: `Bearer ${secret}` },
    fetch,
  });
  const { data: runs, error } = await client.GET("/v1/workspaces/{workspace}/runs", {
    params: { path: { workspace }, query: { limit: 1 } },
  });
  const run = runs?.rows[0];
  if (run === undefined) throw new Error(error?.error.message ?? "there is no run");
  const { data: payees } = await client.GET("/v1/workspaces/{workspace}/runs/{run}/payees", {
    params: { path: { workspace, run: run.id } },
  });
  const { data: evaluated } = await client.POST("/v1/compile", { body: { text: "language 1" } });
  if (evaluated?.diagnostics.length === 0) throw new Error("a plan without anything has no errors");
  return { state: run.state, totals: run.totals, payees: payees?.rows.map(({ payee }) => payee) ?? [] };
}
