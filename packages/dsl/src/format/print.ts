/** Writes a plan's tokens and comments as the layout says. */

import type { Comment } from "../syntax/token.js";
import { displayWidth } from "./display-width.js";
import { hangingIndent, type Layout } from "./layout.js";
import type { PlanTokens } from "./plan-tokens.js";

interface Line {
  text: string;
  /** What stands behind it, with its slashes. */
  comment?: string;
}

/** Blanks between a line and the comment behind it, at least. */
const beforeComment = 2;

export function print(plan: PlanTokens, layout: Layout): string {
  const lines: Line[] = [];
  const last = () => lines.at(-1);
  /** The line of the token written last. */
  let current: Line | undefined;

  function add(text: string, indent: number): void {
    lines.push({ text: " ".repeat(indent) + text });
  }

  /** The comments before a token; answers the line of the text on which the last of them stood. */
  function addComments(index: number): number {
    const start = layout.lineStarts.get(index);
    let written = plan.tokens[index - 1]?.line ?? 0;
    for (const comment of plan.commentsBefore(index)) {
      const line = last();
      if (!comment.ownLine && line) line.comment = content(comment);
      else {
        if (comment.line > written + 1) addBlank(index);
        add(content(comment), index === plan.tokens.length ? 0 : (start?.commentIndent ?? hangingIndent));
      }
      written = comment.line;
    }
    return written;
  }

  /** One empty line for any number of them, but none at the edges of a block or inside a line. */
  function addBlank(index: number): void {
    const allowed = index === plan.tokens.length || layout.lineStarts.get(index)?.keepsBlank;
    const opens = plan.tokens[index - 1]?.type === "LBrace" && last() === current;
    if (allowed && lines.length > 0 && !opens) lines.push({ text: "" });
  }

  for (const [index, token] of plan.tokens.entries()) {
    const written = addComments(index);
    const start = layout.lineStarts.get(index);
    const line = last();
    if (start || !line) {
      if (token.line > written + 1 && token.type !== "RBrace") addBlank(index);
      add(plan.text(index), start?.indent ?? 0);
    } else {
      line.text += " ".repeat(layout.space(index)) + plan.text(index);
    }
    current = last();
  }
  addComments(plan.tokens.length);

  return withComments(lines)
    .map((line) => `${line}\n`)
    .join("");
}

function content(comment: Comment): string {
  return comment.text.trimEnd();
}

/** Comments behind lines that follow each other stand in one column. */
function withComments(lines: readonly Line[]): string[] {
  const columns = lines.map(({ text, comment }) =>
    comment === undefined ? 0 : displayWidth(text) + beforeComment,
  );
  for (const step of [1, -1]) {
    const order = step === 1 ? [...columns.keys()] : [...columns.keys()].reverse();
    for (const index of order) {
      const here = columns[index] ?? 0;
      if (here > 0) columns[index] = Math.max(here, columns[index - step] ?? 0);
    }
  }
  return lines.map(({ text, comment }, index) =>
    comment === undefined ? text : text + " ".repeat((columns[index] ?? 0) - displayWidth(text)) + comment,
  );
}
