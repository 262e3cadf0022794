/** Who receives a credit: a path that starts at the row and ends at a payee, or at all managers. */

import type { Path } from "../../syntax/ast.js";
import type { Head } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Type } from "../type.js";
import { namesInScope } from "./names-in-scope.js";
import { reportNoPayee } from "./payee.js";
import { resolveInRow } from "./row.js";
import type { Scope } from "./scope.js";
import { followSteps } from "./steps.js";
import { reportUnknown } from "./unknown-name.js";

export interface Receiver {
  readonly type: Type;
  readonly absent: boolean;
}

/** Nothing when the path leads nowhere; that has been reported. */
export function resolveReceiver(path: Path, scope: Scope, checking: Checking): Receiver | undefined {
  const [head, ...rest] = path.names;
  const { row } = scope;
  if (row === undefined) return undefined;
  const start = resolveInRow({ kind: "reference", span: path.span, head, path: rest }, row, scope, checking);
  if (start === "reported") return undefined;
  const credit = head.text === "payee" ? row.credit : undefined;
  const receiver: Head | undefined = credit && { kind: "receiver", credit };
  const found =
    start ?? (receiver && { head: receiver, type: { kind: "payee" } as const, absent: false, rest });
  if (found === undefined && head.text === "payee") {
    reportNoPayee({ kind: "reference", span: path.span, head, path: rest }, scope, checking);
    return undefined;
  }
  if (found === undefined) {
    if (row.source.statement.broken) return undefined;
    reportUnknown(
      {
        name: head,
        message: `\`${row.source.name}\` has no column \`${head.text}\``,
        candidates: () =>
          namesInScope(scope, checking).filter(
            ({ definition }) => definition?.kind === "column" || definition === undefined,
          ),
      },
      checking,
    );
    return undefined;
  }
  const walk = followSteps(found, found.rest, scope, checking);
  if (walk === undefined) return undefined;
  const meaning = { head: found.head, steps: walk.steps };
  checking.meaningOf.set(path, meaning);
  return { type: walk.type, absent: walk.absent };
}
