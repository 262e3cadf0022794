/** Which file a `use` line means: names stay below the directory of the plan, whatever is written. */

/** Nothing but plans is read; a name with this ending is one. */
const ending = ".plan";

/** As the file is known to whoever reads it, or why it may not be used. */
export type FileName =
  | { readonly name: string; readonly refusal?: never }
  | { readonly name?: never; readonly refusal: string };

/**
 * `written` counts from the directory of the file that uses it, `user`. The answer counts from the root,
 * with `/` between directories and neither `.` nor `..` in it.
 */
export function fileName(written: string, user: string): FileName {
  if (written.startsWith("/") || /^[a-z][a-z0-9+.-]*:/iu.test(written)) {
    return { refusal: "is not below the directory of the plan" };
  }
  if (written.includes("\\")) return { refusal: "has a `\\`: directories are parted by `/`" };
  if (/\p{C}/u.test(written)) return { refusal: "has a character that cannot be seen" };
  const path = user.split("/").slice(0, -1);
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") path.push(part);
    else if (path.pop() === undefined) return { refusal: "is not below the directory of the plan" };
  }
  const last = path.at(-1) ?? "";
  if (!last.endsWith(ending) || last === ending || written.endsWith("/")) {
    return { refusal: "is not the name of a plan file, which ends in `.plan`" };
  }
  return { name: path.join("/") };
}
