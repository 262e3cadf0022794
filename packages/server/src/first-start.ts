/** What a server does when nobody is known to it yet: somebody must be able to sign in. */

import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "./services.js";

export const operatorEmail = "admin@localhost";

export interface FirstStart {
  readonly password: string;
  /** Nobody was known yet. */
  readonly isFirst: boolean;
}

/** The one-time password of the administrator, on the first start, and again when nobody used it in time. */
export async function firstStart({ people }: Services): Promise<FirstStart | undefined> {
  const isFirst = await people.isEmpty();
  const password = isFirst
    ? await people.createOperator(operatorEmail, "Administrator")
    : await people.renewOperator(operatorEmail);
  return password === undefined ? undefined : { password, isFirst };
}

export interface SignInLine {
  readonly email: string;
  readonly password: string;
  readonly note: string;
}

export const signInFile = "sign-in.txt";

/** Kept beside the sample's data, readable for its owner only: the people in it do not exist. */
export async function keepSignIns(directory: string, lines: readonly SignInLine[]): Promise<void> {
  const file = join(directory, signInFile);
  const width = Math.max(...lines.map(({ email }) => email.length)) + 2;
  const text = lines
    .map(({ email, password, note }) => `${email.padEnd(width)}${password}  ${note}\n`)
    .join("");
  await writeFile(file, text, { mode: 0o600 });
  await chmod(file, 0o600);
}
