import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nested, parseJsonRecord } from "./json-record.js";

const cells = (text: string) => {
  const record = parseJsonRecord(text);
  return "problem" in record ? record.problem : Object.fromEntries(record);
};

describe("a JSON record", () => {
  it("keeps every digit of a number", () => {
    expect(
      cells('{"a": 12.345, "b": 0.1, "c": -0.12345678901234567890, "d": 12345678901234567890.10}'),
    ).toEqual({
      a: "12.345",
      b: "0.1",
      c: "-0.12345678901234567890",
      d: "12345678901234567890.10",
    });
  });

  it("writes exponents out", () => {
    expect(cells('{"a": 1e3, "b": 1.25E-4, "c": -12.5e1, "d": 0e5, "e": 1e400}')).toEqual({
      a: "1000",
      b: "0.000125",
      c: "-125",
      d: "0",
      e: "1e400",
    });
  });

  it("reads words, texts and nothing", () => {
    expect(cells('{"a":true,"b":false,"c":null,"d":"caf\\u00e9 \\"x\\"","e":[1,{"b":"]"}],"f":{}}')).toEqual({
      a: "yes",
      b: "no",
      c: undefined,
      d: 'café "x"',
      e: nested,
      f: nested,
    });
  });

  it.each([
    ["[1]", "a record must be an object in braces"],
    ['{"a":1,"a":2}', '"a" stands twice in one record'],
    ['{"a" 1}', "a colon is expected after a name"],
    ['{"a":NaN}', '"a" holds no JSON value'],
    ['{"a":01}', "a comma or a closing brace is expected"],
    ['{"a":"\\x"}', '"a" holds no JSON value'],
    ['{"a":1,}', "a name in quotes is expected"],
    ['{"a":1} x', "text follows the record"],
    ['{"a":[1', '"a" holds no JSON value'],
  ])("refuses %s", (text, problem) => {
    expect(cells(text)).toBe(problem);
  });

  it("reads `__proto__` as an ordinary name", () => {
    const record = parseJsonRecord('{"__proto__": 1}');
    expect("problem" in record ? record : [...record]).toEqual([["__proto__", "1"]]);
  });

  it("agrees with JSON.parse on every record of texts", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
        const record = parseJsonRecord(JSON.stringify(value, null, 1));
        expect("problem" in record ? record : [...record]).toEqual(Object.entries(value));
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0a1e.- \nnultrefs') }), (text) => {
        parseJsonRecord(text);
      }),
    );
  });
});
