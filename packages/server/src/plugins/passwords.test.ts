import { randomBytes, scryptSync } from "node:crypto";
import { expect, it } from "vitest";
import { Passwords } from "./passwords.js";

const cheap = new Passwords(2 ** 10);

/** As the first servers wrote it. */
function firstHash(password: string): string {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString("base64")}$${scryptSync(password, salt, 32, { N: 2 ** 14, r: 8, p: 1 }).toString("base64")}`;
}

it("costs what is advised today, and says so", async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash("a long password");
  const [kind, N, r, p, salt = "", key = ""] = hash.split("$");
  expect([kind, Number(N), Number(r), Number(p)]).toEqual(["scrypt", 2 ** 17, 8, 1]);
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 1 << 28 };
  expect(scryptSync("a long password", Buffer.from(salt, "base64"), 32, cost).toString("base64")).toBe(key);
  expect(passwords.isOutdated(hash)).toBe(false);
  expect(passwords.isOutdated(await cheap.hash("x"))).toBe(true);
});

it("knows the right password by hashes of every cost, and no wrong one", async () => {
  for (const hash of [firstHash("right"), await cheap.hash("right")]) {
    expect(await cheap.isRight("right", hash)).toBe(true);
    expect(await cheap.isRight("wrong", hash)).toBe(false);
  }
  expect(await cheap.isRight("", null)).toBe(false);
  for (const hash of ["", "scrypt$", "scrypt$1$2$3$4", "plain$right", "$$"]) {
    expect(await cheap.isRight("right", hash)).toBe(false);
  }
});

it("never makes more than two hashes at once, and refuses when very many wait", async () => {
  const tries = Array.from({ length: 110 }, () =>
    cheap.hash("x").then(
      () => "made",
      ({ code }) => code,
    ),
  );
  const ended = await Promise.all(tries);
  expect(ended.filter((each) => each === "made")).toHaveLength(102);
  expect(ended.filter((each) => each === "busy")).toHaveLength(8);
});
