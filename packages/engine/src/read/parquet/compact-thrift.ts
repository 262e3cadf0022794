/** Thrift's compact protocol, in which Parquet writes what it says about itself: structures as maps by field. */

import { UnusualParquet } from "./unusual-parquet.js";

export type ThriftValue = number | boolean | Uint8Array | readonly ThriftValue[] | ThriftStruct;
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;

/** No structure of Parquet's goes deeper. */
const mostDepth = 16;

export class CompactThrift {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Behind what was read. */
  get offset(): number {
    return this.#at;
  }

  struct(depth = 0): ThriftStruct {
    if (depth > mostDepth) throw new UnusualParquet("structures within structures");
    const fields = new Map<number, ThriftValue>();
    let field = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0) return fields;
      const step = head >> 4;
      field = step === 0 ? this.#zigzag() : field + step;
      fields.set(field, this.#value(head & 15, depth));
    }
  }

  #value(type: number, depth: number): ThriftValue {
    switch (type) {
      case 1:
        return true;
      case 2:
        return false;
      case 3:
        return (this.#byte() << 24) >> 24;
      case 4:
      case 5:
      case 6:
        return this.#zigzag();
      case 7:
        return this.#taken(8).length;
      case 8:
        return this.#taken(this.#varint());
      case 9:
      case 10:
        return this.#list(depth);
      case 12:
        return this.struct(depth + 1);
      default:
        throw new UnusualParquet("a field of an unknown type");
    }
  }

  #list(depth: number): readonly ThriftValue[] {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#varint() : head >> 4;
    if (count > this.#bytes.length - this.#at || depth > mostDepth)
      throw new UnusualParquet("a list too long");
    const type = head & 15;
    const values: ThriftValue[] = [];
    for (let index = 0; index < count; index += 1) {
      // Within a list yes and no are bytes.
      values.push(type === 1 || type === 2 ? this.#byte() === 1 : this.#value(type, depth + 1));
    }
    return values;
  }

  #taken(length: number): Uint8Array {
    const start = this.#at;
    if (length > this.#bytes.length - start) throw new UnusualParquet("bytes end too early");
    this.#at = start + length;
    return this.#bytes.subarray(start, this.#at);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new UnusualParquet("bytes end too early");
    this.#at += 1;
    return byte;
  }

  /** As a double: whoever needs it exact looks whether it is safe. */
  #varint(): number {
    let value = 0;
    for (let place = 1; place < 2 ** 70; place *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
    throw new UnusualParquet("a number too long");
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
