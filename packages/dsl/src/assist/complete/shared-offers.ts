/** What a `use` line can take from its file. */

import { fileName } from "../../link/file-name.js";
import type { LinkOptions } from "../../link/link.js";
import { sharesOf } from "../../link/shared-statement.js";
import { parse } from "../../syntax/parse.js";
import type { Token } from "../../syntax/token.js";
import { type Offer, orderOf } from "./completion-item.js";

/** The file is read anew: a line that is still being written takes nothing yet. */
export function sharedOffers(before: readonly Token[], { files, name: user = "" }: LinkOptions): Offer[] {
  const line = before.slice(before.findLastIndex(({ type }) => type === "use"));
  const path = line.find(({ type }) => type === "Text")?.text.slice(1, -1) ?? "";
  const { name } = fileName(path, user);
  const text = name === undefined ? undefined : files?.(name);
  if (typeof text !== "string") return [];
  const written = new Set(line.slice(2).map((token) => token.text));
  return [...sharesOf(parse(text).file.statements)]
    .filter(([shared]) => !written.has(shared))
    .map(([label, [statement]]) => ({
      label,
      kind: "value",
      detail: `${statement.kind} ${label}`,
      ...(statement.documentation !== undefined && { documentation: statement.documentation }),
      order: orderOf.near,
    }));
}
