/** The names by which a statement may read something of its plan, as far as the text alone tells. */

import type { Name } from "../syntax/ast.js";
import { visitNodes } from "../syntax/visit-nodes.js";
import type { SharedStatement } from "./shared-statement.js";

export interface NameRead {
  readonly name: string;
  /** It stands where a data set could: before a dot, in an aggregate, as a type, behind `of`. */
  readonly mayBeData: boolean;
}

/** A name may also be a column's: then something more than is needed is found, never less. */
export function namesRead(statement: SharedStatement): readonly NameRead[] {
  const found: NameRead[] = [];
  const bound = boundNames(statement);
  const add = ({ text }: Name, mayBeData: boolean) => found.push({ name: text, mayBeData });
  visitNodes(statement, (node, parents) => {
    switch (node.kind) {
      case "reference":
        if (!bound.has(node.head.text)) {
          add(node.head, node.path.length > 0 || parents.at(-1)?.kind === "aggregate");
        }
        break;
      case "rateUse":
        add(node.tiers, false);
        break;
      case "referenceType":
        add(node.source, true);
        break;
      case "credit":
        add(node.of, true);
        break;
      case "grain":
        for (const unit of node.units) if (unit.kind === "name") add(unit, false);
        break;
      default:
        break;
    }
  });
  return found;
}

/** A table's own arguments and a row's own columns. */
function boundNames(statement: SharedStatement): ReadonlySet<string> {
  switch (statement.kind) {
    case "table":
      return textsOf(statement.parameters);
    case "data":
      return textsOf(statement.columns.map(({ name }) => name));
    default:
      return new Set();
  }
}

function textsOf(names: readonly Name[]): ReadonlySet<string> {
  return new Set(names.map(({ text }) => text));
}
