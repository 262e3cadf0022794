/**
 * Passwords are kept as what scrypt makes of them, which takes much memory and time on purpose: whoever has stolen
 * the table can try few. Hashes say what they cost, so that the cost can rise while the older ones still count.
 */

import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { RefusedError } from "../refused.js";
import { Turns } from "../turns.js";

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

interface Hashed {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** What OWASP advises for scrypt: 128 MiB and some four tenths of a second a try. */
export const usualCost = 2 ** 17;
/** Of hashes that do not say it. */
const firstCost: Cost = { N: 2 ** 14, r: 8, p: 1 };
const keyBytes = 32;
/** Against a cost that somebody wrote into the table. */
const mostBytes = 1 << 29;

export class Passwords {
  readonly #cost: Cost;
  /** So that many who sign in at once take no more memory than two, and leave threads for others. */
  readonly #turns = new Turns(2, 100);

  constructor(cost: number = usualCost) {
    this.#cost = { N: cost, r: 8, p: 1 };
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const key = await this.#derive(password, salt, this.#cost);
    const { N, r, p } = this.#cost;
    return ["scrypt", N, r, p, salt.toString("base64"), key.toString("base64")].join("$");
  }

  /** Somebody who is not known, or whose hash is an older one, takes as long as everybody. */
  async isRight(password: string, hash: string | null): Promise<boolean> {
    const { cost, salt, key: expected } = hashedOf(hash ?? "") ?? this.#nobody();
    const key = await this.#derive(password, salt, cost);
    const isRight = hash !== null && key.length === expected.length && timingSafeEqual(key, expected);
    if (!isRight && cost.N < this.#cost.N) await this.#derive(password, salt, this.#cost);
    return isRight;
  }

  /** Whether it cost less than one that is made now. */
  isOutdated(hash: string): boolean {
    const { N, r, p } = hashedOf(hash)?.cost ?? firstCost;
    return N * r * p < this.#cost.N * this.#cost.r * this.#cost.p;
  }

  #nobody(): Hashed {
    return { cost: this.#cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyBytes) };
  }

  async #derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
    const giveBack = await this.#turns.take();
    if (giveBack === undefined) {
      throw new RefusedError(503, "busy", "Too many people sign in at once", "Try again in a moment");
    }
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        const limited = { ...cost, maxmem: mostBytes };
        scrypt(password.normalize("NFC"), salt, keyBytes, limited, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      });
    } finally {
      giveBack();
    }
  }
}

/** `scrypt$N$r$p$salt$key`, or as the first hashes were written, `scrypt$salt$key`. */
function hashedOf(hash: string): Hashed | undefined {
  const [kind, ...parts] = hash.split("$");
  const [salt, key] = parts.slice(-2).map((text) => Buffer.from(text, "base64"));
  if (kind !== "scrypt" || salt === undefined || key === undefined) return undefined;
  if (parts.length === 2) return { cost: firstCost, salt, key };
  const [N = 0, r = 0, p = 0] = parts.map(Number);
  return parts.length === 5 ? { cost: { N, r, p }, salt, key } : undefined;
}
