/** Who may do what: one table, which every route names an entry of. */

import type { Role } from "./schemas/people.js";

export type Rule =
  | { readonly who: "anybody" }
  /** Also with a password that must be changed first. */
  | { readonly who: "signed-in"; readonly evenBeforeChange?: true }
  | { readonly who: "operator" }
  /** In any workspace: what is asked belongs to none. */
  | { readonly who: "somewhere"; readonly roles: readonly Role[] }
  | { readonly who: "member"; readonly roles: readonly Role[] };

const everyone: readonly Role[] = ["admin", "author", "approver", "finance", "manager", "payee", "auditor"];
/** Who sees plans, rows and whole runs. */
const readers: readonly Role[] = ["admin", "author", "approver", "finance", "auditor"];
const calculators: readonly Role[] = ["author", "approver", "finance"];

export const policy = {
  "server.look": { who: "anybody" },
  "session.open": { who: "anybody" },
  "session.own": { who: "signed-in", evenBeforeChange: true },
  "workspaces.list": { who: "signed-in" },
  "workspaces.create": { who: "operator" },
  "language.ask": { who: "somewhere", roles: everyone.filter((role) => role !== "payee") },
  "templates.read": { who: "signed-in" },
  "members.read": { who: "member", roles: ["admin", "auditor"] },
  "members.change": { who: "member", roles: ["admin"] },
  "api-keys.own": { who: "member", roles: everyone },
  "plans.read": { who: "member", roles: readers },
  "plans.write": { who: "member", roles: ["author"] },
  "plans.decide": { who: "member", roles: ["approver"] },
  "data.read": { who: "member", roles: readers },
  "data.write": { who: "member", roles: ["author", "finance"] },
  "runs.start": { who: "member", roles: ["author", "finance"] },
  "runs.publish": { who: "member", roles: ["finance"] },
  "runs.close": { who: "member", roles: ["finance", "approver"] },
  "runs.archive": { who: "member", roles: ["finance"] },
  /** Whole runs, byte for byte. */
  "runs.result": { who: "member", roles: readers },
  /** What of a run somebody sees is in plugins/sight.ts. */
  "runs.read": { who: "member", roles: everyone },
  "what-if.ask": { who: "member", roles: calculators },
  "questions.read": { who: "member", roles: everyone },
  "questions.ask": { who: "member", roles: ["payee", "manager", "finance", "admin"] },
  "questions.answer": { who: "member", roles: ["manager", "finance", "admin"] },
  "audit.read": { who: "member", roles: ["auditor", "admin"] },
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof policy;

/** Roles that see all payees of all runs; the others see some people of published runs. */
export const seesAll: ReadonlySet<Role> = new Set(readers);
