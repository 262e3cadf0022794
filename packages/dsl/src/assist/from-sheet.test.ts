import { expect, it } from "vitest";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { parse } from "../syntax/parse.js";
import { fromSheet } from "./from-sheet.js";

it("makes tiers of a rate table", () => {
  expect(fromSheet("Attainment\tRate\n0% - 50%\t4%\n50% - 100%\t8%\n>100%\t12.5%\n")?.text).toBe(
    "tiers pasted marginal {\n  from 0% : 4%\n  from 50% : 8%\n  from 100% : 12.5%\n}\n",
  );
  expect(fromSheet("0\t$1,000\n10\t$2,500")?.text).toContain("from 10 : 2_500 USD");
});

it("makes a table of names and a matrix of a grid", () => {
  expect(fromSheet("Product\tRegion\tWeight\nplatform\tEMEA\t1.2\nsupport\t*\t0.5")?.text).toBe(
    'table pasted(product, region) : number unique {\n  when "platform", "EMEA" : 1.2\n  when "support", any : 0.5\n}\n',
  );
  expect(fromSheet("\t90%\t100%\n80%\t10%\t20%\n100%\t15%\t30%")?.kind).toBe("matrix");
});

it("writes what can be read, and leaves other texts alone", () => {
  for (const sheet of [
    "Attainment\tRate\n0%\t4%\n50%\t8%",
    "Product\tWeight\nplatform\t1.2\nsupport\t0.5",
    "\t90%\t100%\n80%\t10%\t20%",
  ]) {
    expect(hasErrors(parse(`language 1\n${fromSheet(sheet)?.text}`).diagnostics)).toBe(false);
  }
  for (const text of ["", "one line", "a\tb", "a\tb\nc\td", "1\t2\n3"])
    expect(fromSheet(text)).toBeUndefined();
});
