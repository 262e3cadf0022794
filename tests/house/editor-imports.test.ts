import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "packages/editor/src");

interface Imported {
  readonly file: string;
  readonly part: string;
  readonly module: string;
  readonly isType: boolean;
}

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file));

const imports: readonly Imported[] = files.flatMap((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?(?:from\s+)?"([^"]+)";/gm);
  return [...found].map(([statement, type, module = ""]) => ({
    file,
    part: file.split("/")[0] ?? "",
    module,
    // `import { type A, type B }` leaves nothing behind either.
    isType: type !== undefined || /\{\s*(type [^,}]+,?\s*)+\}/.test(statement),
  }));
});

const shown = ({ file, module }: Imported) => `${file} -> ${module}`;

it("finds the sources it is about", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(200);
});

it("the editor reads the engine and the language, and of the server its types", () => {
  const wrong = imports.filter(
    ({ module, isType }) =>
      module.startsWith("@attain/") &&
      module !== "@attain/engine" &&
      module !== "@attain/dsl" &&
      module !== "@attain/dsl/search" &&
      !(module === "@attain/server" && isType),
  );
  expect(wrong.map(shown)).toEqual([]);
});

it("the code of the engine and the language stays in the worker", () => {
  const wrong = imports.filter(
    ({ part, module, isType }) => part !== "worker" && /^@attain\/(engine|dsl)/.test(module) && !isType,
  );
  expect(wrong.map(shown)).toEqual([]);
});

it("worker <- language <- studio", () => {
  const wrong = imports.filter(
    ({ part, module }) =>
      (part === "worker" && /\.\.\/(language|studio)\//.test(module)) ||
      (part === "language" && /\.\.\/studio\//.test(module)),
  );
  expect(wrong.map(shown)).toEqual([]);
});

it("whoever brings a Monaco gets no second one, and no React", () => {
  const wrong = imports.filter(
    ({ part, module, isType }) =>
      part !== "studio" && !isType && /^(monaco-editor|react|react-dom|echarts)\b/.test(module),
  );
  expect(wrong.map(shown)).toEqual([]);
});
