/** Writes grammar rules as EBNF: `[ ]` may be absent, `{ }` any number of times, `|` either. */

/** One rule; alternatives stand on lines of their own. */
export function ebnfRule(name, node) {
  if (node.kind !== "choice") return `${name} = ${write(node)} .`;
  const [first, ...others] = node.items.map(write);
  return [`${name}`, `  = ${first}`, ...others.map((text) => `  | ${text}`), "  ."].join("\n");
}

function write(node) {
  switch (node.kind) {
    case "word":
    case "sign":
      return `"${node.text}"`;
    case "token":
    case "rule":
      return node.text;
    case "sequence":
      return node.items
        .map((item) => (item.kind === "choice" ? `( ${write(item)} )` : write(item)))
        .join(" ");
    case "choice":
      return node.items.map(write).join(" | ");
    case "optional":
      return `[ ${write(node.item)} ]`;
    case "repeat": {
      const item = write(node.item);
      const once = node.item.kind === "choice" ? `( ${item} )` : item;
      if (node.separator) {
        const list = `${once} { ${write(node.separator)} ${item} }`;
        return node.optional ? `[ ${list} ]` : list;
      }
      return node.optional ? `{ ${item} }` : `${once} { ${item} }`;
    }
    default:
      throw new Error(`a node of kind ${node.kind} has no EBNF`);
  }
}
