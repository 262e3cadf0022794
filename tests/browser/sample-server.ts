/** A server with the sample company and somebody of each role, and how a person signs in there. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { studioDirectory } from "../../packages/editor/scripts/build-studio.mjs";
import { configFromEnvironment, startServer } from "../../packages/server/dist/index.js";

const sample = fileURLToPath(new URL("../../examples/software-seller", import.meta.url));

export interface SampleServer {
  readonly url: string;
  /** Opens the page to sign in and fills it in for the person of a role; the administrator's password is for one time. */
  fillIn(page: Page, role: string): Promise<void>;
  signIn(page: Page, role: string): Promise<void>;
  /** As the administrator does, whose password is used up by it. */
  giveRoles(role: string, roles: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** The studio must have been built. */
export async function startSampleServer(): Promise<SampleServer> {
  const directory = mkdtempSync(join(tmpdir(), "attain-people-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const given = {
    port,
    publicUrl: url,
    dataDirectory: directory,
    studio: studioDirectory,
    logLevel: "silent",
  };
  const passwords = new Map<string, string>();
  const server = await startServer({
    config: configFromEnvironment({}, given),
    sample: { directory: sample, period: "2026-Q1" },
    write: (text) => {
      const [, email = "", password] = /^Sign in as (\S+) with the one-time password (\S+)/.exec(text) ?? [];
      if (password !== undefined) passwords.set(email, password);
    },
  });
  for (const line of readFileSync(join(directory, "sign-in.txt"), "utf8").trim().split("\n")) {
    const [email = "", password = ""] = line.split(/\s+/);
    passwords.set(email, password);
  }

  async function fillIn(page: Page, role: string): Promise<void> {
    const email = addressOf(role);
    await page.goto(`${url}/#/sign-in`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(passwords.get(email) ?? "");
  }

  return {
    url,
    fillIn,
    async signIn(page, role) {
      await fillIn(page, role);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(/#\/(write|understand)/);
    },
    async giveRoles(role, roles) {
      const admin = addressOf("administrator");
      const headers: Record<string, string> = { "content-type": "application/json" };
      const ask = async (method: string, path: string, body?: object) => {
        const answer = await fetch(`${url}${path}`, {
          method,
          headers,
          ...(body && { body: JSON.stringify(body) }),
        });
        const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
        if (cookie !== undefined) headers.cookie = cookie;
        const told = answer.status === 204 ? {} : await answer.json();
        if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`);
        if (told.csrfToken) headers["x-csrf-token"] = told.csrfToken;
        return told;
      };
      const current = passwords.get(admin) ?? "";
      const next = `${current} and more`;
      await ask("POST", "/v1/session", { email: admin, password: current });
      await ask("POST", "/v1/session/password", { current, next });
      passwords.set(admin, next);
      const { workspaces } = await ask("GET", "/v1/session");
      const at = `/v1/workspaces/${workspaces[0].workspace}/members`;
      const { members } = await ask("GET", at);
      const { user } = members.find(({ email }: { readonly email: string }) => email === addressOf(role));
      await ask("PUT", `${at}/${user}`, { roles, payee: null });
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function addressOf(role: string): string {
  return role === "administrator" ? "admin@localhost" : `${role}@sample.localhost`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
