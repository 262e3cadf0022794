/** `attain new`: writes a commented plan to start from, with sample rows. */

import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describeFileError } from "../describe-file-error.js";
import { type ExitCode, fine } from "../exit-code.js";
import type { Io } from "../io.js";
import { namesInDirectory } from "../names-in-directory.js";
import { printable } from "../print/printable.js";
import { Refusal } from "../refusal.js";
import { type FileText, replaceDirectory } from "../replace-directory.js";
import { defaultTemplate, type Template, templates } from "../templates.js";
import type { Verb } from "./verb.js";

interface NewOptions {
  readonly from: string;
  readonly list?: true;
}

const examples = `
Examples:
  $ attain new my-plan
  $ attain new emea-2026 --from team-override
  $ attain new --list`;

export function addNew(attain: Command, verb: Verb): void {
  attain
    .command("new")
    .summary("start a plan from a template")
    .description("Writes the directory NAME with a commented plan whose tests pass, and sample rows.")
    .argument("[name]", "name of the plan and its directory")
    .option("--from <template>", "template to start from", defaultTemplate)
    .option("--list", "list the templates")
    .addHelpText("after", examples)
    .action(async (name: string | undefined, options: NewOptions) =>
      verb.finish(await start(name, options, verb.io)),
    );
}

async function start(name: string | undefined, options: NewOptions, io: Io): Promise<ExitCode> {
  if (options.list) {
    io.stdout.write(templates.map(({ name, summary }) => `${name.padEnd(16)}${summary}\n`).join(""));
    return fine;
  }
  if (name === undefined) {
    throw Refusal.usage("A new plan needs a name", "Write `attain new my-plan`, or `attain new --list`");
  }
  const template = templates.find((candidate) => candidate.name === options.from);
  if (template === undefined) {
    const known = templates.map((candidate) => candidate.name).join(", ");
    throw Refusal.usage(`There is no template \`${options.from}\``, `The templates are ${known}`);
  }
  const planName = requirePlanName(name);
  await write(name, await filesOf(template, planName), io);

  const directory = printable(name);
  const plan = join(directory, `${printable(planName)}.plan`);
  io.stdout.write(
    `Written: ${plan} and the sample rows in ${join(directory, "data")}\n\nNext:\n` +
      `  attain test ${plan}\n` +
      `  attain run ${plan} --data ${join(directory, "data")} --period ${template.period}\n`,
  );
  return fine;
}

/** The last part of the path is the plan's name; hyphens become underscores inside the plan. */
function requirePlanName(name: string): string {
  const planName = basename(name).normalize("NFC");
  if (/^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(planName)) return planName;
  throw Refusal.usage(
    `\`${name}\` cannot be a plan's name`,
    "Use letters, digits, hyphens and underscores, with a letter first, such as my-plan",
  );
}

async function filesOf(template: Template, planName: string): Promise<readonly FileText[]> {
  const directory = fileURLToPath(new URL(`../../templates/${template.name}/`, import.meta.url));
  const text = await readFile(join(directory, "plan.plan"), "utf8");
  const plan = text.replace("plan my_plan ", `plan ${planName.replaceAll("-", "_")} `);
  const rows = await readdir(join(directory, "data"));
  const data = rows.sort().map(async (name) => {
    return { name: join("data", name), text: await readFile(join(directory, "data", name), "utf8") };
  });
  return [{ name: `${planName}.plan`, text: plan }, ...(await Promise.all(data))];
}

/** Into a directory that is not there yet, or empty: nobody's work is written over. */
async function write(name: string, files: readonly FileText[], io: Io): Promise<void> {
  const target = resolve(io.cwd, name);
  try {
    if ((await namesInDirectory(target)).length === 0) return await replaceDirectory(target, files);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw Refusal.failure(`The plan cannot be written to ${name}: ${reason}`, "Nothing was written");
  }
  throw Refusal.usage(`The directory ${name} is already there and not empty`, "Choose another name");
}
