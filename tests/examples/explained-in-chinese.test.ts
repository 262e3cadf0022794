/** Statements in Chinese have no English sentence: names of the plan and its clauses are all that stays as written. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { calculationAnswers, type Whys } from "../../packages/editor/src/worker/calculation-answers.js";
import { OpenPlans } from "../../packages/editor/src/worker/language-answers.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const templates = join(root, "packages/cli/templates");
const companies = [
  join(root, "examples/software-seller"),
  ...readdirSync(templates).map((name) => join(templates, name)),
];

/** Everything an explanation says in whole sentences. */
function told({ components }: Whys): readonly string[] {
  return components.flatMap(({ sentence, whyNot, statement }) => [
    sentence,
    ...whyNot,
    ...statement.limits.map(({ label }) => label),
  ]);
}

it.each(companies.map((directory) => [basename(directory), directory]))("%s", async (_, directory) => {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const text = (path: string) => readFileSync(join(directory, path), "utf8");
  const plans = paths.filter((path) => path.endsWith(".plan"));
  const own = plans.find((path) => !path.includes("/")) ?? "";
  const plan = { uri: directory, text: text(own) };
  const open = new OpenPlans();
  open.setFiles(
    plan.uri,
    Object.fromEntries(plans.filter((path) => path !== own).map((path) => [path, text(path)])),
  );
  const answers = calculationAnswers(open);
  answers.setData(
    "rows",
    paths
      .filter((path) => path.startsWith("data/") && path.endsWith(".csv"))
      .map((file) => ({ source: basename(file, ".csv"), file, text: text(file) })),
  );
  const { found } = await answers.look({ plan, data: "rows", payee: "", period: "" });
  const asked = { plan, data: "rows", period: found?.scope.periods.at(-1) ?? "" };
  const all: string[] = [];
  for (const payee of found?.scope.payees.slice(0, 1) ?? []) {
    const hans = await answers.whys({ ...asked, payee, language: "zh-Hans" });
    const english = await answers.whys({ ...asked, payee, language: "en" });
    if (hans === undefined || english === undefined) continue;
    expect(told(hans)).toHaveLength(told(english).length);
    all.push(...told(hans));
  }
  // Two words of small letters beside each other are a sentence's; names of the plan are one word.
  const written = (sentence: string) => sentence.replace(/，依据 .*?。/u, "").replace(/（[^）]*）/gu, "");
  expect(
    all.filter((sentence) => /(?<![\w.(])[a-z]{2,} [a-z]{2,}(?![\w.(])/.test(written(sentence))),
  ).toEqual([]);
});
