import pico from "picocolors";
import { expect, it } from "vitest";
import { tableText } from "./table.js";

it("aligns wide characters and draws a rule above totals", () => {
  const text = tableText(
    [
      { title: "Payee", align: "left" },
      { title: "Amount", align: "right" },
    ],
    [
      { cells: ["ann", "1,234.00"] },
      { cells: ["佣金", "2.00"] },
      { cells: ["All", "1,236.00"], ruled: true, bold: true },
    ],
    pico.createColors(false),
  );
  expect(text).toBe(
    [
      "┌───────┬──────────┐",
      "│ Payee │   Amount │",
      "├───────┼──────────┤",
      "│ ann   │ 1,234.00 │",
      "│ 佣金  │     2.00 │",
      "├───────┼──────────┤",
      "│ All   │ 1,236.00 │",
      "└───────┴──────────┘",
      "",
    ].join("\n"),
  );
});

it("does not let a cell steer the terminal", () => {
  const text = tableText(
    [{ title: "P", align: "left" }],
    [{ cells: ["\u001b[31mred\r"] }],
    pico.createColors(false),
  );
  expect(text).toContain("\\u{1b}[31mred\\u{d}");
});
