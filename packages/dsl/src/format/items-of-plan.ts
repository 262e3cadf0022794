/** Finds what begins a line in a plan, and where the lines align, statement by statement. */

import { unreachable } from "../invariant.js";
import type { GivenStatement, Grain, Name, PlanFile, ScorecardStatement, Statement } from "../syntax/ast.js";
import { visitNodes } from "../syntax/visit-nodes.js";
import type { Block, Item, Stop } from "./item.js";
import { type ItemMaker, itemMaker } from "./item-maker.js";
import type { PlanTokens } from "./plan-tokens.js";
import {
  caseItem,
  creditClauseItem,
  expectationItem,
  givenRowItem,
  goalClauseItem,
  gradeRowItem,
  matrixRowItem,
  tableRowItem,
  tierRowItem,
  weightedItem,
} from "./row-items.js";

export interface PlanItems {
  /** The statements, in the order of the text. */
  readonly items: readonly Item[];
  /** Every block of the plan, by its opening brace. */
  readonly blocks: ReadonlyMap<number, Block>;
}

export function itemsOfPlan(file: PlanFile, plan: PlanTokens): PlanItems {
  const make = itemMaker(plan);
  const head = (node: { readonly span: PlanFile["span"] }, family: string) =>
    make.line(make.at(node), { shape: "shortLine", family });
  const items = [
    ...(file.language ? [head(file.language, "language")] : []),
    ...file.uses.map((use) => head(use, "use")),
    ...file.statements.map((statement) => statementItem(make, statement)),
  ];
  addInnerBlocks(make, file);
  return { items: items.toSorted((a, b) => a.first - b.first), blocks: make.blocks };
}

function statementItem(make: ItemMaker, statement: Statement): Item {
  const { at, behind, addBlock, otherLines, plan } = make;
  const last = make.endOf(statement);
  const open = plan.partner(last);
  const item = (parts: Partial<Item> = {}) =>
    make.line(at(statement), { shape: "shortLine", family: statement.kind, ...parts });

  switch (statement.kind) {
    case "plan":
      addBlock(
        last,
        statement.settings.map((setting) => make.clause(setting)),
      );
      return item();
    case "data":
      addBlock(
        last,
        statement.columns.map(({ name, formula }) =>
          make.line(at(name), {
            stops: [{ before: behind(name), rank: 0 }],
            flow: (formula ? at(formula) : behind(name) + 1) + 1,
          }),
        ),
      );
      return item({ stops: behind(statement.name) === open ? [{ before: open, rank: 0 }] : [] });
    case "param": {
      const colon = { before: behind(statement.name), rank: 0 };
      const equals = behind(statement.type);
      if (plan.tokens[equals]?.type === "Equals") {
        return item({ stops: [colon, { before: equals, rank: 1 }], flow: equals + 2 });
      }
      addBlock(
        last,
        statement.values.map((value) => caseItem(make, value)),
      );
      return item({ stops: [colon, { before: open, rank: 1 }] });
    }
    case "table":
      addBlock(last, [
        ...statement.rows.map((row) => tableRowItem(make, row)),
        ...(statement.otherwise ? [caseItem(make, statement.otherwise)] : []),
      ]);
      return item();
    case "matrix":
      addBlock(last, [
        ...statement.rows.map((row) => matrixRowItem(make, row)),
        ...otherLines(last, ["across", "beyond"], [...statement.rows, ...statement.across]),
      ]);
      return item();
    case "tiers":
      addBlock(last, [
        ...statement.rows.map((row) => tierRowItem(make, row)),
        ...otherLines(
          last,
          ["end", "beyond"],
          [...statement.rows, ...(statement.end ? [statement.end] : [])],
        ),
      ]);
      return item();
    case "credit":
      addBlock(
        last,
        statement.clauses.map((node) => creditClauseItem(make, node)),
      );
      return item();
    case "measure":
    case "quota": {
      const equals = at(statement.value) - 1;
      return item({ family: "figure", stops: figureStops(make, statement, equals), flow: equals + 2 });
    }
    case "scorecard":
      addBlock(last, [
        ...statement.items.map((node) => weightedItem(make, node)),
        ...otherLines(last, ["missing", "grade"], statement.items),
      ]);
      addGrades(make, statement);
      return item();
    case "goal":
      addBlock(
        last,
        statement.clauses.map((node) => goalClauseItem(make, node)),
      );
      return item();
    case "component":
    case "award":
      addBlock(
        last,
        statement.clauses.map((node) => make.clause(node)),
      );
      return item({
        family: "figure",
        stops: figureStops(make, statement, behind(statement.grain) === open ? open : undefined),
      });
    case "payout":
      addBlock(
        last,
        statement.clauses.map((node) => make.clause(node)),
      );
      return item();
    case "journal":
      addBlock(
        last,
        statement.clauses.map((node) => make.clause(node)),
      );
      return item();
    case "given":
      return givenItem(make, statement);
    case "test":
      addBlock(last, [
        ...statement.givens.map((given) => givenItem(make, given)),
        ...statement.expectations.map((expectation) => expectationItem(make, expectation)),
      ]);
      return item();
    case "prove": {
      const colon = at(statement.claim) - 1;
      return item({
        stops: [
          ...(statement.grain ? [{ before: at(statement.grain), rank: 0 }] : []),
          { before: colon, rank: 1 },
        ],
        flow: colon + 2,
        hanging: statement.accepted ? [at(statement.accepted) - 1] : [],
      });
    }
    default:
      return unreachable(statement);
  }
}

/** Name, grain, then what it is: the same for figures and components, so that they can stand together. */
function figureStops(
  { at }: ItemMaker,
  statement: { readonly name: Name; readonly grain: Grain },
  body: number | undefined,
): Stop[] {
  return [
    { before: at(statement.name), rank: 0 },
    { before: at(statement.grain), rank: 1 },
    ...(body === undefined ? [] : [{ before: body, rank: 2 }]),
  ];
}

function givenItem(make: ItemMaker, statement: GivenStatement): Item {
  const stops = [{ before: make.behind(statement.name), rank: 0 }];
  if (statement.body.kind === "rows") {
    const close = make.endOf(statement);
    stops.push({ before: make.plan.partner(close), rank: 1 });
    make.addBlock(
      close,
      statement.body.rows.map((row) => givenRowItem(make, row)),
    );
  }
  return make.line(make.at(statement), { family: "given", shape: "shortLine", stops });
}

function addGrades(make: ItemMaker, { grades }: ScorecardStatement): void {
  const [first] = grades;
  if (!first) return;
  let open = make.at(first);
  while (open > 0 && make.plan.tokens[open]?.type !== "LBrace") open -= 1;
  make.addBlock(
    make.plan.partner(open),
    grades.map((grade) => gradeRowItem(make, grade)),
  );
}

/** Lists of cases and of weights inside formulas, and the places of a ranking. */
function addInnerBlocks(make: ItemMaker, file: PlanFile): void {
  visitNodes(file, (node) => {
    switch (node.kind) {
      case "choice":
        make.addBlock(make.endOf(node), [
          ...node.cases.map((row) => caseItem(make, row)),
          ...(node.otherwise ? [caseItem(make, node.otherwise)] : []),
        ]);
        break;
      case "weighted":
        make.addBlock(make.endOf(node), [
          ...node.items.map((item) => weightedItem(make, item)),
          ...make.otherLines(make.endOf(node), ["missing"], node.items),
        ]);
        break;
      case "rank":
        make.addBlock(
          make.endOf(node),
          node.places.map((place) =>
            make.line(make.at(place), { stops: [{ before: make.at(place.prize) - 1, rank: 0 }] }),
          ),
        );
        break;
      default:
        break;
    }
  });
}
