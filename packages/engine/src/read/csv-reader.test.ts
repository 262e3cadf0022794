import { CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvOptions, type CsvProblem, CsvReader } from "./csv-reader.js";
import type { Delimiter } from "./delimiter.js";

interface Split {
  readonly records: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly problems: readonly CsvProblem[];
}

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { ignoreBOM: true });

function split(csv: string | Uint8Array, options: CsvOptions = {}, pieces = [1 << 20]): Split {
  const records: string[][] = [];
  const lines: number[] = [];
  const problems: CsvProblem[] = [];
  const reader = new CsvReader(
    {
      header(cells, line) {
        records.push([...cells]);
        lines.push(line);
      },
      records({ bytes, width, starts, ends, count, lines: batchLines }) {
        for (let index = 0; index < count; index += 1) {
          const cells = Array.from({ length: width }, (_, field) =>
            text.decode(bytes.subarray(starts[index * width + field], ends[index * width + field])),
          );
          records.push(cells);
          lines.push(batchLines[index] ?? -1);
        }
      },
      problem: (problem) => problems.push(problem),
    },
    options,
  );
  const bytes = typeof csv === "string" ? utf8.encode(csv) : csv;
  for (let from = 0, piece = 0; from < bytes.length; piece += 1) {
    const size = pieces[piece % pieces.length] ?? 1;
    reader.feed(bytes.slice(from, from + size));
    from += size;
  }
  reader.finish();
  return { records, lines, problems };
}

/** Text made of what matters to a reader, and now and then of anything. */
function csvText(delimiter: Delimiter): fc.Arbitrary<string> {
  const piece = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        delimiter,
        '"',
        '""',
        "\n",
        "\r\n",
        "\r",
        "a",
        "1.50",
        " ",
        "é",
        "\u{1F600}",
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
  );
  const quoted = fc
    .array(piece, { maxLength: 5 })
    .map((pieces) => `"${pieces.join("").replaceAll('"', '""')}"`);
  const plain = fc.constantFrom("", "a", "b c", "12", "é");
  const cell = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 2, arbitrary: quoted });
  const line = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(delimiter));
  const table = fc
    .tuple(fc.constantFrom("", "\uFEFF"), fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r"))), line)
    .map(([mark, lines, last]) => mark + lines.map(([cells, end]) => cells + end).join("") + last);
  return fc.oneof(
    table,
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
  );
}

const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

describe("csv reader", () => {
  it.each<Delimiter>([",", ";", "\t"])("reads with %j what csv-parse reads", (delimiter) => {
    let accepted = 0;
    const property = fc.property(csvText(delimiter), pieces, (csv, pieces) => {
      let expected: string[][];
      try {
        expected = parse(csv, {
          bom: true,
          delimiter,
          record_delimiter: ["\r\n", "\n", "\r"],
          relax_column_count: true,
          skip_empty_lines: true,
        });
      } catch (error) {
        if (error instanceof CsvError) return;
        throw error;
      }
      accepted += 1;
      expect(split(csv, { delimiter }, pieces)).toMatchObject({ records: expected, problems: [] });
    });
    fc.assert(property, { numRuns: 3_000 });
    expect(accepted).toBeGreaterThan(1_000);
  });

  it("splits alike however the bytes arrive", () => {
    const options: CsvOptions = { longestRecord: 24 };
    fc.assert(
      fc.property(csvText(","), pieces, (csv, pieces) => {
        expect(split(csv, options, pieces)).toEqual(split(csv, options));
      }),
      { numRuns: 3_000 },
    );
  });

  it("knows the line every record starts on", () => {
    const { records, lines } = split('a,b\r\n\r\n"x\ny\r\nz\r",1\r2,3\n\n"4",5');
    expect(records).toEqual([
      ["a", "b"],
      ["x\ny\r\nz\r", "1"],
      ["2", "3"],
      ["4", "5"],
    ]);
    expect(lines).toEqual([1, 3, 7, 9]);
  });

  it("takes a byte-order mark off the file, and off nothing else", () => {
    expect(split("\uFEFFa,b\n\uFEFF1,2").records).toEqual([
      ["a", "b"],
      ["\uFEFF1", "2"],
    ]);
    expect(split("\uFEFF").records).toEqual([]);
    expect(split("\uFEFF", {}, [1]).records).toEqual([]);
  });

  it("finds the separator in the first line that is not blank", () => {
    expect(split("a;b,c;d\n1;2;3").records[0]).toEqual(["a", "b,c", "d"]);
    expect(split('\n\n"a,b,c"\td\n1\t2').records[0]).toEqual(["a,b,c", "d"]);
    expect(split("amount\n1,5").records).toEqual([["amount"], ["1", "5"]]);
    expect(split("a;b,c\n").records[0]).toEqual(["a;b", "c"]);
    expect(split("a\tb", {}, [1]).records[0]).toEqual(["a", "b"]);
  });

  it("takes a quote within a cell for what it is", () => {
    expect(split('a,b\n5" pipe,x\n').records[1]).toEqual(['5" pipe', "x"]);
  });

  it("says where a quote is never closed and reads nothing after it", () => {
    const csv = 'a,b\n1,2\n3,"4\n5,6\n7,8\n';
    expect(split(csv)).toMatchObject({
      records: [
        ["a", "b"],
        ["1", "2"],
      ],
      problems: [{ kind: "unclosed-quote", line: 3, field: 2 }],
    });
    const long = `${csv}${"9,10\n".repeat(1_000)}`;
    expect(split(long, { longestRecord: 100 }, [7]).problems).toEqual(split(csv).problems);
  });

  it("says where something follows a closing quote and reads on", () => {
    expect(split('a,b\n"1"x,2\n"3" ,4\n"\n5"6,7\n8,9\n')).toMatchObject({
      records: [
        ["a", "b"],
        ["8", "9"],
      ],
      problems: [
        { kind: "misplaced-quote", line: 2, field: 1 },
        { kind: "misplaced-quote", line: 3, field: 1 },
        { kind: "misplaced-quote", line: 5, field: 1 },
      ],
    });
  });

  it("passes over a line that is too long, whatever its line ending", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      for (let length = 15; length < 25; length += 1) {
        const csv = ["a,b", "1,2", "x".repeat(length), "3,4", "5,6"].join(end);
        const result = split(csv, { longestRecord: 20 }, [3]);
        const isFine = length < 20;
        expect(result.problems).toEqual(isFine ? [] : [{ kind: "line-too-long", line: 3 }]);
        expect(result.lines).toEqual(isFine ? [1, 2, 3, 4, 5] : [1, 2, 4, 5]);
        expect(result.records.at(-1)).toEqual(["5", "6"]);
      }
    }
  });

  it("reads a line of 100 MB in the memory of a megabyte", () => {
    const problems: CsvProblem[] = [];
    const records: number[] = [];
    const reader = new CsvReader({
      header: () => {},
      records: ({ lines, count }) => records.push(...lines.subarray(0, count)),
      problem: (problem) => problems.push(problem),
    });
    const piece = utf8.encode("x".repeat(1 << 20));
    const before = process.memoryUsage().arrayBuffers;
    reader.feed(utf8.encode("a,b\n1,2\n"));
    for (let count = 0; count < 100; count += 1) reader.feed(piece);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 << 20);
    reader.feed(utf8.encode("\n3,4\n"));
    reader.finish();
    expect(problems).toEqual([{ kind: "line-too-long", line: 3 }]);
    expect(records).toEqual([2, 4]);
  });

  it("refuses a header that is no UTF-8, as in a UTF-16 file", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0, 0x0a, 0]);
    expect(split(utf16)).toMatchObject({ records: [], problems: [{ kind: "not-utf-8", line: 1 }] });
  });

  it("finds nothing in nothing", () => {
    const nothing = { records: [], lines: [], problems: [] };
    for (const csv of ["", "\n", "\r\n\r\n", "\uFEFF\n"]) expect(split(csv)).toEqual(nothing);
  });
});
