import { functionHelp, wordHelp } from "@attain/dsl";
import { expect, it } from "vitest";

function table(help: Readonly<Record<string, string>>): string {
  const rows = Object.entries(help).sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([word, sentence]) => `| \`${word}\` | ${sentence} |`).join("\n");
}

it("has a page with the sentences that editors show", async () => {
  const page = `# The words

What an editor says about each word of the language. Generated from
\`packages/dsl/src/assist/word-help.ts\`: \`npx vitest run words-page --update\` writes this page anew.

## Words

| word | means |
|---|---|
${table(wordHelp)}

## Functions

| function | gives |
|---|---|
${table(functionHelp)}
`;
  await expect(page).toMatchFileSnapshot("../../docs/language/words.md");
});
