/** Passwords and tokens: made at random, kept as hashes only. */

import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";

/** 16 MiB and some fifty milliseconds a try. */
const cost = { N: 2 ** 14, r: 8, p: 1 };

export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
}

export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, saltText = "", keyText = ""] = (hash ?? unknownHash).split("$");
  const expected = Buffer.from(keyText, "base64");
  const key = await derive(password, Buffer.from(saltText, "base64"));
  return key.length === expected.length && timingSafeEqual(key, expected) && hash !== null;
}

/** Somebody who is not known takes as long as somebody who is. */
const unknownHash = `scrypt$${"A".repeat(24)}$${Buffer.alloc(32).toString("base64")}`;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFC"), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Without letters that look alike; 95 random bits. */
export function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return [part(), part(), part(), part()].join("-");
}
