/**
 * The tables as kysely knows them. Only texts, whole numbers and bytes, so that SQLite and PostgreSQL hold the
 * same; moments are ISO 8601 in UTC, yes and no are 1 and 0, lists and objects are JSON.
 */

export interface Tables {
  readonly users: {
    id: string;
    email: string;
    name: string;
    /** Absent for people who only sign in by OIDC. */
    password: string | null;
    must_change: number;
    /** May make workspaces. */
    is_operator: number;
    created: string;
    /** Of a one-time password. */
    password_expires: string | null;
  };
  readonly sign_ins: {
    /** Of the cookie's token, so that whoever reads the table cannot sign in with it. */
    token_hash: string;
    user_id: string;
    csrf: string;
    created: string;
    expires: string;
  };
  readonly api_keys: {
    id: string;
    workspace_id: string;
    user_id: string;
    name: string;
    secret_hash: string;
    created: string;
    last_used: string | null;
  };
  readonly workspaces: { id: string; name: string; created: string };
  readonly members: { workspace_id: string; user_id: string; roles: string; payee: string | null };
  readonly blobs: { workspace_id: string; hash: string; bytes: Uint8Array };
  readonly plans: {
    id: string;
    workspace_id: string;
    name: string;
    created: string;
    draft_text: string;
    draft_files: string;
    draft_revision: number;
    draft_updated: string;
    draft_by: string;
    archived: string | null;
  };
  /** Who has written on the draft since the last version. */
  readonly draft_authors: { plan_id: string; user_id: string };
  readonly plan_versions: {
    id: string;
    workspace_id: string;
    plan_id: string;
    number: number;
    hash: string;
    text: string;
    files: string;
    message: string;
    author_id: string;
    created: string;
  };
  readonly version_authors: { version_id: string; user_id: string };
  readonly decisions: {
    version_id: string;
    decision: "approved" | "rejected";
    comment: string | null;
    by_id: string;
    at: string;
  };
  readonly data_sets: {
    id: string;
    workspace_id: string;
    name: string;
    created: string;
    archived: string | null;
  };
  readonly data_revisions: {
    data_set_id: string;
    workspace_id: string;
    number: number;
    hash: string;
    tables: string;
    by_id: string;
    created: string;
  };
  readonly runs: {
    id: string;
    workspace_id: string;
    plan_id: string;
    version: number | null;
    data_set_id: string;
    revision: number;
    period: string;
    options: string;
    plan_hash: string;
    data_hash: string;
    engine_version: string;
    idempotency_key: string | null;
    request_hash: string;
    state: string;
    attempts: number;
    progress: number;
    summary: string | null;
    result_hash: string | null;
    rerun_of: string | null;
    by_id: string;
    created: string;
    started: string | null;
    finished: string | null;
    published: string | null;
    error: string | null;
    /** What closed runs had paid when it was asked for; null: nothing, or it was not to count. */
    ledger_hash: string | null;
    archived: string | null;
  };
  /** What a run has paid is paid; in the order of the plan's `number`. */
  readonly closings: {
    run_id: string;
    workspace_id: string;
    plan_id: string;
    number: number;
    /** Empty before the first. */
    ledger_before: string;
    ledger_after: string;
    entries_hash: string;
    entry_count: number;
    pay_dates: string;
    by_id: string;
    at: string;
  };
  readonly closed_pay_dates: { workspace_id: string; plan_id: string; pay_date: string; run_id: string };
  /** One line of a list of a run's result. */
  readonly run_lines: {
    run_id: string;
    list: string;
    sequence: number;
    payee: string;
    component: string;
    body: string;
  };
  /** Who manages whom, as the rows of a run say. */
  readonly run_managers: { run_id: string; payee: string; manager: string };
  readonly questions: {
    id: string;
    workspace_id: string;
    run_id: string;
    payee: string;
    component: string | null;
    credit: string | null;
    key: string | null;
    text: string;
    by_id: string;
    asked: string;
  };
  readonly answers: { id: string; question_id: string; text: string; by_id: string; at: string };
  readonly audit: {
    sequence: number;
    workspace_id: string | null;
    at: string;
    actor: string;
    action: string;
    subject: string;
    detail: string;
    previous: string;
    hash: string;
  };
}
