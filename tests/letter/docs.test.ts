import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";
import { exampleText } from "./letter-of.js";

const plan = fileURLToPath(new URL("../../examples/northwind/northwind.plan", import.meta.url));

describe("attain docs", () => {
  it("writes a page", async () => {
    const cwd = temporaryDirectory();
    const answer = await attain(["docs", plan, "-o", "letter.html", "--language", "zh-Hant"], { cwd });
    expect(answer).toEqual({ exitCode: 0, stdout: "", stderr: "wrote letter.html\n" });
    expect(readFileSync(join(cwd, "letter.html"), "utf8")).toContain('<html lang="zh-Hant">');
    expect(readdirSync(cwd)).toEqual(["letter.html"]);
  });

  it("prints the page where no file is named", async () => {
    const { exitCode, stdout, stderr } = await attain(["docs", plan]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it.each(["en", "zh-Hans", "zh-Hant"])("writes a file for print in %s, twice the same", async (language) => {
    const cwd = temporaryDirectory();
    for (const name of ["a.pdf", "b.PDF"]) {
      const { exitCode, stderr } = await attain(["docs", plan, "-o", name, "--language", language], { cwd });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: `wrote ${name}\n` });
    }
    const [a, b] = ["a.pdf", "b.PDF"].map((name) => readFileSync(join(cwd, name)));
    expect(a?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(a?.subarray(-6).toString()).toContain("%%EOF");
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
    expect(a?.length).toBeGreaterThan(20_000);
  });

  it("sets Chinese names also in English", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      "a.plan": exampleText("northwind").replace("Northwind sales commission", "北风 销售佣金"),
    });
    const { exitCode } = await attain(["docs", "a.plan", "-o", "a.pdf"], { cwd });
    expect(exitCode).toBe(0);
    expect(readFileSync(join(cwd, "a.pdf")).includes("NotoSansHans")).toBe(true);
  });

  it("refuses to leave out a character that no font has", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      "a.plan": exampleText("northwind").replace("Northwind sales commission", "Sales \u{1F680}"),
    });
    const { exitCode, stderr } = await attain(["docs", "a.plan", "-o", "a.pdf"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("U+1F680");
    expect(readdirSync(cwd)).toEqual(["a.plan"]);
    expect((await attain(["docs", "a.plan", "-o", "a.html"], { cwd })).exitCode).toBe(0);
  });

  it("says what it can write", async () => {
    const { exitCode, stderr } = await attain(["docs", plan, "-o", "letter.docx"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(".html or .pdf");
    expect((await attain(["docs", plan, "--language", "fr"])).exitCode).toBe(2);
  });

  it("warns of each test that fails, and writes the letter without it", async () => {
    const cwd = temporaryDirectory();
    const text = exampleText("northwind").replace(/= +875\.00 USD/, "= 876.00 USD");
    writeFiles(cwd, { "a.plan": text });
    const { exitCode, stderr } = await attain(["docs", "a.plan", "-o", "a.html"], { cwd });
    const [, title] = /^test "(.*?)"/m.exec(text) ?? [];
    const line = text.slice(0, text.indexOf("\ntest ")).split("\n").length + 1;
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `warning: the test "${title}" fails (a.plan:${line}), and the letter leaves it out\nwrote a.html\n`,
    });
    expect(readFileSync(join(cwd, "a.html"), "utf8")).not.toContain(title);
  });

  it("writes nothing of a plan with errors", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "a.plan": exampleText("northwind").replace("sum(sale)", "sum(sail)") });
    const { exitCode, stdout, stderr } = await attain(["docs", "a.plan", "-o", "a.html"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("sail");
    expect(readdirSync(cwd)).toEqual(["a.plan"]);
  });
});

describe("a letter as a file", () => {
  /** Pages of a PDF, as its page tree counts them. */
  const pagesOf = (pdf: Buffer) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString("latin1"))?.[1]);

  it("leaves out nothing, however long a text is", async () => {
    const cwd = temporaryDirectory();
    const long = Array.from({ length: 6_000 }, (_, index) => `word${index}`).join(" ");
    const text = exampleText("northwind");
    const places = [
      text.replace("/// Commission for", `/// ${long} Commission for`),
      text.replace("measure own_sales", `/// ${long}\nmeasure own_sales`),
      text.replace("tiers commission_rate", `/// ${long}\ntiers commission_rate`),
      text.replace("pay sales at", `clause "${long}"  pay sales at`),
    ];
    writeFiles(cwd, {
      "a.plan": text,
      ...Object.fromEntries(places.map((plan, index) => [`${index}.plan`, plan])),
    });
    await attain(["docs", "a.plan", "-o", "a.pdf"], { cwd });
    const usual = pagesOf(readFileSync(join(cwd, "a.pdf")));
    expect(usual).toBeGreaterThan(2);
    for (const index of places.keys()) {
      await attain(["docs", `${index}.plan`, "-o", `${index}.pdf`], { cwd });
      // 6,000 words take more than ten pages wherever they stand.
      expect(pagesOf(readFileSync(join(cwd, `${index}.pdf`)))).toBeGreaterThan(usual + 10);
    }
  });
});
