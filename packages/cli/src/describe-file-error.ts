/** The operating system's reasons in words a person uses. */

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "it does not exist"],
  ["ENOTDIR", "a part of the path is not a directory"],
  ["EISDIR", "it is a directory"],
  ["EACCES", "you may not access it"],
  ["EPERM", "you may not access it"],
  ["EEXIST", "it already exists"],
  ["ENOTEMPTY", "it is not empty"],
  ["ENOSPC", "the disk is full"],
  ["EROFS", "the disk is read-only"],
  ["ELOOP", "its links go in a circle"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EMFILE", "too many files are open"],
  ["EIO", "the disk does not answer"],
]);

/** Why a file operation failed; `undefined` for an error that is not one. */
export function describeFileError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const reason = reasons.get(error.code);
  if (reason !== undefined) return reason;
  return "syscall" in error ? `the system answers ${error.code}` : undefined;
}
