import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newestPay } from "./client.js";
import { type Company, openCompany, personOf } from "./company.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let company: Company;
beforeAll(async () => {
  company = await openCompany();
}, 120_000);
afterAll(() => company.close());

it("a client of the generated types reads what a run pays", async () => {
  const finance = personOf(company, "finance");
  const made = await company.ask(finance, "POST", `/v1/workspaces/${company.workspace}/api-keys`, {
    name: "client",
  });
  const fetch = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const { pathname, search } = new URL(request.url);
    const headers = { authorization: request.headers.get("authorization") ?? "" };
    const body = text === "" ? undefined : (JSON.parse(text) as unknown);
    const answer = await company.ask(undefined, request.method, pathname + search, body, headers);
    return new Response(answer.text, {
      status: answer.status,
      headers: { "content-type": "application/json" },
    });
  };
  const paid = await newestPay(made.json.secret, company.workspace, fetch);
  expect(paid.state).toBe("done");
  expect(paid.totals).toHaveLength(1);
  expect(paid.payees).toContain("ann");
});

it("the client's use of them has the right types", () => {
  // Made anew each time: the document is the one of the API as it is.
  const made = spawnSync(process.execPath, ["scripts/client-types.mjs"], { cwd: root, encoding: "utf8" });
  expect(made.status, made.stderr).toBe(0);
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const flags = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom",
    "--module",
    "nodenext",
  ];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...flags, "tests/api/client.ts"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  expect(status).toBe(0);
}, 120_000);
