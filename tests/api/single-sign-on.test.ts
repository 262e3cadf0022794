import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Company, openCompany, personOf } from "./company.js";
import { client, type FakeProvider, openProvider, type Wrongs } from "./fake-provider.js";

let provider: FakeProvider;
let company: Company;
const at = "/v1/session/oidc";
const email = "author@sample.localhost";

beforeAll(async () => {
  provider = await openProvider();
  company = await openCompany({ oidc: { issuer: provider.issuer, ...client, trustsEmail: false } });
}, 120_000);
afterAll(async () => {
  await company.close();
  await provider.close();
});

interface Begun {
  readonly url: string;
  readonly cookie: string;
  readonly setCookie: string;
}

async function begin(query = ""): Promise<Begun> {
  const { status, headers } = await company.ask(undefined, "GET", at + query);
  expect(status).toBe(302);
  const setCookie = String(headers["set-cookie"]);
  return { url: String(headers.location), setCookie, cookie: setCookie.split(";")[0] ?? "" };
}

function comeBack(to: URL, cookie: string, query = to.search): Promise<Answer> {
  return company.ask(undefined, "GET", `${at}/callback${query}`, undefined, cookie === "" ? {} : { cookie });
}

async function signOn(as: string, wrongs: Wrongs = {}): Promise<Answer> {
  const { url, cookie } = await begin();
  return comeBack(provider.agree(url, as, wrongs), cookie);
}

/** The cookie of somebody who was let in, or `undefined`. */
function sessionOf({ headers }: Answer): string | undefined {
  const cookies = [headers["set-cookie"] ?? []].flat().map(String);
  return cookies.find((cookie) => /attain_session=[\w-]{20,}/.test(cookie))?.split(";")[0];
}

function expectRefused(answer: Answer, status: number, code: string): void {
  expect(answer).toMatchObject({ status, json: { error: { code } } });
  expect(sessionOf(answer)).toBeUndefined();
}

describe("single sign-on", () => {
  it("is told of, with PKCE, state and nonce in what the browser is sent with", async () => {
    const methods = await company.ask(undefined, "GET", "/v1/session/methods");
    expect(methods.json.oidc).toBe(at);
    const { url, setCookie } = await begin();
    const asked = new URL(url);
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: "code",
      client_id: client.clientId,
      code_challenge_method: "S256",
      redirect_uri: "http://localhost:4000/v1/session/oidc/callback",
    });
    for (const name of ["state", "nonce", "code_challenge"])
      expect(asked.searchParams.get(name)?.length).toBeGreaterThan(30);
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    expect(setCookie).toContain(`Path=${at}`);
  });

  it("lets in who was added before, as who they are", async () => {
    const answer = await signOn(email);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe("/");
    const session = await company.ask(undefined, "GET", "/v1/session", undefined, {
      cookie: sessionOf(answer),
    });
    expect(session.json).toMatchObject({ user: { email }, mustChangePassword: false });
    expect(session.json.workspaces[0].roles).toContain("author");
    expect(provider.exchanges.at(-1)?.get("code_verifier")?.length).toBeGreaterThan(40);
  });

  it("takes an address in whatever letters the provider writes it", async () => {
    expect((await signOn("Author@SAMPLE.localhost")).status).toBe(302);
  });

  it("refuses another state, one that is missing, and a sign-on that was not begun here", async () => {
    const first = await begin();
    const back = provider.agree(first.url, email);
    back.searchParams.set("state", "x".repeat(43));
    expectRefused(await comeBack(back, first.cookie), 401, "sign-on-failed");
    const second = await begin();
    const without = provider.agree(second.url, email);
    without.searchParams.delete("state");
    expectRefused(await comeBack(without, second.cookie), 401, "sign-on-failed");
    const third = await begin();
    expectRefused(await comeBack(provider.agree(third.url, email), ""), 400, "sign-on-not-begun");
    for (const cookie of [
      "attain_oidc=",
      "attain_oidc=%7B",
      "attain_oidc=null",
      "attain_oidc=%7B%22a%22%3A1%7D",
    ])
      expectRefused(await comeBack(provider.agree(third.url, email), cookie), 400, "sign-on-not-begun");
  });

  it("does not take the code of somebody else's browser, nor one code twice", async () => {
    const [theirs, mine] = [await begin(), await begin()];
    const back = provider.agree(theirs.url, email);
    expectRefused(await comeBack(back, mine.cookie), 401, "sign-on-failed");
    const own = provider.agree(mine.url, email);
    expect((await comeBack(own, mine.cookie)).status).toBe(302);
    expectRefused(await comeBack(own, mine.cookie), 401, "sign-on-failed");
  });

  it("asks the provider with the verifier that fits the challenge", async () => {
    const { url, cookie } = await begin();
    const back = provider.agree(url, email);
    const kept = JSON.parse(decodeURIComponent(cookie.split("=")[1] ?? "")) as Record<string, string>;
    const other = encodeURIComponent(JSON.stringify({ ...kept, verifier: "y".repeat(43) }));
    expectRefused(await comeBack(back, `attain_oidc=${other}`), 401, "sign-on-failed");
  });

  const past = Math.floor(Date.now() / 1_000) - 3_600;
  it.each<[string, Wrongs]>([
    ["another nonce", { claims: { nonce: "another" } }],
    ["no nonce", { claims: { nonce: undefined } }],
    ["a token that has expired", { claims: { iat: past - 300, exp: past } }],
    ["a token of another provider", { claims: { iss: "https://elsewhere.example" } }],
    ["a token for another application", { claims: { aud: "another" } }],
    ["a token that another key has signed", { isForged: true }],
    ["a token that nobody has signed", { isUnsigned: true }],
  ])("refuses %s", async (_what, wrongs) => {
    expectRefused(await signOn(email, wrongs), 401, "sign-on-failed");
  });

  it.each<[string, Wrongs]>([
    ["that is not verified", { claims: { email_verified: false } }],
    ["of which nobody says that it is verified", { claims: { email_verified: undefined } }],
    ["that is missing", { claims: { email: undefined } }],
    ["that is no text", { claims: { email: 7 } }],
  ])("refuses an address %s", async (_what, wrongs) => {
    expectRefused(await signOn(email, wrongs), 401, "no-verified-email");
  });

  it("refuses who is not known, and who was taken out of every workspace", async () => {
    expectRefused(await signOn("nobody@elsewhere.example"), 403, "not-a-member");
    const operator = personOf(company, "operator");
    const members = `/v1/workspaces/${company.workspace}/members`;
    const given = { email: "leaver@sample.localhost", name: "Leaver", roles: ["payee"], payee: "ann" };
    const added = await company.ask(operator, "POST", members, given);
    const session = sessionOf(await signOn(given.email));
    const who = () => company.ask(undefined, "GET", "/v1/session", undefined, { cookie: session });
    expect((await who()).status).toBe(200);
    await company.ask(operator, "DELETE", `${members}/${added.json.member.user}`);
    expectRefused(await signOn(given.email), 403, "not-a-member");
    expect((await who()).status).toBe(401);
    const password = { email: given.email, password: added.json.oneTimePassword };
    expect((await company.ask(undefined, "POST", "/v1/session", password)).status).toBe(401);
  });

  it("makes the one-time password void of whom the provider vouches for", async () => {
    const operator = personOf(company, "operator");
    const members = `/v1/workspaces/${company.workspace}/members`;
    const given = { email: "joiner@sample.localhost", name: "Joiner", roles: ["payee"], payee: "ann" };
    const added = await company.ask(operator, "POST", members, given);
    const cookie = sessionOf(await signOn(given.email));
    const { json } = await company.ask(undefined, "GET", "/v1/session", undefined, { cookie });
    expect(json.mustChangePassword).toBe(false);
    const password = { email: given.email, password: added.json.oneTimePassword };
    expect((await company.ask(undefined, "POST", "/v1/session", password)).status).toBe(401);
  });

  it("leads nowhere else, whatever the address asks for", async () => {
    const elsewhere = "https://evil.example/";
    const query = `?redirect=${elsewhere}&return_to=${elsewhere}&redirect_uri=${elsewhere}&next=//evil.example`;
    const { url, cookie } = await begin(query);
    expect(new URL(url).origin).toBe(provider.issuer);
    expect(new URL(url).searchParams.get("redirect_uri")).toMatch(/^http:\/\/localhost:4000\//);
    const back = provider.agree(url, email);
    const answer = await comeBack(back, cookie, `${back.search}&${query.slice(1)}`);
    expect([302, 401]).toContain(answer.status);
    if (answer.status === 302) expect(answer.headers.location).toBe("/");
  });

  it("says that it did not work when the person says no at the provider", async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get("state") ?? "";
    const no = `?error=access_denied&error_description=%3Cscript%3E&state=${state}`;
    const answer = await comeBack(new URL(url), cookie, no);
    expectRefused(answer, 401, "sign-on-failed");
    expect(answer.text).not.toContain("script");
  });

  it("is not there without a provider, and says so when the provider is away", async () => {
    const away = await openProvider();
    const alone = await openCompany({ oidc: { issuer: away.issuer, ...client, trustsEmail: true } });
    await away.close();
    try {
      const answer = await alone.ask(undefined, "GET", at);
      expect(answer).toMatchObject({ status: 503, json: { error: { code: "provider-unreachable" } } });
    } finally {
      await alone.close();
    }
  }, 60_000);

  it("takes an address without a word on it from a provider whose addresses one trusts", async () => {
    const trusted = await openCompany({ oidc: { issuer: provider.issuer, ...client, trustsEmail: true } });
    const before = company;
    company = trusted;
    try {
      expect((await signOn(email, { claims: { email_verified: undefined } })).status).toBe(302);
      expectRefused(await signOn(email, { claims: { email_verified: false } }), 401, "no-verified-email");
    } finally {
      company = before;
      await trusted.close();
    }
  }, 60_000);
});
