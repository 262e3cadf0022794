/** One-time passwords and hashes that have become old. */

import { randomBytes, scryptSync } from "node:crypto";
import { firstStart } from "@attain/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type Company, openCompany, personOf } from "./company.js";

let company: Company;
let members: string;

beforeAll(async () => {
  company = await openCompany();
  members = `/v1/workspaces/${company.workspace}/members`;
}, 120_000);
afterAll(() => company.close());

function add(email: string, at = members): Promise<Answer> {
  const given = { email, name: "Somebody", roles: ["auditor"] };
  return company.ask(personOf(company, "operator"), "POST", at, given);
}

function signIn(email: string, password: string): Promise<Answer> {
  return company.ask(undefined, "POST", "/v1/session", { email, password });
}

async function expire(email: string): Promise<void> {
  const past = new Date(Date.now() - 1_000).toISOString();
  await company.services.db
    .updateTable("users")
    .set({ password_expires: past })
    .where("email", "=", email)
    .execute();
}

it("says until when a one-time password is to be used, and takes it no longer", async () => {
  const email = "late@sample.localhost";
  const { json } = await add(email);
  const days = (Date.parse(json.oneTimePasswordExpires) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThanOrEqual(7);
  expect((await signIn(email, json.oneTimePassword)).status).toBe(200);
  await expire(email);
  expect(await signIn(email, json.oneTimePassword)).toMatchObject({
    status: 401,
    json: { error: { code: "password-expired", help: "Ask an admin to remove you and to add you again" } },
  });
  // Whoever does not know it learns nothing of it.
  expect((await signIn(email, "a guess")).json.error.code).toBe("wrong-password");

  const operator = personOf(company, "operator");
  await company.ask(operator, "DELETE", `${members}/${json.member.user}`);
  const again = await add(email);
  expect(again.json.oneTimePassword).not.toBe(json.oneTimePassword);
  expect((await signIn(email, json.oneTimePassword)).status).toBe(401);
  const { headers, json: session } = await signIn(email, again.json.oneTimePassword);
  expect(session.mustChangePassword).toBe(true);
  const person = {
    name: "late",
    cookie: String(headers["set-cookie"]).split(";")[0] ?? "",
    csrf: session.csrfToken,
    workspace: company.workspace,
  };
  const changed = { current: again.json.oneTimePassword, next: "a password of their own" };
  await company.ask(person, "POST", "/v1/session/password", changed);
  await expire(email);
  expect((await signIn(email, "a password of their own")).status).toBe(200);
});

it("gives no second one to whoever is known, lest another workspace's admin could sign in as them", async () => {
  const email = "known@sample.localhost";
  const first = await add(email);
  const operator = personOf(company, "operator");
  const { json: other } = await company.ask(operator, "POST", "/v1/workspaces", { name: "Elsewhere" });
  const there = await add(email, `/v1/workspaces/${other.id}/members`);
  expect(there.json).toMatchObject({ oneTimePassword: null, oneTimePasswordExpires: null });
  expect((await signIn(email, first.json.oneTimePassword)).status).toBe(200);
});

it("is printed anew for the administrator by a start after the first was not used in time", async () => {
  const { services } = company;
  expect(await firstStart(services)).toBeUndefined();
  const set = services.db.updateTable("users").where("is_operator", "=", 1);
  const past = new Date(0).toISOString();
  await set.set({ must_change: 1, password_expires: past }).execute();
  const renewed = await firstStart(services);
  expect(renewed?.isFirst).toBe(false);
  expect((await signIn("admin@localhost", renewed?.password ?? "")).json.mustChangePassword).toBe(true);
  await set.set({ must_change: 0, password_expires: null }).execute();
});

it("makes the hash of an earlier server anew when its owner signs in", async () => {
  const email = "early@sample.localhost";
  await add(email);
  const salt = randomBytes(16);
  const key = scryptSync("an early password", salt, 32, { N: 2 ** 14, r: 8, p: 1 });
  const early = `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
  const { db } = company.services;
  const users = () => db.selectFrom("users").select("password").where("email", "=", email).executeTakeFirst();
  const changed = { password: early, must_change: 0, password_expires: null };
  await db.updateTable("users").set(changed).where("email", "=", email).execute();
  const strong = await openCompany({ passwordCost: 2 ** 15 });
  try {
    expect((await signIn(email, "an early passwort")).status).toBe(401);
    expect((await users())?.password).toBe(early);
    expect(await company.services.people.signIn(email, "an early password")).toBeDefined();
    // This server's own cost is lower than that of the hash, which stays.
    expect((await users())?.password).toBe(early);
    const { member } = await strong.services.people.addMember(
      strong.workspace,
      { email, name: "Early", roles: [] },
      "test",
      "an early password",
    );
    const own = strong.services.db.updateTable("users").where("id", "=", member.user);
    await own.set({ password: early }).execute();
    const sent = { email, password: "an early password" };
    expect((await strong.ask(undefined, "POST", "/v1/session", sent)).status).toBe(200);
    const { password } = await strong.services.db
      .selectFrom("users")
      .select("password")
      .where("id", "=", member.user)
      .executeTakeFirstOrThrow();
    expect(password).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect((await strong.ask(undefined, "POST", "/v1/session", sent)).status).toBe(200);
  } finally {
    await strong.close();
  }
}, 60_000);
