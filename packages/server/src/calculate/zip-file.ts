/**
 * A zip file whose parts are unpacked one by one, and never to more than is allowed: what it says of its parts'
 * sizes is not believed.
 */

import { inflateRawSync } from "node:zlib";
import { TaskRefusal } from "./task-refusal.js";

interface Part {
  readonly method: number;
  readonly packedBytes: number;
  /** Of its own header, after which its bytes stand. */
  readonly start: number;
}

export interface ZipLimits {
  readonly mostParts: number;
  /** Of all parts that are unpacked. */
  readonly mostBytes: number;
}

const endMark = 0x06054b50;
const partMark = 0x02014b50;
const headerMark = 0x04034b50;
const endBytes = 22;
const longestRemark = 0xffff;
const isEncrypted = 1;

export class ZipFile {
  readonly #bytes: Buffer;
  readonly #parts: ReadonlyMap<string, Part>;
  #left: number;

  /** Throws where the bytes are no zip file. */
  constructor(bytes: Uint8Array, { mostParts, mostBytes }: ZipLimits) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#parts = partsOf(this.#bytes, mostParts);
    this.#left = mostBytes;
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** What a part unpacks to; `undefined` where there is none of this name. */
  unpack(name: string): Buffer | undefined {
    const part = this.#parts.get(name);
    if (part === undefined) return undefined;
    const bytes = unpacked(packedOf(this.#bytes, part), part.method, this.#left);
    this.#left -= bytes.length;
    return bytes;
  }
}

function unpacked(packed: Buffer, method: number, mostBytes: number): Buffer {
  if (packed.length > mostBytes && method === 0) throw tooLarge();
  if (method === 0) return packed;
  if (method !== 8) throw new Error("packed in an unusual way");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? tooLarge() : error;
  }
}

function tooLarge(): TaskRefusal {
  return new TaskRefusal(
    "too-large",
    "The file unpacks to more than the server takes at once",
    "Leave in the sheet only the table, or import it as CSV or Parquet",
  );
}

function partsOf(bytes: Buffer, mostParts: number): Map<string, Part> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) {
    throw new TaskRefusal("too-large", `The file holds ${count} parts; at most ${mostParts} are taken`);
  }
  const parts = new Map<string, Part>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== partMark) throw new Error("a part is missing");
    if (bytes.readUInt16LE(at + 8) & isEncrypted) throw new Error("a part has a password");
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    parts.set(bytes.subarray(at + 46, nameEnd).toString("utf8"), {
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      start: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endBytes - longestRemark);
  for (let at = bytes.length - endBytes; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endMark) return at;
  }
  throw new Error("no zip file");
}

function packedOf(bytes: Buffer, { start, packedBytes }: Part): Buffer {
  if (bytes.readUInt32LE(start) !== headerMark) throw new Error("a part is missing");
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  if (from + packedBytes > bytes.length) throw new Error("a part is cut off");
  return bytes.subarray(from, from + packedBytes);
}
