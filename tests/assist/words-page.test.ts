import { functionHelp, partHelp, wordHelp } from "@attain/dsl";
import { expect, it } from "vitest";
import { reservedWords } from "../../packages/dsl/src/syntax/words.js";

function table(help: Readonly<Record<string, string>>): string {
  const rows = Object.entries(help).sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([word, sentence]) => `| \`${word}\` | ${sentence} |`).join("\n");
}

it("has a page with the sentences that editors show", async () => {
  const page = `# The words

What an editor says about each word of the language. Generated from
\`packages/dsl/src/assist/word-help.ts\`: \`npx vitest run words-page --update\` writes this page anew.

## Words

Most words may also be names: of a column any, of a definition all but these, which can follow a value:
${reservedWords.map((word) => `\`${word}\``).join(", ")}.

| word | means |
|---|---|
${table(wordHelp)}

## Functions

| function | gives |
|---|---|
${table(functionHelp)}

## Names with a meaning

What they mean behind a dot, in a test or in the data; elsewhere they are names like any other.

| name | is |
|---|---|
${table(partHelp)}
`;
  await expect(page).toMatchFileSnapshot("../../docs/language/words.md");
});
