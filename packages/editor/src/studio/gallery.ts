/** Plans to begin with: the sample company and the templates, each with rows of its own. */

import { gallery } from "virtual:gallery";
import type { OpenedPlan } from "./workbench.js";

export const templates = gallery;

export async function loadTemplate(name: string): Promise<OpenedPlan> {
  const entry = gallery.find((each) => each.name === name);
  if (entry === undefined) throw new Error(`There is no template ${name}`);
  const answer = await fetch(new URL(entry.file, document.baseURI));
  if (!answer.ok) throw new Error(`The template ${name} cannot be loaded (${answer.status})`);
  const { text, files, data } = (await answer.json()) as Pick<OpenedPlan, "text" | "files" | "data">;
  return { name, template: name, text, files, data, period: entry.period };
}
