/** Passwords and tokens, made at random. */

import { createHash, randomBytes, randomInt } from "node:crypto";

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
