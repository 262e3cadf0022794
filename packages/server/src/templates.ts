/** The plans to begin with, as `attain new` has them. */

import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { templates } from "@attain/cli";

export interface TemplateTexts {
  name: string;
  about: string;
  period: string;
  text: string;
  files: { name: string; text: string }[];
}

const require = createRequire(import.meta.url);

export async function readTemplates(): Promise<TemplateTexts[]> {
  const root = join(dirname(dirname(require.resolve("@attain/cli"))), "templates");
  return Promise.all(
    templates.map(async ({ name, summary, period }) => {
      const directory = join(root, name);
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
        .sort();
      const read = async (file: string) => ({
        name: file,
        text: await readFile(join(directory, file), "utf8"),
      });
      const used = names.filter((file) => file.endsWith(".plan") && file !== "plan.plan");
      const { text } = await read("plan.plan");
      return { name, about: summary, period, text, files: await Promise.all(used.map(read)) };
    }),
  );
}
