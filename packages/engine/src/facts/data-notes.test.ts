import { expect, it } from "vitest";
import { dataNoteText } from "./data-notes.js";

const cells = { source: "shares", file: "shares.csv", header: "share", column: 2 } as const;

it("says what a percent without its sign was read as", () => {
  const text = (found: string) =>
    dataNoteText({ kind: "percents-without-sign", ...cells, count: 1, first: [{ line: 3, found }] });
  expect(text("50")).toBe(
    'shares.csv, "share", line 3: 50 is read as 5,000 %: without its sign a percent is a fraction, 0.5 or 50%',
  );
  expect(text("1.255")).toContain("1.255 is read as 125.5 %");
  expect(text("-12345.5")).toContain("-12345.5 is read as -1,234,550 %");
});

it("says which columns are not there, and which of the file nothing reads", () => {
  const note = { kind: "absent-columns", source: "deals", file: "deals.csv" } as const;
  expect(dataNoteText({ ...note, columns: ["paid_on"], unread: ["paid at", "owner"] })).toBe(
    'deals.csv has no column "paid_on", which the plan can do without; columns not read: "paid at", "owner"',
  );
  expect(dataNoteText({ ...note, columns: ["a", "b"], unread: [] })).toBe(
    'deals.csv has no columns "a", "b", which the plan can do without',
  );
});
