import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every source file of the packages that ships, with what it imports. */
const sources = ["engine", "dsl", "cli", "server"].flatMap((name) => {
  const folder = join(root, "packages", name, "src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("testing"))
    .map((file) => {
      const path = join(folder, file);
      const text = readFileSync(path, "utf8");
      return { name, path: relative(root, path).replaceAll("\\", "/"), text, imports: importsOf(text) };
    });
});

function importsOf(text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\b[^;]*?from\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm);
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

/** Which part of the language package a file belongs to, and what that part may read. */
const readsInDsl: Readonly<Record<string, readonly string[]>> = {
  source: [],
  diagnostics: ["source"],
  syntax: ["source", "diagnostics"],
  link: ["source", "diagnostics", "syntax"],
  check: ["source", "diagnostics", "syntax", "link"],
  lower: ["source", "diagnostics", "syntax", "check"],
  prove: ["source", "diagnostics", "syntax", "check", "lower"],
  cases: ["source", "diagnostics", "syntax", "check", "lower"],
  coverage: ["source", "cases"],
  diff: ["source", "diagnostics", "syntax", "link"],
  mutate: ["source", "diagnostics", "syntax", "link", "check", "cases", "search"],
  search: ["source", "syntax", "link", "check", "prove", "cases", "coverage", "diff"],
  format: ["source", "diagnostics", "syntax"],
  assist: ["source", "diagnostics", "syntax", "link", "check", "lower", "prove", "cases", "format"],
  letter: ["source", "diagnostics", "syntax", "check", "lower", "cases", "format"],
};

const importers = (module: string) =>
  sources.filter(({ imports }) => imports.some((name) => name === module || name.startsWith(`${module}/`)));

describe("imports run one way", () => {
  it("finds the sources it is about", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  it("engine <- dsl <- cli", () => {
    const wrong = sources.filter(
      ({ name, imports }) =>
        (name === "engine" && imports.some((module) => module.startsWith("@attain/"))) ||
        (name === "dsl" &&
          imports.some((module) => module.startsWith("@attain/") && module !== "@attain/engine")),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("inside the language package: source <- diagnostics <- syntax <- link <- check <- lower", () => {
    const wrong = sources.flatMap(({ name, path, imports }) => {
      const part = /^packages\/dsl\/src\/([^/]+)\//.exec(path)?.[1];
      if (name !== "dsl" || part === undefined) return [];
      return imports
        .filter((module) => module.startsWith("."))
        .map((module) => normalize(join(dirname(path), module)))
        .flatMap((target) => {
          const other = /^packages\/dsl\/src\/([^/]+)\//.exec(target)?.[1];
          const allowed = other === undefined || other === part || readsInDsl[part]?.includes(other);
          return allowed ? [] : [`${path} -> ${target}`];
        });
    });
    expect(wrong).toEqual([]);
  });

  it("each library has its one place", () => {
    const places = (module: string) => importers(module).map(({ path }) => path);
    expect(places("chevrotain").filter((path) => !path.startsWith("packages/dsl/src/syntax/"))).toEqual([]);
    expect(
      places("json-rules-engine").filter((path) => !path.startsWith("packages/engine/src/reference/")),
    ).toEqual([]);
    expect(places("@duckdb/node-api")).toHaveLength(1);
    expect(
      [...places("pdfmake"), ...places("fontkit")].every((path) =>
        /\/letter\/|server\/src\/export\//.test(path),
      ),
    ).toBe(true);
    expect(
      places("fastify").filter((path) => !/^packages\/server\/src\/(app|plugins\/|routes\/)/.test(path)),
    ).toEqual([]);
    expect(places("decimal.js")).toEqual(["packages/engine/src/values/fraction.ts"]);
  });

  it("the engine and the language run without Node", () => {
    const builtIns = new Set(builtinModules);
    const wrong = sources.filter(
      ({ name, imports }) =>
        (name === "engine" || name === "dsl") &&
        imports.some((module) => module.startsWith("node:") || builtIns.has(module)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("no code is made at run time", () => {
    const wrong = sources.filter(({ text }) => /\beval\(|new Function\(|\bvm\b.*from "node:vm"/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
