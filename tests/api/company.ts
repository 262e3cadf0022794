/** A server with the sample company, asked in process. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type App,
  buildApp,
  type Calculator,
  configFromEnvironment,
  firstStart,
  type GuardedRoute,
  loadSample,
  migrate,
  type OpenDatabase,
  openSqlite,
  operatorEmail,
  type ServerConfig,
  type Services,
} from "@attain/server";

export const sampleDirectory = fileURLToPath(new URL("../../examples/software-seller", import.meta.url));

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every route.
  readonly json: any;
}

export interface Person {
  readonly name: string;
  readonly cookie: string;
  readonly csrf: string;
  readonly workspace: string;
}

export interface Company {
  readonly app: App;
  readonly services: Services;
  readonly routes: readonly GuardedRoute[];
  /** By the name of their role; `operator` is in the second workspace, too. */
  readonly people: ReadonlyMap<string, Person>;
  readonly workspace: string;
  ask(
    who: Person | undefined,
    method: string,
    url: string,
    body?: unknown,
    headers?: object,
  ): Promise<Answer>;
  close(): Promise<void>;
}

export async function openCompany(
  given: Partial<ServerConfig> = {},
  open: (directory: string) => OpenDatabase | Promise<OpenDatabase> = () => openSqlite(":memory:"),
  calculator?: Calculator,
): Promise<Company> {
  const directory = mkdtempSync(join(tmpdir(), "attain-server-"));
  const database = await open(directory);
  await migrate(database);
  const config = configFromEnvironment(
    {},
    {
      dataDirectory: directory,
      logLevel: "silent",
      requestsPerMinute: 1_000_000,
      signInsPerMinute: 1_000_000,
      // What it really costs, the tests of passwords know.
      passwordCost: 2 ** 10,
      ...given,
    },
  );
  const { app, services, routes } = await buildApp({ config, database, ...(calculator && { calculator }) });

  const ask: Company["ask"] = async (who, method, url, body, headers = {}) => {
    const answer = await app.inject({
      method: method as "GET",
      url,
      headers: {
        ...(who && { cookie: who.cookie, "x-csrf-token": who.csrf }),
        ...(body !== undefined && {
          "content-type": Buffer.isBuffer(body) ? "application/octet-stream" : "application/json",
        }),
        ...headers,
      },
      ...(body !== undefined && { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const { statusCode: status, rawPayload: bytes, payload: text } = answer;
    const isJson = String(answer.headers["content-type"]).includes("json") && text !== "";
    return { status, headers: answer.headers, bytes, text, json: isJson ? JSON.parse(text) : undefined };
  };

  const signIn = async (name: string, email: string, password: string): Promise<Person> => {
    const { json, headers } = await ask(undefined, "POST", "/v1/session", { email, password });
    const cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
    return { name, cookie, csrf: json.csrfToken, workspace: json.workspaces[0]?.workspace ?? "" };
  };

  const oneTime = (await firstStart(services))?.password ?? "";
  const signIns = await loadSample(services, sampleDirectory, "2026-Q1");
  const people = new Map<string, Person>();
  for (const { email, password } of signIns) {
    const name = email.split("@")[0] ?? "";
    people.set(name, await signIn(name, email, password));
  }
  const operator = await signIn("operator", operatorEmail, oneTime);
  const next = "a better password than that";
  await ask(operator, "POST", "/v1/session/password", { current: oneTime, next });
  people.set("operator", operator);
  return {
    app,
    services,
    routes,
    people,
    workspace: people.get("author")?.workspace ?? "",
    ask,
    async close() {
      await app.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function personOf(company: Company, name: string): Person {
  const person = company.people.get(name);
  if (person === undefined) throw new Error(`the company has no ${name}`);
  return person;
}

export function samplePlan(): string {
  return readFileSync(join(sampleDirectory, "software-seller.plan"), "utf8");
}

/** Asks until a run has ended. */
export async function endedRun(company: Company, who: Person, run: string): Promise<Answer["json"]> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { json } = await company.ask(who, "GET", `/v1/workspaces/${company.workspace}/runs/${run}`);
    if (json.state !== "queued" && json.state !== "running") return json;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the run did not end");
}
