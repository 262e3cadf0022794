/** An amount and what it is made of, as a tree to be opened; each part leads to its row and its rule. */

import type { TreeNode } from "@attain/engine";
import { useState } from "react";

const openLevels = 2;

export function Workings({
  node,
  trace,
  level = 0,
}: {
  readonly node: TreeNode;
  readonly trace: (node: TreeNode) => void;
  readonly level?: number;
}) {
  const [isOpen, setOpen] = useState(level < openLevels);
  const hasParts = node.children.length > 0;
  return (
    <li>
      {hasParts ? (
        <button
          type="button"
          className="button quiet small"
          aria-expanded={isOpen}
          aria-label={node.label}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? "−" : "+"}
        </button>
      ) : null}{" "}
      <button type="button" className="as-link" onClick={() => trace(node)}>
        {node.label}
      </button>{" "}
      <span className="mono">{node.shown}</span>
      {isOpen && hasParts ? (
        <ul className="tree">
          {node.children.map((child) => (
            <Workings key={child.node} node={child} trace={trace} level={level + 1} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
