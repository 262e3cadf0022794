/** A plan file as its text and what the compiler says of it. */

import { basename } from "node:path";
import { type Compilation, compilePlan, type LinkOptions } from "@attain/dsl";
import type { Io } from "../io.js";
import { readPlanText } from "./read-plan-text.js";
import { usedFiles } from "./used-files.js";

export interface ReadPlan {
  /** As the user named the file. */
  readonly file: string;
  readonly text: string;
  readonly compilation: Compilation;
}

export async function readPlan(file: string, io: Io): Promise<ReadPlan> {
  const text = await readPlanText(file, io);
  const compilation = compilePlan(text, linkOf(file, io));
  return { file, text, compilation };
}

/** What a text in the place of this file is compiled with. */
export function linkOf(file: string, io: Io): LinkOptions {
  return { name: basename(file), files: usedFiles(file, io) };
}
