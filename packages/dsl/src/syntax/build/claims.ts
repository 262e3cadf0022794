/** The statements `given`, `test` and `prove`. */

import type { Span } from "../../source/span.js";
import type {
  Expectation,
  GivenRow,
  GivenStatement,
  Literal,
  Name,
  ProveStatement,
  TestStatement,
} from "../ast.js";
import type {
  ExpectLineCstNode,
  GivenClauseCstNode,
  GivenColumnsCstNode,
  GivenHeaderCstNode,
  GivenStatementCstNode,
  LiteralCstNode,
  ProveClaimCstNode,
  ProveHeaderCstNode,
  ProveStatementCstNode,
  TestClauseCstNode,
  TestHeaderCstNode,
  TestStatementCstNode,
  ValueCstNode,
} from "../cst.js";
import { type Block, missingName, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf } from "./building.js";
import { expressionOf } from "./expression.js";
import { literalOf, textLiteral } from "./literals.js";
import { grainOf, pathOf } from "./parts.js";

export function givenOf(build: Building, node: GivenStatementCstNode): GivenStatement {
  const { givenHeader, givenColumns, givenBody, literal } = node.children;
  const parts: readonly GivenPart[] = literal ?? givenBody?.[0]?.children.givenClause ?? [];
  return givenFrom(build, wholeBlock(node, only(givenHeader), parts), givenColumns?.[0]);
}

export type GivenPart = GivenClauseCstNode | LiteralCstNode;

export function givenFrom(
  build: Building,
  block: Block<GivenHeaderCstNode, GivenPart>,
  columns: GivenColumnsCstNode | undefined,
): GivenStatement {
  const { header, parts, span } = block;
  const literal = parts.find((part) => part.name === "literal");
  const name = header ? nameOf(only(header.children.Name)) : block.name;
  if (literal) {
    const value = literalOf(build, literal);
    const body = { kind: "value", span: value.span, value } as const;
    return { kind: "given", ...statementNode(build, block), name, body };
  }
  return {
    kind: "given",
    ...statementNode(build, block),
    name,
    body: {
      kind: "rows",
      span: { start: name.span.end, end: span.end },
      columns: (columns?.children.AnyWord ?? []).map(nameOf),
      rows: parts.flatMap((part) => (part.name === "givenClause" ? [givenRowOf(build, part)] : [])),
    },
  };
}

function givenRowOf(build: Building, node: GivenClauseCstNode): GivenRow {
  return {
    kind: "givenRow",
    span: spanOf(node),
    values: node.children.value.map((value) => rowValueOf(build, value)),
  };
}

function rowValueOf(build: Building, node: ValueCstNode): Literal | Name {
  const literal = node.children.literal?.[0];
  return literal ? literalOf(build, literal) : nameOf(only(node.children.Name));
}

export function testOf(build: Building, node: TestStatementCstNode): TestStatement {
  const { testHeader, testBody } = node.children;
  return testFrom(build, wholeBlock(node, only(testHeader), only(testBody).children.testClause), []);
}

/** `given` are statements that recovery has made already. */
export function testFrom(
  build: Building,
  block: Block<TestHeaderCstNode, TestClauseCstNode>,
  given: readonly GivenStatement[],
): TestStatement {
  const { header, parts } = block;
  const whole = parts
    .flatMap((part) => part.children.givenStatement ?? [])
    .map((part) => givenOf(build, part));
  return {
    kind: "test",
    ...statementNode(build, block),
    title: header ? textLiteral(only(header.children.Text)) : missingText(block.name.span),
    givens: [...whole, ...given].sort((a, b) => a.span.start - b.span.start),
    expectations: parts
      .flatMap((part) => part.children.expectLine ?? [])
      .map((part) => expectationOf(build, part)),
  };
}

function missingText(span: Span) {
  return { kind: "text", span: missingName(span).span, value: "" } as const;
}

function expectationOf(build: Building, node: ExpectLineCstNode): Expectation {
  const { path, value, literal } = node.children;
  return {
    kind: "expect",
    span: spanOf(node),
    what: pathOf(only(path)),
    coordinates: value.map((coordinate) => rowValueOf(build, coordinate)),
    value: literalOf(build, only(literal)),
  };
}

export function proveOf(build: Building, node: ProveStatementCstNode): ProveStatement {
  const { proveHeader, proveClaim } = node.children;
  return proveFrom(build, wholeBlock(node, only(proveHeader), proveClaim));
}

export function proveFrom(
  build: Building,
  block: Block<ProveHeaderCstNode, ProveClaimCstNode>,
): ProveStatement {
  const { header } = block;
  const claim = block.parts[0]?.children;
  const grain = header?.children.grain?.[0];
  const [change, direction] = claim?.direction ?? [];
  const accepted = claim?.Text?.[0];
  return {
    kind: "prove",
    ...statementNode(build, block),
    title: header ? textLiteral(only(header.children.Text)) : missingText(block.name.span),
    ...(grain ? { grain: grainOf(grain) } : {}),
    claim: claim
      ? expressionOf(build, only(claim.expression))
      : { kind: "unread", span: missingName(block.span).span },
    ...(change && direction
      ? {
          never: {
            change: chosen(change.children, "falls", "rises"),
            as: pathOf(only(claim?.path)),
            direction: chosen(direction.children, "falls", "rises"),
          },
        }
      : {}),
    ...(claim?.literal ? { jumps: literalOf(build, only(claim.literal)) } : {}),
    ...(accepted ? { accepted: textLiteral(accepted) } : {}),
  };
}
