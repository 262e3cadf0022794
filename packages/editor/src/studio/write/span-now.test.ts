import { expect, it } from "vitest";
import { spanNow } from "./span-now.js";

const then = "from 0% : 4%\nfrom 100% : 8%\n";
const span = (piece: string) => ({ start: then.indexOf(piece), end: then.indexOf(piece) + piece.length });

it("stays before a change, moves behind it, and is lost within it", () => {
  const now = then.replace("100%", "1_000%");
  expect(spanNow(span("4%"), then, now)).toEqual(span("4%"));
  const eight = spanNow(span("8%"), then, now);
  expect(eight && now.slice(eight.start, eight.end)).toBe("8%");
  expect(spanNow(span("100%"), then, now)).toBeUndefined();
  expect(spanNow(span("8%"), then, then)).toEqual(span("8%"));
});
