import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Company, openCompany, type Person, personOf } from "./company.js";

let company: Company;
let at: string;
let finance: Person;

beforeAll(async () => {
  company = await openCompany();
  at = `/v1/workspaces/${company.workspace}`;
  finance = personOf(company, "finance");
}, 120_000);
afterAll(() => company.close());

describe("a browser", () => {
  it("is told to run nothing but the studio's own files, and to show it in no other page", async () => {
    for (const url of ["/health", "/v1/session/methods", "/v1/nothing-of-the-kind", `${at}/plans`]) {
      const { headers } = await company.ask(undefined, "GET", url);
      const rules = String(headers["content-security-policy"]).split(";");
      expect(rules, url).toContain("script-src 'self'");
      expect(rules, url).toContain("object-src 'none'");
      expect(rules, url).toContain("frame-ancestors 'none'");
      expect(rules, url).toContain("base-uri 'none'");
      expect(rules.some((rule) => /^(default|script)-src.*(unsafe|\*|http)/.test(rule))).toBe(false);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
      expect(headers["x-powered-by"]).toBeUndefined();
    }
  });

  it("keeps no pay in its memory", async () => {
    const { headers } = await company.ask(finance, "GET", `${at}/runs`);
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("is given a cookie that no script reads, and over https only when the server is reached so", async () => {
    const body = { email: "nobody@x", password: "x" };
    expect((await company.ask(undefined, "POST", "/v1/session", body)).headers["set-cookie"]).toBeUndefined();
    const secure = await openCompany({ publicUrl: "https://attain.example" });
    try {
      const who = personOf(secure, "operator");
      const sent = { email: "admin@localhost", password: "a better password than that" };
      const { headers } = await secure.ask(undefined, "POST", "/v1/session", sent);
      expect(String(headers["set-cookie"])).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Lax/);
      expect(headers["strict-transport-security"]).toMatch(/max-age=\d{7,}/);
      expect((await secure.ask(who, "GET", "/v1/session")).status).toBe(200);
    } finally {
      await secure.close();
    }
  }, 60_000);
});

describe("too much", () => {
  it("of a body is refused before it is looked at, and nothing of it before one is known", async () => {
    const text = "x".repeat(9 << 20);
    expect(await company.ask(finance, "POST", "/v1/compile", { text })).toMatchObject({
      status: 413,
      json: { error: { code: "too-large" } },
    });
    expect((await company.ask(undefined, "POST", "/v1/compile", { text })).status).toBe(401);
  });

  it("of requests, and of tries at passwords, from one address is refused, and from another is not", async () => {
    const busy = await openCompany({ trustProxy: true, requestsPerMinute: 40, signInsPerMinute: 15 });
    try {
      const from = (address: string) => ({ "x-forwarded-for": address });
      const tries = async (address: (index: number) => string) => {
        const statuses: number[] = [];
        for (let index = 0; index < 20; index += 1) {
          const sent = { email: "nobody@x", password: "guess" };
          const headers = from(address(index));
          statuses.push((await busy.ask(undefined, "POST", "/v1/session", sent, headers)).status);
        }
        return statuses;
      };
      const limited = [...Array(15).fill(401), ...Array(5).fill(429)];
      expect(await tries(() => "203.0.113.1")).toEqual(limited);
      // What stands before the proxy's own word is what the asker claims to be.
      expect(await tries((index) => `198.51.100.${index}, 203.0.113.2`)).toEqual(limited);
      const looks: number[] = [];
      for (let index = 0; index < 45; index += 1) {
        looks.push((await busy.ask(undefined, "GET", "/v1/session", undefined, from("203.0.113.3"))).status);
      }
      expect(looks).toEqual([...Array(40).fill(401), ...Array(5).fill(429)]);
      expect((await busy.ask(undefined, "GET", "/v1/session", undefined, from("203.0.113.4"))).status).toBe(
        401,
      );
    } finally {
      await busy.close();
    }
  }, 60_000);
});

describe("a server", () => {
  it("is not ready when its database is away, though it is alive", async () => {
    const alone = await openCompany();
    expect((await alone.ask(undefined, "GET", "/ready")).status).toBe(200);
    await alone.services.db.destroy();
    expect(await alone.ask(undefined, "GET", "/ready")).toMatchObject({
      status: 503,
      json: { error: { code: "database-unreachable" } },
    });
    expect((await alone.ask(undefined, "GET", "/health")).status).toBe(200);
    await alone.close();
  }, 60_000);

  it("goes down although somebody watches a run that has not ended", async () => {
    const alone = await openCompany();
    const who = personOf(alone, "finance");
    const runs = `/v1/workspaces/${alone.workspace}/runs`;
    const { id } = (await alone.ask(who, "GET", runs)).json.rows[0];
    await alone.services.db.updateTable("runs").set({ state: "queued" }).where("id", "=", id).execute();
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => probe.once("listening", done));
    const { port } = probe.address() as AddressInfo;
    await new Promise((done) => probe.close(done));
    await alone.app.listen({ host: "127.0.0.1", port });
    const headers = { cookie: who.cookie };
    const events = await fetch(`http://127.0.0.1:${port}${runs}/${id}/events`, { headers });
    expect(events.status).toBe(200);
    const text = events.text();
    const began = Date.now();
    await alone.close();
    expect(await text).toContain('"state":"queued"');
    expect(Date.now() - began).toBeLessThan(10_000);
  }, 60_000);
});
