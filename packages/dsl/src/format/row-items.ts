/** The lines inside of braces: which of their parts stand below each other. */

import type { Span } from "../source/span.js";
import type {
  CreditClause,
  Expectation,
  Expression,
  GivenRow,
  GoalClause,
  GradeRow,
  MatrixRow,
  TableRow,
  TierRow,
  WeightedItem,
} from "../syntax/ast.js";
import type { Item } from "./item.js";
import type { ItemMaker } from "./item-maker.js";

/** The rank of what follows the cells of a row, however many there are. */
const afterCells = 1000;

export function tableRowItem({ at, line }: ItemMaker, row: TableRow): Item {
  const colon = at(row.value) - 1;
  const cells = row.cells.slice(1).map((cell, index) => ({ before: at(cell), rank: index + 1 }));
  return line(at(row), { stops: [...cells, { before: colon, rank: afterCells }] });
}

/** `when c : v`, `otherwise : v`, `from d : v`: only the colons are aligned. */
export function caseItem(
  { at, line }: ItemMaker,
  row: { readonly span: Span; readonly value: Expression },
): Item {
  return line(at(row), { stops: [{ before: at(row.value) - 1, rank: afterCells }] });
}

export function tierRowItem({ at, line, cell }: ItemMaker, row: TierRow): Item {
  const colon = at(row.value) - 1;
  return line(at(row), {
    stops: [
      cell(row.at, 0),
      { before: colon, rank: 1 },
      ...(row.plus ? [{ before: at(row.plus) - 1, rank: 2 }] : []),
    ],
    flow: colon + 2,
  });
}

export function gradeRowItem({ at, line, cell }: ItemMaker, row: GradeRow): Item {
  return line(at(row), { stops: [cell(row.at, 0), { before: at(row.grade) - 1, rank: 1 }] });
}

export function matrixRowItem({ at, line, cell }: ItemMaker, row: MatrixRow): Item {
  const cells = [...row.edges.map((edge) => edge.at), ...row.values];
  return line(at(row), { stops: cells.map(cell) });
}

export function weightedItem({ at, behind, line }: ItemMaker, item: WeightedItem): Item {
  const colon = behind(item.name);
  const limit = item.floor ?? item.cap;
  return line(at(item), {
    stops: [
      { before: at(item.name), rank: 0 },
      { before: colon, rank: 1 },
      ...(limit ? [{ before: at(limit) - 1, rank: 2 }] : []),
    ],
    flow: colon + 2,
  });
}

export function creditClauseItem({ behind, clause, endOf }: ItemMaker, node: CreditClause): Item {
  if (node.kind !== "receiver") return clause(node);
  return clause(node, [
    { before: behind(node.who), rank: 1 },
    ...(node.ifAny ? [{ before: endOf(node) - 1, rank: 2 }] : []),
  ]);
}

export function goalClauseItem({ behind, clause }: ItemMaker, node: GoalClause): Item {
  return clause(node, node.kind === "level" ? [{ before: behind(node.name), rank: 1 }] : []);
}

export function expectationItem({ at, behind, cell, line }: ItemMaker, node: Expectation): Item {
  return line(at(node), {
    family: "expect",
    stops: [
      { before: behind(node.what), rank: 0 },
      ...node.coordinates.slice(1).map((value, index) => ({ before: at(value), rank: index + 1 })),
      { before: at(node.value) - 1, rank: afterCells },
      cell(node.value, afterCells + 1),
    ],
    flow: Number.POSITIVE_INFINITY,
  });
}

/** A line break would end the row, so it is never broken. Its first cell begins the line. */
export function givenRowItem({ at, cell, line }: ItemMaker, row: GivenRow): Item {
  return line(at(row), {
    family: "row",
    shape: "row",
    stops: row.values.slice(1).map((value, index) => cell(value, index)),
    flow: Number.POSITIVE_INFINITY,
  });
}
