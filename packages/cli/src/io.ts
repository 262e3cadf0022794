/** What a command knows of its surroundings and where it writes; tests hand in their own. */

export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The directory that relative paths start from. */
  readonly cwd: string;
  /** The file that was started, where there is one. */
  readonly script?: string;
}

/** A stream and whether a person looks at it. */
export type Sink = NodeJS.WritableStream & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

export function processIo(): Io {
  const { stdout, stderr, env, argv } = process;
  return { stdout, stderr, env, cwd: process.cwd(), ...(argv[1] !== undefined && { script: argv[1] }) };
}
