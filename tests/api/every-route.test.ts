import { policy } from "@attain/server";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Company, openCompany, type Person, personOf, samplePlan } from "./company.js";
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
      const lesser = askers.filter((role) => !allowed.includes(role));
      for (const name of lesser) {
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
