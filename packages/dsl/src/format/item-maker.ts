/** Makes items out of nodes: turns places in the text into token indexes, and collects the blocks. */

import type { Span } from "../source/span.js";
import type { Expression, Name } from "../syntax/ast.js";
import type { Word } from "../syntax/words.js";
import type { Block, Item, Stop } from "./item.js";
import type { PlanTokens } from "./plan-tokens.js";

interface Placed {
  readonly span: Span;
}

export interface ItemMaker {
  readonly plan: PlanTokens;
  /** Every block added so far, by its opening brace. */
  readonly blocks: ReadonlyMap<number, Block>;
  /** The node's first token, its last, and the one behind it. */
  at(node: Placed): number;
  endOf(node: Placed): number;
  behind(node: Placed): number;
  line(first: number, parts?: Partial<Item>): Item;
  /** A clause: what follows its first word is aligned. */
  clause(node: Placed, stops?: readonly Stop[]): Item;
  /** A number is aligned at its end, anything else at its beginning. */
  cell(value: Expression | Name, rank: number): Stop;
  addBlock(close: number, items: readonly Item[]): void;
  /** Lines that the tree keeps no node of: they begin with one of these words outside of `known`. */
  otherLines(close: number, words: readonly Word[], known: readonly Placed[]): Item[];
}

export function itemMaker(plan: PlanTokens): ItemMaker {
  const blocks = new Map<number, Block>();
  const at = (node: Placed) => plan.startingAt(node.span.start);
  const endOf = (node: Placed) => plan.endingAt(node.span.end);

  function line(first: number, parts: Partial<Item> = {}): Item {
    return { first, stops: [], family: "line", shape: "line", flow: first + 1, hanging: [], ...parts };
  }

  return {
    plan,
    blocks,
    at,
    endOf,
    behind: (node) => endOf(node) + 1,
    line,
    clause(node, stops = []) {
      const first = at(node);
      return line(first, { stops: [{ before: first + 1, rank: 0 }, ...stops], flow: first + 2 });
    },
    cell: (value, rank) => ({ before: at(value), rank, ...(isNumeric(value) && { through: endOf(value) }) }),
    addBlock(close, items) {
      const open = plan.partner(close);
      blocks.set(open, { open, close, items: items.toSorted((a, b) => a.first - b.first) });
    },
    otherLines(close, words, known) {
      const covered = new Map(known.map((node) => [at(node), endOf(node)]));
      const found: Item[] = [];
      for (let index = plan.partner(close) + 1; index < close; index += 1) {
        const end = covered.get(index);
        const token = plan.tokens[index];
        if (end !== undefined) index = end;
        else if (token?.type === "LBrace") index = plan.partner(index);
        else if (words.some((word) => word === token?.type)) found.push(line(index));
      }
      return found;
    },
  };
}

function isNumeric({ kind }: Expression | Name): boolean {
  return kind === "number" || kind === "money" || kind === "percent" || kind === "quantity";
}
