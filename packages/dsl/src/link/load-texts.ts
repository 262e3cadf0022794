/** Reads the files that a plan uses and those that these use, each once, and says which cannot be. */

import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nextStart, type SourceText, sourceText } from "../source/source-texts.js";
import type { PlanFile, UseStatement } from "../syntax/ast.js";
import { parse } from "../syntax/parse.js";
import { fileName } from "./file-name.js";
import type { LinkedText, LinkedUse } from "./linked-text.js";
import { moved } from "./moved.js";
import type { ReadFile } from "./read-file.js";
import { sharesOf } from "./shared-statement.js";

/** More than a company shares; a plan that uses more is something else. */
const mostFiles = 100;

export interface LoadedTexts {
  /** The plan's own first, the others in the order in which they are used. */
  readonly texts: readonly [LinkedText, ...LinkedText[]];
  /** Of files that cannot be read and of what is wrong in those that can; places count through all texts. */
  readonly diagnostics: readonly Diagnostic[];
}

export function loadTexts(
  tree: PlanFile,
  text: string,
  name: string | undefined,
  files: ReadFile | undefined,
): LoadedTexts {
  const diagnostics: Diagnostic[] = [];
  const sources: SourceText[] = [];
  const byName = new Map<string, LinkedText>();

  /** `around` are the files whose use led here, this one last. */
  function loaded(
    tree: PlanFile,
    source: SourceText,
    around: readonly string[],
    via: UseStatement | undefined,
  ): LinkedText {
    const uses: LinkedUse[] = [];
    const linked: LinkedText = {
      source,
      tree,
      uses,
      shares: sharesOf(tree.statements),
      ...(via && { via }),
    };
    const own = around.at(-1);
    if (own !== undefined && via) byName.set(own, linked);
    for (const statement of tree.uses) {
      const target = targetOf(statement, around, via ?? statement);
      const before = target && uses.find((use) => use.target === target);
      if (before) reportSecond(statement, before.statement);
      uses.push({ statement, ...(target && { target }) });
    }
    return linked;
  }

  function targetOf(
    { file }: UseStatement,
    around: readonly string[],
    via: UseStatement,
  ): LinkedText | undefined {
    const report = (code: "unknown-file" | "forbidden-file" | "circle", message: string, help: string) => {
      diagnostics.push(diagnose(code, file.span, `\`${file.value}\` ${message}`, { help }));
      return undefined;
    };
    const found = fileName(file.value, around.at(-1) ?? "");
    if (found.refusal !== undefined) return report("forbidden-file", found.refusal, helpOnNames);
    if (around.includes(found.name)) {
      const circle = [...around.slice(around.indexOf(found.name)), found.name].join(" uses ");
      return report(
        "circle",
        `goes round in a circle: ${circle}`,
        "Put what both need into a file of its own",
      );
    }
    const known = byName.get(found.name);
    if (known) return known;
    if (sources.length > mostFiles) {
      return report(
        "forbidden-file",
        `is one file too many: a plan may use ${mostFiles}`,
        "Join some of them",
      );
    }
    if (files === undefined) return report("unknown-file", "cannot be read here", helpWithoutFiles);
    const read = files(found.name);
    if (read === undefined) return report("unknown-file", "is not there", helpOnNames);
    if (typeof read !== "string") {
      return report(
        "unknown-file",
        `cannot be read: ${read.unreadable}`,
        "Name a plan file that can be read",
      );
    }
    const source = sourceText(read, nextStart(sources), found.name);
    sources.push(source);
    const parsed = parse(read);
    diagnostics.push(...moved(parsed.diagnostics, source.start));
    return loaded(moved(parsed.file, source.start), source, [...around, found.name], via);
  }

  function reportSecond(second: UseStatement, first: UseStatement): void {
    diagnostics.push(
      diagnose("written-twice", second.file.span, "The same file is used twice", {
        help: "Write all the names in one line",
        related: [{ span: first.file.span, message: "The first one" }],
      }),
    );
  }

  const own = sourceText(text, 0);
  sources.push(own);
  const plan = loaded(tree, own, [name ?? ""], undefined);
  return { texts: [plan, ...inOrder(sources, [...byName.values()])], diagnostics };
}

const helpOnNames = "Write the path from this file's directory to the other: `shared/rates.plan`";
const helpWithoutFiles = "Compile the plan where its files are, or write what it takes from them here";

function inOrder(sources: readonly SourceText[], texts: readonly LinkedText[]): LinkedText[] {
  return texts.toSorted((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source));
}
