/** The sample company: a plan that is approved, its rows, a run that its people may see, and people for every role. */

import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { engineVersion } from "./engine-version.js";
import type { SignInLine } from "./first-start.js";
import { newPassword } from "./plugins/secrets.js";
import type { Role } from "./schemas/people.js";
import type { Services } from "./services.js";
import type { User } from "./stores/people-store.js";
import { usualOptions } from "./wanted-inputs.js";

interface SamplePerson {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly payee?: string;
  readonly note: string;
}

const people: readonly SamplePerson[] = [
  { name: "author", roles: ["author"], note: "writes plans" },
  { name: "approver", roles: ["approver"], note: "approves them" },
  { name: "finance", roles: ["finance"], note: "runs them and shows the pay" },
  { name: "auditor", roles: ["auditor"], note: "reads everything" },
  { name: "manager", roles: ["manager"], payee: "nadia", note: "Nadia, sees her people" },
  { name: "payee", roles: ["payee"], payee: "ann", note: "Ann, sees her own pay" },
];

/** `directory` holds one plan and `data/`. Everything is done as people would do it, so the audit log shows it. */
export async function loadSample(
  services: Services,
  directory: string,
  period: string,
): Promise<readonly SignInLine[]> {
  const { plans, data, runs, queue } = services;
  const operator = await operatorOf(services);
  const workspace = await services.people.createWorkspace("Sample company", operator);
  const signIns: SignInLine[] = [];
  const users = new Map<string, User>();
  for (const { name, roles, payee, note } of people) {
    const [email, password] = [`${name}@sample.localhost`, newPassword()];
    const given = { email, name: title(name), roles: [...roles], ...(payee !== undefined && { payee }) };
    const { member } = await services.people.addMember(workspace.id, given, operator.email, password);
    const user = { id: member.user, email, name: member.name, isOperator: false, mustChange: false };
    users.set(name, user);
    signIns.push({ email, password, note });
  }
  const by = (name: string): User => users.get(name) ?? operator;

  const [file = ""] = (await readdir(directory)).filter((name) => name.endsWith(".plan"));
  const text = await readFile(join(directory, file), "utf8");
  const name = title(basename(file, ".plan").replaceAll("-", " "));
  const plan = await plans.create(workspace.id, { name, text }, by("author"));
  await plans.submit(workspace.id, plan.id, { message: "The plan for 2026", revision: 1 }, by("author"));
  await plans.decide(workspace.id, plan.id, 1, { decision: "approved" }, by("approver"));

  const set = await data.create(workspace.id, "2026", by("finance"));
  const rows = join(directory, "data");
  for (const table of (await readdir(rows)).sort()) {
    const bytes = await readFile(join(rows, table));
    const named = { name: basename(table, extname(table)), file: table, bytes };
    await data.put(workspace.id, set.id, named, by("finance"));
  }
  const revision = await data.revision(workspace.id, set.id);
  const { run } = await runs.create(
    workspace.id,
    {
      plan: plan.id,
      version: 1,
      text: { text, files: [] },
      dataSet: set.id,
      revision: revision.number,
      dataHash: revision.hash,
      period,
      options: usualOptions,
      engineVersion: engineVersion(),
      idempotencyKey: null,
      rerunOf: null,
      ledgerHash: null,
    },
    by("finance"),
  );
  const isDone = ended(services, workspace.id, run.id);
  queue.wake();
  await isDone;
  if ((await runs.get(workspace.id, run.id)).isPaid) await runs.publish(workspace.id, run.id, by("finance"));
  return signIns;
}

function ended({ runs, queue }: Services, workspace: string, id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const unwatch = queue.watch(id, () => {
      runs.get(workspace, id).then(({ state }) => {
        if (state === "queued" || state === "running") return;
        unwatch();
        resolve();
      }, reject);
    });
  });
}

async function operatorOf({ db }: Services): Promise<User> {
  const row = await db
    .selectFrom("users")
    .select(["id", "email", "name"])
    .where("is_operator", "=", 1)
    .orderBy("created")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { ...row, isOperator: true, mustChange: false };
}

function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
