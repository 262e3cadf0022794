/** Reads markup strictly, as XML is read, and gives its text back; says where it is not well-formed. */

const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

export interface Page {
  readonly elements: readonly string[];
  /** Names of attributes. */
  readonly attributes: readonly string[];
  /** The text of each element that holds no others, and what stands between elements. */
  readonly text: string;
}

export function readMarkup(html: string): Page {
  const markup = html.replace(/^<!doctype html>\n/, "").replace(/<style>[^<]*<\/style>/, "");
  const open: string[] = [];
  const elements: string[] = [];
  const attributes: string[] = [];
  let text = "";
  let index = 0;
  while (index < markup.length) {
    const next = markup.indexOf("<", index);
    const end = next < 0 ? markup.length : next;
    text += decoded(markup.slice(index, end));
    if (next < 0) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [A-Za-z0-9-]+="[^"<]*")*)(\/?)>/.exec(markup.slice(next));
    if (tag === null) throw new Error(`no tag at ${markup.slice(next, next + 60)}`);
    const [whole, closes, name = "", written = "", isEmpty] = tag;
    if (closes !== "") {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
    } else {
      elements.push(name);
      for (const [, attribute = "", value = ""] of written.matchAll(/ ([A-Za-z0-9-]+)="([^"]*)"/g)) {
        attributes.push(attribute);
        decoded(value);
      }
      if (isEmpty === "") open.push(name);
    }
    index = next + whole.length;
  }
  if (open.length > 0) throw new Error(`<${open.join("><")}> is never closed`);
  return { elements, attributes, text };
}

function decoded(text: string): string {
  if (text.includes(">")) throw new Error(`a bare > in ${text}`);
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const character = whole.endsWith(";") ? names[name] : undefined;
    if (character === undefined) throw new Error(`${whole} is no entity`);
    return character;
  });
}
