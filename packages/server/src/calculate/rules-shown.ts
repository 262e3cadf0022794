/** The text of the rules behind a payee's pay, without what the plan says of others. */

import { knownPayees } from "@attain/cli";
import { rulesOfPayee } from "@attain/dsl";
import type { Rules } from "../schemas/statements.js";
import { compiledPlan } from "./compile-source.js";
import { readInputsOf } from "./pay.js";
import type { Tasks } from "./tasks.js";

export async function rulesShown(asked: Tasks["rules"]["ask"]): Promise<Rules> {
  const { ruleSet, rows } = await readInputsOf(asked);
  const { compilation } = compiledPlan(asked.plan);
  const payees = new Set([...knownPayees(ruleSet, rows.facts)].map((each) => each.normalize("NFC")));
  const isPayee = (text: string) => payees.has(text.normalize("NFC"));
  const { texts, rules } = rulesOfPayee(compilation, { payee: asked.payee, isPayee });
  return {
    text: texts.find(({ file }) => file === undefined)?.text ?? "",
    files: texts.flatMap(({ file, text }) => (file === undefined ? [] : [{ name: file, text }])),
    rules: rules.map(({ kind, name, file, line, column }) => ({
      kind,
      name,
      file: file ?? null,
      line,
      column,
    })),
  };
}
