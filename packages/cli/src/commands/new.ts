/** `attain new`: writes a commented plan to start from, with sample rows. */

import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { calledAs } from "../called-as.js";
import { describeFileError } from "../describe-file-error.js";
import { type ExitCode, fine } from "../exit-code.js";
import type { Io } from "../io.js";
import { namesInDirectory } from "../names-in-directory.js";
import { nearestTemplate } from "../nearest-template.js";
import { printJson } from "../print/json.js";
import { printable } from "../print/printable.js";
import { Refusal } from "../refusal.js";
import { type FileText, replaceDirectory } from "../replace-directory.js";
import { defaultTemplate, type Template, templates } from "../templates.js";
import type { Verb } from "./verb.js";

interface NewOptions {
  readonly from: string;
  readonly list?: true;
  readonly json?: true;
}

const examples = `
Examples:
  $ attain new my-plan
  $ attain new emea-2026 --from team-pool
  $ attain new --list
  $ attain new --list --json             {"templates":[{"name","summary","period"}]}`;

export function addNew(attain: Command, verb: Verb): void {
  attain
    .command("new")
    .summary("start a plan from a template")
    .description("Writes the directory NAME with a commented plan whose tests pass, and sample rows.")
    .argument("[name]", "name of the plan and its directory")
    .option("--from <template>", "template to start from", defaultTemplate)
    .option("--list", "list the templates")
    .option("--json", "print the list as one JSON object")
    .addHelpText("after", examples)
    .action(async (name: string | undefined, options: NewOptions) =>
      verb.finish(await start(name, options, verb.io)),
    );
}

async function start(name: string | undefined, options: NewOptions, io: Io): Promise<ExitCode> {
  if (options.list) {
    if (options.json) printJson({ templates }, io);
    else io.stdout.write(listText());
    return fine;
  }
  if (options.json) throw Refusal.usage("`--json` prints the list of templates", "Write it with --list");
  if (name === undefined) {
    throw Refusal.usage("A new plan needs a name", "Write `attain new my-plan`, or `attain new --list`");
  }
  const template = templates.find((candidate) => candidate.name === options.from);
  if (template === undefined) {
    const near = nearestTemplate(options.from);
    const known = templates.map((candidate) => candidate.name).join(", ");
    throw Refusal.usage(
      `There is no template \`${printable(options.from)}\``,
      near === undefined ? `The templates are ${known}` : `Did you mean --from ${near}?`,
    );
  }
  const planName = requirePlanName(name);
  const files = await filesOf(template, planName);
  await write(name, files, io);

  const directory = printable(name);
  const plan = join(directory, `${printable(planName)}.plan`);
  const used = files.slice(1).filter((file) => file.name.endsWith(".plan"));
  const parts = [plan, ...used.map((file) => join(directory, file.name))];
  const attain = printable(calledAs(io));
  io.stdout.write(
    `Written: ${parts.join(", ")} and the sample rows in ${join(directory, "data")}\n\nNext:\n` +
      `  ${attain} test ${plan}\n` +
      `  ${attain} run ${plan} --data ${join(directory, "data")} --period ${template.period}\n` +
      `  ${attain} docs ${plan} -o letter.html\n`,
  );
  return fine;
}

function listText(): string {
  const width = Math.max(...templates.map(({ name }) => name.length)) + 2;
  return templates.map(({ name, summary }) => `${name.padEnd(width)}${summary}\n`).join("");
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
  const others = (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((name) => name !== "plan.plan")
    .sort();
  const files = others.map(async (name) => {
    return { name, text: await readFile(join(directory, name), "utf8") };
  });
  return [{ name: `${planName}.plan`, text: plan }, ...(await Promise.all(files))];
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
