import { policy } from "@attain/server";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Answer,
  type Company,
  endedRun,
  openCompany,
  type Person,
  personOf,
  samplePlan,
} from "./company.js";
import { fromSchema, type Schema } from "./from-schema.js";

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: Schema;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly action: keyof typeof policy;
}

let company: Company;
let routes: readonly Route[];
let known: readonly string[];
/** Has every role, in a workspace of their own. */
let stranger: Person;
const strangerEmail = "stranger@other.localhost";
const strangerPassword = "a password of a stranger";
const ajv = new Ajv({ strict: false });
/** By the schema: making one takes longer than asking a route. */
const validators = new Map<Schema, ValidateFunction>();

/** A case is asked by each of these; the first may do most. */
const askers = ["author", "finance", "approver", "payee", "manager", "auditor"] as const;
const casesEach = Number(process.env.ATTAIN_ROUTE_CASES ?? "12");

beforeAll(async () => {
  company = await openCompany();
  const operator = personOf(company, "operator");
  const { paths } = (await company.ask(operator, "GET", "/docs/json")).json as {
    paths: Record<string, Record<string, Operation>>;
  };
  routes = company.routes.flatMap(({ method, url, action }) => {
    const path = url.replace(/:(\w+)/g, "{$1}");
    const operation = paths[path]?.[method.toLowerCase()];
    return operation === undefined ? [] : [{ method, path, operation, action }];
  });
  known = await knownTexts(operator);
  stranger = await inAnotherWorkspace(operator);
}, 120_000);
afterAll(() => company.close());

async function knownTexts(operator: Person): Promise<string[]> {
  const at = `/v1/workspaces/${company.workspace}`;
  const finance = personOf(company, "finance");
  const run = (await company.ask(finance, "GET", `${at}/runs`)).json.rows[0];
  const payee = personOf(company, "payee");
  const question = await company.ask(payee, "POST", `${at}/runs/${run.id}/payees/ann/questions`, {
    text: "Why?",
  });
  // Nobody who asks below may be locked out by what is asked.
  const given = { email: "extra@sample.localhost", name: "Extra", roles: [] };
  const user = (await company.ask(operator, "POST", `${at}/members`, given)).json.member.user;
  return [company.workspace, run.id, run.plan, run.dataSet, question.json.id, user, samplePlan()];
}

async function inAnotherWorkspace(operator: Person): Promise<Person> {
  const other = (await company.ask(operator, "POST", "/v1/workspaces", { name: "Another company" })).json;
  const given = {
    email: strangerEmail,
    name: "Stranger",
    roles: ["admin", "author", "approver", "finance", "manager", "payee", "auditor"] as const,
    payee: "ann",
  };
  const asked = { ...given, roles: [...given.roles] };
  await company.services.people.addMember(other.id, asked, "test", strangerPassword);
  return signInAs(other.id);
}

async function signInAs(workspace: string): Promise<Person> {
  const sent = { email: strangerEmail, password: strangerPassword };
  const { json, headers } = await company.ask(undefined, "POST", "/v1/session", sent);
  const cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
  return { name: "stranger", cookie, csrf: json.csrfToken, workspace };
}

/** The stranger once more, beside the sign-in that others use. */
function signedInAnew(): Promise<Person> {
  return signInAs(stranger.workspace);
}

interface Case {
  readonly url: string;
  readonly body: unknown;
}

/** An address and a body as the route describes them; `isOurs` puts the sample's workspace into it. */
function caseOf({ path, operation }: Route, isOurs: boolean): fc.Arbitrary<Case> {
  const { parameters = [], requestBody } = operation;
  const values = parameters
    .filter((parameter) => parameter.in === "path" || parameter.in === "query")
    .map(({ name, in: place, schema, required }) => {
      const isFixed = isOurs && name === "workspace";
      const value = isFixed ? fc.constant(company.workspace) : fromSchema(schema, known);
      return fc.tuple(
        fc.constant({ name, place }),
        required === false || place === "query" ? fc.option(value) : value,
      );
    });
  const schema = requestBody?.content["application/json"]?.schema;
  const bytes = requestBody?.content["application/octet-stream"];
  const body =
    bytes !== undefined
      ? fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each))
      : schema === undefined
        ? fc.constant(undefined)
        : fromSchema(schema, known).map((each) => withWorkspace(each, isOurs));
  return fc.tuple(fc.tuple(...values), body).map(([given, sent]) => {
    let url = path;
    const query: string[] = [];
    for (const [{ name, place }, value] of given) {
      if (value === null && place === "query") continue;
      const text = encoded(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
      if (place === "path") url = url.replace(`{${name}}`, text);
      else query.push(`${name}=${text}`);
    }
    return { url: query.length === 0 ? url : `${url}?${query.join("&")}`, body: sent };
  });
}

function withWorkspace(body: unknown, isOurs: boolean): unknown {
  const has = typeof body === "object" && body !== null && "workspace" in body;
  return isOurs && has ? { ...body, workspace: company.workspace } : body;
}

/** Half a character of two has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()) || "%20";
}

function expectDescribed({ operation, method, path }: Route, answer: Answer, sent: Case): void {
  const where = `${method} ${path} ${JSON.stringify(sent)} answered ${answer.status}: ${answer.text.slice(0, 300)}`;
  expect(answer.status, where).toBeLessThan(500);
  const described = operation.responses[String(answer.status)];
  expect(described, where).toBeDefined();
  const schema = described?.content?.["application/json"]?.schema;
  if (schema === undefined || answer.json === undefined) return;
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  expect(validate(answer.json), `${where} ${JSON.stringify(validate.errors)}`).toBe(true);
}

describe("every route", () => {
  it("is in the policy and described", () => {
    const described = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    const hidden = company.routes.filter(
      ({ method, url }) => !described.has(`${method} ${url.replace(/:(\w+)/g, "{$1}")}`),
    );
    expect(hidden.map(({ url }) => url)).toEqual(["/metrics"]);
    expect(routes.length).toBeGreaterThan(60);
  });

  it("answers whatever it is asked as it says, and never fails", async () => {
    for (const route of routes) {
      // Signing out keeps whoever did from asking again.
      const isSigningOut = route.path === "/v1/session" && route.method === "DELETE";
      const asker = askers.filter((name) => name !== "payee");
      await fc.assert(
        fc.asyncProperty(caseOf(route, true), fc.constantFrom(...asker), async (sent, name) => {
          const who = isSigningOut ? await signedInAnew() : personOf(company, name);
          const answer = await company.ask(who, route.method, sent.url, sent.body);
          expectDescribed(route, answer, sent);
          if (isSigningOut) expect((await company.ask(who, "GET", "/v1/session")).status).toBe(401);
        }),
        { numRuns: casesEach },
      );
    }
  }, 300_000);

  it("answers the administrator, who may do everything about people, as it says", async () => {
    for (const route of routes.filter(({ action }) => /^(members|workspaces|api-keys|audit)/.test(action))) {
      await fc.assert(
        fc.asyncProperty(caseOf(route, true), async (sent) => {
          expectDescribed(
            route,
            await company.ask(personOf(company, "operator"), route.method, sent.url, sent.body),
            sent,
          );
        }),
        { numRuns: casesEach },
      );
    }
  }, 120_000);

  it("is not there for another workspace, and asks who one is", async () => {
    for (const route of routes.filter(({ action }) => policy[action].who === "member")) {
      await fc.assert(
        fc.asyncProperty(caseOf(route, true), async (sent) => {
          const isInBody = !route.path.includes("{workspace}");
          const theirs = await company.ask(stranger, route.method, sent.url, sent.body);
          expect(isInBody ? [400, 404] : [404], `${route.method} ${sent.url}`).toContain(theirs.status);
          const nobody = await company.ask(undefined, route.method, sent.url, sent.body);
          expect(nobody.status, `${route.method} ${sent.url}`).toBe(401);
        }),
        { numRuns: 3 },
      );
    }
  }, 120_000);

  it("does not mix what belongs to one workspace into another", async () => {
    for (const route of routes.filter(({ path }) => /\{workspace\}\/.*\{/.test(path))) {
      const ids = [...route.path.matchAll(/\{(run|plan|dataSet|question)\}/g)];
      if (ids.length === 0 || route.operation.requestBody !== undefined) continue;
      for (const id of known.filter((text) => /^[a-z0-9]{20}$/.test(text))) {
        const url = route.path
          .replace("{workspace}", stranger.workspace)
          .replace(/\{(run|plan|dataSet|question)\}/, id)
          .replace("{payee}", "ann")
          .replace("{version}", "1")
          .replace("{table}", "deals");
        const query = url.includes("/row")
          ? "?file=deals.csv&line=2"
          : url.includes("/export")
            ? "?format=csv"
            : "";
        const { status } = await company.ask(stranger, route.method, url + query);
        expect(status, `${route.method} ${url}`).toBe(404);
      }
    }
  }, 120_000);

  it("that takes a body does not mix what belongs to one workspace into another either", async () => {
    const theirs = `/v1/workspaces/${stranger.workspace}`;
    const [, run = "", plan = "", dataSet = "", question = "", user = ""] = known;
    const bytes = Buffer.from("payee,quarter,amount\n");
    const own = (await company.ask(stranger, "POST", `${theirs}/data-sets`, { name: "own" })).json.id;
    const ownPlan = await company.ask(stranger, "POST", `${theirs}/plans`, { name: "own", text: "x" });
    const choice = { plan: ownPlan.json.id, dataSet: own, period: "2026-Q1" };
    await company.ask(stranger, "PUT", `${theirs}/data-sets/${own}/tables/quotas?format=csv`, bytes);
    const asked: readonly (readonly [method: string, path: string, url: string, body: unknown])[] = [
      ["PUT", "plans/{plan}/archived", `plans/${plan}/archived`, { archived: true }],
      ["PUT", "plans/{plan}/draft", `plans/${plan}/draft`, { text: "x", revision: 1 }],
      ["POST", "plans/{plan}/versions", `plans/${plan}/versions`, { message: "m", revision: 1 }],
      [
        ...["POST", "plans/{plan}/versions/{version}/decision"],
        ...[`plans/${plan}/versions/1/decision`, { decision: "approved" }],
      ] as [string, string, string, unknown],
      ["PUT", "data-sets/{dataSet}/archived", `data-sets/${dataSet}/archived`, { archived: true }],
      [
        ...["PUT", "data-sets/{dataSet}/tables/{table}"],
        ...[`data-sets/${dataSet}/tables/quotas?format=csv`, bytes],
      ] as [string, string, string, unknown],
      ["PUT", "runs/{run}/archived", `runs/${run}/archived`, { archived: true }],
      ["POST", "runs/{run}/payees/{payee}/questions", `runs/${run}/payees/ann/questions`, { text: "Why?" }],
      ["POST", "questions/{question}/answers", `questions/${question}/answers`, { text: "So." }],
      ["PUT", "members/{user}", `members/${user}`, { roles: ["admin"], payee: null }],
    ];
    const covered = asked.map(([method, path]) => `${method} ${path}`);
    const withBody = routes.filter(({ path, operation }) => {
      return /^.*\{workspace\}\/.*\{/.test(path) && operation.requestBody !== undefined;
    });
    const paths = withBody.map(({ method, path }) => `${method} ${path.split("{workspace}/")[1]}`);
    expect(paths.sort()).toEqual([...covered].sort());
    for (const [method, , url, body] of asked) {
      const { status } = await company.ask(stranger, method, `${theirs}/${url}`, body);
      expect(status, `${method} ${url}`).toBe(404);
    }
    // Nor by what is named in a body or behind a question mark.
    for (const mixed of [{ plan }, { dataSet }]) {
      const { status } = await company.ask(stranger, "POST", `${theirs}/runs`, { ...choice, ...mixed });
      expect(status, JSON.stringify(mixed)).toBe(404);
    }
    const checked = `${theirs}/data-sets/${own}/tables/quotas?format=csv&plan=${plan}`;
    expect((await company.ask(stranger, "PUT", checked, bytes)).status).toBe(404);
    for (const filter of [`runs?plan=${plan}`, `questions?run=${run}`, "questions?payee=ann"]) {
      expect((await company.ask(stranger, "GET", `${theirs}/${filter}`)).json.total, filter).toBe(0);
    }
  });

  it("shows payees and managers nothing of a run that is not published, and else only their people", async () => {
    const at = `/v1/workspaces/${company.workspace}`;
    const finance = personOf(company, "finance");
    const first = (await company.ask(finance, "GET", `${at}/runs`)).json.rows.at(-1);
    const { plan, version, dataSet, period } = first;
    const wanted = { plan, version, dataSet, period };
    const { json: hidden } = await company.ask(finance, "POST", `${at}/runs`, wanted);
    await endedRun(company, finance, hidden.id);
    const about = { text: "This is not out yet: 123.45" };
    expect(
      (await company.ask(finance, "POST", `${at}/runs/${hidden.id}/payees/ann/questions`, about)).status,
    ).toBe(201);
    const runRoutes = routes.filter(({ path }) => path.includes("{run}"));
    expect(runRoutes.length).toBeGreaterThan(40);
    const urlOf = (path: string, run: string) => {
      const url = path
        .replace("{workspace}", company.workspace)
        .replace("{run}", run)
        .replace("{payee}", "ann");
      return url.endsWith("/row")
        ? `${url}?file=deals.csv&line=2`
        : url.endsWith("/export")
          ? `${url}?format=csv`
          : url;
    };
    const below = await company.services.runs.below(first.id, "nadia");
    const people = { payee: new Set(["ann"]), manager: new Set(["nadia", ...below]) };
    expect(below).not.toContain("nadia");
    expect(below).not.toHaveLength(0);
    for (const name of ["payee", "manager"] as const) {
      const who = personOf(company, name);
      for (const { method, path } of runRoutes) {
        const body = path.endsWith("/archived") ? { archived: true } : { text: "Why?" };
        const sent = method === "GET" ? undefined : body;
        const { status } = await company.ask(who, method, urlOf(path, hidden.id), sent);
        expect([403, 404], `${name}: ${method} ${path} answered ${status}`).toContain(status);
      }
      const { json: questions } = await company.ask(who, "GET", `${at}/questions`);
      expect(JSON.stringify(questions)).not.toContain("123.45");
      for (const { path } of runRoutes.filter(({ method }) => method === "GET")) {
        if (path.endsWith("/events") || path.endsWith("/result")) continue;
        const answer = await company.ask(who, "GET", `${urlOf(path, first.id)}`);
        if (answer.status !== 200 || answer.json?.rows === undefined) continue;
        for (const { payee = "" } of answer.json.rows as { payee?: string }[]) {
          expect(people[name].has(payee), `${name}: ${path} shows ${payee}`).toBe(true);
        }
      }
      const csv = await company.ask(who, "GET", `${at}/runs/${first.id}/payouts/export?format=csv`);
      const lines = csv.text.trim().split("\n").slice(1);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(people[name].has(line.split(",")[0] ?? ""), line).toBe(true);
    }
  }, 60_000);

  it("that names its workspace in the body is not there for another, and forbidden for a lesser role", async () => {
    const finance = personOf(company, "finance");
    const runs = `/v1/workspaces/${company.workspace}/runs`;
    const { plan, version, dataSet, period } = (await company.ask(finance, "GET", runs)).json.rows.at(-1);
    const rows = { workspace: company.workspace, data: { dataSet }, period };
    const choice = { plan, version };
    const bodies: Readonly<Record<string, object>> = {
      "/v1/sweep": { ...rows, plan: choice, scenarios: [{ name: "as it is", parameters: {} }] },
      "/v1/compare": { ...rows, before: choice, after: choice },
    };
    const inBody = routes.filter(
      ({ path, action }) => policy[action].who === "member" && !path.includes("{workspace}"),
    );
    expect(inBody.map(({ path }) => path).sort()).toEqual(Object.keys(bodies).sort());
    for (const [path, body] of Object.entries(bodies)) {
      for (const name of ["finance", "author", "approver"]) {
        expect((await company.ask(personOf(company, name), "POST", path, body)).status, name).toBe(200);
      }
      for (const name of ["payee", "manager", "auditor", "operator"]) {
        expect((await company.ask(personOf(company, name), "POST", path, body)).status, name).toBe(403);
      }
      expect((await company.ask(stranger, "POST", path, body)).status, path).toBe(404);
      // In their own workspace, what is another's is not there.
      const theirs = { ...body, workspace: stranger.workspace };
      expect((await company.ask(stranger, "POST", path, theirs)).status, path).toBe(404);
      expect((await company.ask(undefined, "POST", path, body)).status, path).toBe(401);
    }
  }, 60_000);

  it("is forbidden for a lesser role", async () => {
    for (const { method, path, action } of routes) {
      const rule = policy[action];
      if (rule.who !== "member" && rule.who !== "somewhere") continue;
      const allowed: readonly string[] = rule.roles;
      // Who administers people has no other rights for that.
      const everybody = [...askers.map((role) => [role, role]), ["operator", "admin"]] as const;
      const lesser = everybody.filter(([, role]) => !allowed.includes(role ?? ""));
      for (const [name = ""] of lesser) {
        const isInBody = rule.who === "member" && !path.includes("{workspace}");
        if (isInBody) continue;
        const url = path.replace("{workspace}", company.workspace).replace(/\{\w+\}/g, "x");
        const { status } = await company.ask(
          personOf(company, name),
          method,
          url,
          method === "GET" ? undefined : {},
        );
        expect(status, `${name}: ${method} ${path}`).toBe(403);
      }
    }
  });
});
