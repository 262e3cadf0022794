/** The template that somebody means who writes its name a little wrong. */

import { nearest } from "@attain/engine";
import { templates } from "./templates.js";

/** The template that is meant: misspelt by a little, or named by a part of its name. */
export function nearestTemplate(text: string): string | undefined {
  const names = templates.map(({ name }) => name);
  return nearest(text, names) ?? names.find((name) => name.split("-").includes(text.toLowerCase()));
}
