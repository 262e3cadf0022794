import { expect, it } from "vitest";
import { codeFrame } from "./code-frame.js";
import { diagnose } from "./diagnose.js";

const text = "tiers rate marginal {\n\tfrom 0% : acelerator\n}\n";
const start = text.indexOf("acelerator");
const finding = diagnose("unknown-name", { start, end: start + 10 }, "`acelerator` names nothing", {
  help: "Write `accelerator`",
  related: [{ span: { start: 0, end: 5 }, message: "in these tiers" }],
});

it("shows the line with its neighbours, marks, help and notes", () => {
  expect(codeFrame(text, finding, { file: "a.plan" })).toBe(
    [
      "error: `acelerator` names nothing [unknown-name]",
      "  a.plan:2:12",
      "",
      "  1 | tiers rate marginal {",
      "  2 | \tfrom 0% : acelerator",
      "    | \t          ^^^^^^^^^^",
      "  3 | }",
      "",
      "  help: Write `accelerator`",
      "  note: in these tiers (a.plan:1:1)",
    ].join("\n"),
  );
});

it("paints by role and changes nothing else", () => {
  const painted = codeFrame(text, finding, { paint: (role, part) => `<${role}>${part}</>` });
  expect(painted).toContain("<error>error: `acelerator` names nothing</>");
  expect(painted.replace(/<[a-z]+>|<\/>/g, "")).toBe(codeFrame(text, finding));
});

it("stands under wide characters and at the end of the text", () => {
  const frame = codeFrame("佣金 = ", diagnose("unknown-name", { start: 5, end: 5 }, "nothing here"));
  expect(frame.split("\n").slice(3)).toEqual(["  1 | 佣金 = ", "    |        ^"]);
});

it("cuts a very long line around the mark", () => {
  const long = `${"x".repeat(5000)}@${"y".repeat(5000)}`;
  const frame = codeFrame(long, diagnose("unexpected-character", { start: 5000, end: 5001 }, "no"));
  const [line, marks] = frame.split("\n").slice(3);
  expect(line?.length).toBeLessThan(140);
  expect(line?.[marks?.indexOf("^") ?? 0]).toBe("@");
});

it("sends no control characters", () => {
  const frame = codeFrame(
    "a \u001b[31m b",
    diagnose("unexpected-character", { start: 2, end: 3 }, "an \u001b escape"),
  );
  expect(frame).not.toContain("\u001b");
});
