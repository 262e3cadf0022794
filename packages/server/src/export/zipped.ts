/** A zip file written part by part: the length of each is said behind it, when it is known. */

import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

type Content = Iterable<string> | AsyncIterable<string>;

interface Written {
  readonly name: Buffer;
  readonly start: number;
  readonly check: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

const version = 20;
/** Lengths stand behind the part; the name is UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** The first day that the format knows. */
const day = 0x0021;

export async function* zipped(
  parts: readonly (readonly [name: string, Content])[],
): AsyncGenerator<Uint8Array> {
  const list: Written[] = [];
  let at = 0;
  for (const [title, content] of parts) {
    const [name, start] = [Buffer.from(title), at];
    const head = Buffer.concat([
      fields("PK\u0003\u0004", [version, flags, deflated, 0, day]),
      lengths(0, 0, 0, name),
      name,
    ]);
    yield head;
    at += head.length;
    const counted = new Counted(content);
    let packedBytes = 0;
    for await (const chunk of pipeline(Readable.from(counted.bytes()), createDeflateRaw(), () => {})) {
      const bytes = chunk as Uint8Array;
      packedBytes += bytes.length;
      yield bytes;
    }
    const { check, length: bytes } = counted;
    const behind = Buffer.concat([fields("PK\u0007\u0008", []), longs(check, packedBytes, bytes)]);
    yield behind;
    at += packedBytes + behind.length;
    list.push({ name, start, check, packedBytes, bytes });
  }
  const directory = Buffer.concat(list.map(entryOf));
  yield directory;
  yield Buffer.concat([
    fields("PK\u0005\u0006", [0, 0, list.length, list.length]),
    longs(directory.length, at),
    fields("", [0]),
  ]);
}

class Counted {
  readonly #content: Content;
  check = 0;
  length = 0;

  constructor(content: Content) {
    this.#content = content;
  }

  async *bytes(): AsyncGenerator<Buffer> {
    for await (const text of this.#content) {
      const bytes = Buffer.from(text);
      this.check = crc32(bytes, this.check);
      this.length += bytes.length;
      yield bytes;
    }
  }
}

function entryOf({ name, start, check, packedBytes, bytes }: Written): Buffer {
  return Buffer.concat([
    fields("PK\u0001\u0002", [version, version, flags, deflated, 0, day]),
    lengths(check, packedBytes, bytes, name),
    fields("", [0, 0, 0]),
    longs(0, start),
    name,
  ]);
}

function lengths(check: number, packedBytes: number, bytes: number, name: Buffer): Buffer {
  return Buffer.concat([longs(check, packedBytes, bytes), fields("", [name.length, 0])]);
}

/** A mark, and numbers of two bytes. */
function fields(mark: string, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(mark.length + values.length * 2);
  bytes.write(mark, "latin1");
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, mark.length + index * 2);
  });
  return bytes;
}

function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
}
