/** The first tables. */

import type { Kysely, Migration } from "kysely";
import type { DatabaseKind } from "../stores/database.js";

const inOrder = [
  "answers",
  "questions",
  "run_managers",
  "run_lines",
  "runs",
  "data_revisions",
  "data_sets",
  "decisions",
  "version_authors",
  "plan_versions",
  "draft_authors",
  "plans",
  "blobs",
  "members",
  "api_keys",
  "sign_ins",
  "audit",
  "workspaces",
  "users",
];

export function begin(kind: DatabaseKind): Migration {
  const bytes = kind === "sqlite" ? "blob" : "bytea";
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      await schema
        .createTable("users")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("email", "text", (column) => column.notNull().unique())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("password", "text")
        .addColumn("must_change", "integer", (column) => column.notNull())
        .addColumn("is_operator", "integer", (column) => column.notNull())
        .addColumn("created", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("workspaces")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("name", "text", (column) => column.notNull().unique())
        .addColumn("created", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("sign_ins")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("user_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("csrf", "text", (column) => column.notNull())
        .addColumn("created", "text", (column) => column.notNull())
        .addColumn("expires", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("api_keys")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("user_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("secret_hash", "text", (column) => column.notNull().unique())
        .addColumn("created", "text", (column) => column.notNull())
        .addColumn("last_used", "text")
        .execute();
      await schema
        .createTable("members")
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("user_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("roles", "text", (column) => column.notNull())
        .addColumn("payee", "text")
        .addPrimaryKeyConstraint("members_key", ["workspace_id", "user_id"])
        .execute();
      await schema
        .createTable("blobs")
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("bytes", bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint("blobs_key", ["workspace_id", "hash"])
        .execute();
      await schema
        .createTable("plans")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("created", "text", (column) => column.notNull())
        .addColumn("draft_text", "text", (column) => column.notNull())
        .addColumn("draft_files", "text", (column) => column.notNull())
        .addColumn("draft_revision", "integer", (column) => column.notNull())
        .addColumn("draft_updated", "text", (column) => column.notNull())
        .addColumn("draft_by", "text", (column) => column.notNull().references("users.id"))
        .addUniqueConstraint("plans_name", ["workspace_id", "name"])
        .execute();
      await schema
        .createTable("draft_authors")
        .addColumn("plan_id", "text", (column) => column.notNull().references("plans.id"))
        .addColumn("user_id", "text", (column) => column.notNull().references("users.id"))
        .addPrimaryKeyConstraint("draft_authors_key", ["plan_id", "user_id"])
        .execute();
      await schema
        .createTable("plan_versions")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("plan_id", "text", (column) => column.notNull().references("plans.id"))
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("files", "text", (column) => column.notNull())
        .addColumn("message", "text", (column) => column.notNull())
        .addColumn("author_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("created", "text", (column) => column.notNull())
        .addUniqueConstraint("plan_versions_number", ["plan_id", "number"])
        .execute();
      await schema
        .createTable("version_authors")
        .addColumn("version_id", "text", (column) => column.notNull().references("plan_versions.id"))
        .addColumn("user_id", "text", (column) => column.notNull().references("users.id"))
        .addPrimaryKeyConstraint("version_authors_key", ["version_id", "user_id"])
        .execute();
      await schema
        .createTable("decisions")
        .addColumn("version_id", "text", (column) => column.primaryKey().references("plan_versions.id"))
        .addColumn("decision", "text", (column) => column.notNull())
        .addColumn("comment", "text")
        .addColumn("by_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("data_sets")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("created", "text", (column) => column.notNull())
        .addUniqueConstraint("data_sets_name", ["workspace_id", "name"])
        .execute();
      await schema
        .createTable("data_revisions")
        .addColumn("data_set_id", "text", (column) => column.notNull().references("data_sets.id"))
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("tables", "text", (column) => column.notNull())
        .addColumn("by_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("created", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("data_revisions_key", ["data_set_id", "number"])
        .execute();
      await schema
        .createTable("runs")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("plan_id", "text", (column) => column.notNull().references("plans.id"))
        .addColumn("version", "integer")
        .addColumn("data_set_id", "text", (column) => column.notNull().references("data_sets.id"))
        .addColumn("revision", "integer", (column) => column.notNull())
        .addColumn("period", "text", (column) => column.notNull())
        .addColumn("options", "text", (column) => column.notNull())
        .addColumn("plan_hash", "text", (column) => column.notNull())
        .addColumn("data_hash", "text", (column) => column.notNull())
        .addColumn("engine_version", "text", (column) => column.notNull())
        .addColumn("idempotency_key", "text")
        .addColumn("request_hash", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("progress", "integer", (column) => column.notNull())
        .addColumn("summary", "text")
        .addColumn("result_hash", "text")
        .addColumn("rerun_of", "text")
        .addColumn("by_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("created", "text", (column) => column.notNull())
        .addColumn("started", "text")
        .addColumn("finished", "text")
        .addColumn("published", "text")
        .addColumn("error", "text")
        .addUniqueConstraint("runs_idempotency", ["workspace_id", "idempotency_key"])
        .execute();
      await schema.createIndex("runs_state").on("runs").columns(["state", "created"]).execute();
      await schema
        .createTable("run_lines")
        .addColumn("run_id", "text", (column) => column.notNull().references("runs.id"))
        .addColumn("list", "text", (column) => column.notNull())
        .addColumn("sequence", "integer", (column) => column.notNull())
        .addColumn("payee", "text", (column) => column.notNull())
        .addColumn("component", "text", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("run_lines_key", ["run_id", "list", "sequence"])
        .execute();
      await schema
        .createIndex("run_lines_payee")
        .on("run_lines")
        .columns(["run_id", "list", "payee"])
        .execute();
      await schema
        .createTable("run_managers")
        .addColumn("run_id", "text", (column) => column.notNull().references("runs.id"))
        .addColumn("payee", "text", (column) => column.notNull())
        .addColumn("manager", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("run_managers_key", ["run_id", "manager", "payee"])
        .execute();
      await schema
        .createTable("questions")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
        .addColumn("run_id", "text", (column) => column.notNull().references("runs.id"))
        .addColumn("payee", "text", (column) => column.notNull())
        .addColumn("component", "text")
        .addColumn("credit", "text")
        .addColumn("key", "text")
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("by_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("asked", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("answers")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("question_id", "text", (column) => column.notNull().references("questions.id"))
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("by_id", "text", (column) => column.notNull().references("users.id"))
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("audit")
        .addColumn("sequence", "integer", (column) => column.primaryKey())
        .addColumn("workspace_id", "text")
        .addColumn("at", "text", (column) => column.notNull())
        .addColumn("actor", "text", (column) => column.notNull())
        .addColumn("action", "text", (column) => column.notNull())
        .addColumn("subject", "text", (column) => column.notNull())
        .addColumn("detail", "text", (column) => column.notNull())
        .addColumn("previous", "text", (column) => column.notNull().unique())
        .addColumn("hash", "text", (column) => column.notNull().unique())
        .execute();
    },
    async down(db: Kysely<unknown>): Promise<void> {
      for (const table of inOrder) await db.schema.dropTable(table).execute();
    },
  };
}
