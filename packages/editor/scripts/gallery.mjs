/** A Vite plugin: the templates and the sample company as files that the studio loads when one is opened. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const listed = "virtual:gallery";

/** What `virtual:gallery` exports, and one JSON file an entry beside the studio. */
export function gallery() {
  return {
    name: "attain-gallery",
    resolveId: (id) => (id === listed ? `\0${listed}` : undefined),
    async load(id) {
      if (id !== `\0${listed}`) return undefined;
      const list = await entries();
      const shown = list.map(({ directory, ...entry }) => ({
        ...entry,
        file: fileOf(entry.name, directory),
      }));
      return `export const gallery = ${JSON.stringify(shown)};`;
    },
    async generateBundle() {
      for (const { name, directory } of await entries()) {
        this.emitFile({
          type: "asset",
          fileName: fileOf(name, directory),
          source: contents(directory),
        });
      }
    },
  };
}

async function entries() {
  const { templates } = await import(join(root, "packages/cli/dist/templates.js"));
  return [
    {
      name: "software-seller",
      summary: "the sample company: two dozen people, a year of deals, tiers, splits and managers",
      period: "2026-Q1",
      directory: join(root, "examples/software-seller"),
    },
    ...templates.map((template) => ({
      ...template,
      directory: join(root, "packages/cli/templates", template.name),
    })),
  ];
}

/** Named after what is in it, so that browsers may keep it for ever. */
function fileOf(name, directory) {
  const digest = createHash("sha256").update(contents(directory)).digest("hex");
  return `gallery/${name}.${digest.slice(0, 12)}.json`;
}

/** The plan's text, the files it uses and its rows by data set. */
function contents(directory) {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  const text = (path) => readFileSync(join(directory, path), "utf8");
  const plans = paths.filter((path) => path.endsWith(".plan"));
  const own = plans.find((path) => !path.includes("/"));
  return JSON.stringify({
    text: text(own),
    files: Object.fromEntries(plans.filter((path) => path !== own).map((path) => [path, text(path)])),
    data: paths
      .filter((path) => path.startsWith("data/") && path.endsWith(".csv"))
      .map((path) => ({
        source: basename(path, ".csv"),
        file: relative("data", path),
        text: text(path),
      })),
  });
}
