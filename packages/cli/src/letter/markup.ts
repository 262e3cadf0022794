/**
 * Markup that cannot be injected into: elements are made of names of ours, and every text in them is
 * escaped on the way in. The result is HTML and well-formed XML alike.
 */

/** Made by `element` alone. */
export interface Markup {
  readonly markup: string;
}

export type Child = Markup | string;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]))
    .join("");
  const inner = children.map((child) => (typeof child === "string" ? escaped(child) : child.markup)).join("");
  if (inner === "" && isVoid.has(name)) return { markup: `<${name}${written}/>` };
  return { markup: `<${name}${written}>${inner}</${name}>` };
}

/** Style sheets and the like: our own text, which must not hold markup. */
export function rawElement(name: string, text: string): Markup {
  return { markup: `<${name}>${text}</${name}>` };
}

export function fragment(children: readonly Child[]): Markup {
  return {
    markup: children.map((child) => (typeof child === "string" ? escaped(child) : child.markup)).join(""),
  };
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Elements that HTML closes by themselves, and those of SVG that hold nothing. */
const isVoid: ReadonlySet<string> = new Set(["meta", "br", "hr", "col", "line", "path", "circle", "rect"]);
