/** Reads one statement that is not correct: its header and each of its parts alone. */

import type { CstNode } from "chevrotain";
import { tokenMatcher } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { GivenStatement, Name, Statement } from "../ast.js";
import { missingName } from "../build/block.js";
import { type Building, nameOf, tokenSpan } from "../build/building.js";
import type { RuleName } from "../grammar.js";
import { read } from "../parser.js";
import { AnyWord, Name as NameType, sign } from "../token-types.js";
import { type StatementWord, statementWords } from "../words.js";
import { unopened } from "./brace-diagnostics.js";
import { bracesPair } from "./brace-places.js";
import { readClauses } from "./clauses.js";
import { explain, shown } from "./explain.js";
import { type Finding, finding } from "./findings.js";
import { type Form, forms, givenStatement, type Pieces } from "./forms.js";
import { mendByLayout } from "./mend-by-layout.js";
import { readMisspelt } from "./misspelt.js";
import { is, lineOf, mayBegin, type Slice, sliceSpan, typeOfToken } from "./slice.js";
import { openerOf, type Parts, partsOf } from "./statement-parts.js";

export interface ReadStatement<S = Statement> {
  readonly statement: S;
  readonly findings: readonly Finding[];
}

/** The slice begins with a statement's word and cannot be read as it stands. */
export function readStatement(build: Building, slice: Slice): ReadStatement {
  const form = formOf(slice);
  const { pieces, findings } = readPieces(build, form, slice);
  return { statement: form.make(build, pieces), findings };
}

/** A `given` inside a test: the same, but it stays a `given`. */
function readGiven(build: Building, slice: Slice): ReadStatement<GivenStatement> {
  const { pieces, findings } = readPieces(build, forms.given, slice);
  return { statement: givenStatement(build, pieces), findings };
}

function formOf(slice: Slice): Form {
  const first = slice[0];
  const word = statementWords.find((text) => first && text === typeOfToken(first));
  return forms[word ?? ("measure" satisfies StatementWord)];
}

function readPieces(
  build: Building,
  form: Form,
  slice: Slice,
): { readonly pieces: Pieces; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  let tokens = slice;
  if (!bracesPair(slice)) {
    const mended = mendByLayout(slice);
    tokens = mended.slice;
    findings.push(...mended.diagnostics.slice(0, 1).map((diagnostic) => finding(diagnostic, slice, true)));
  }
  const parts = partsOf(form, tokens);
  const columnsAt = form === forms.given ? parts.header.findIndex((token) => is(token, sign.LParen)) : -1;
  const header = readHeader(form.header, columnsAt < 0 ? parts.header : parts.header.slice(0, columnsAt));
  const columns = columnsAt < 0 ? undefined : readHeader("givenColumns", parts.header.slice(columnsAt));
  findings.push(...header.findings, ...(columns?.findings ?? []));
  const headerRead = header.findings.length === 0 && (columns?.findings.length ?? 0) === 0;
  if (parts.opener === undefined && headerRead) findings.push(missingOpener(form, parts, slice));
  if (form === forms.given && columnsAt < 0 && parts.opener === "LBrace") {
    findings.push(finding(explain("givenStatement", tokens, parts.header.length), parts.header));
  }

  const inner: GivenStatement[] = [];
  const unreadNames: Name[] = [];
  const trees: CstNode[] = [];
  if (form.list && parts.opener !== "Equals") {
    const list = readClauses(form.list, openerOf(parts, tokens), parts.rest, (clause) => {
      if (form !== forms.test || !beginsGiven(clause)) return undefined;
      const given = readGiven(build, clause);
      inner.push(given.statement);
      return given.findings;
    });
    trees.push(...list.trees);
    findings.push(...list.findings);
    if (form === forms.data) unreadNames.push(...list.unread.flatMap(columnName));
  } else if (form.tail) {
    const tail = readTail(form, parts, tokens);
    trees.push(...tail.trees);
    findings.push(...tail.findings);
  }
  const extra = parts.trailing[0];
  if (extra) findings.push(finding(trailing(extra), parts.trailing));

  const name = nameIn(slice);
  const pieces: Pieces = {
    span: sliceSpan(slice),
    header: header.tree,
    word: slice[0] ? typeOfToken(slice[0]) : "",
    name,
    parts: trees,
    broken: true,
    columns: columns?.tree,
    inner,
    unreadNames,
  };
  return { pieces, findings };
}

function beginsGiven(slice: Slice): boolean {
  return slice[0] !== undefined && typeOfToken(slice[0]) === "given";
}

function columnName(slice: Slice): Name[] {
  const first = slice[0];
  return first && tokenMatcher(first, AnyWord) ? [nameOf(first)] : [];
}

/** The statement's second word, where it can be its name. */
function nameIn(slice: Slice): Name {
  const [first, second] = slice;
  if (first && second && tokenMatcher(second, NameType) && lineOf(first) === lineOf(second))
    return nameOf(second);
  return missingName(first ? tokenSpan(first) : sliceSpan(slice));
}

function readHeader(
  rule: RuleName,
  tokens: Slice,
): { readonly tree: CstNode | undefined; readonly findings: readonly Finding[] } {
  const whole = read(rule, tokens);
  if (whole.tree) return { tree: whole.tree, findings: [] };
  const mended = readMisspelt(rule, tokens, whole.stoppedAt);
  if (mended) return { tree: mended.tree, findings: [mended.finding] };
  return { tree: undefined, findings: [finding(explain(rule, tokens, whole.stoppedAt), tokens)] };
}

function readTail(
  form: Form,
  parts: Parts,
  tokens: Slice,
): { readonly trees: readonly CstNode[]; readonly findings: readonly Finding[] } {
  const tail = form.tail;
  if (!tail || (parts.opener === undefined && parts.rest.length === 0)) return { trees: [], findings: [] };
  const whole = read(tail.rule, parts.rest);
  if (whole.tree) return { trees: [whole.tree], findings: [] };
  const mended = readMisspelt(tail.rule, parts.rest, whole.stoppedAt);
  if (mended) return { trees: [mended.tree], findings: [mended.finding] };
  const start = tokens.length - parts.rest.length;
  return { trees: [], findings: [finding(explain(form.statement, tokens, start + whole.stoppedAt), tokens)] };
}

function missingOpener(form: Form, parts: Parts, slice: Slice): Finding {
  const last = parts.header.at(-1);
  const next = parts.rest[0];
  if (
    form.list &&
    last &&
    (!form.tail || (next && mayBegin(form.list.clause, next) && lineOf(next) > lineOf(last)))
  ) {
    return finding(unopened(last), parts.header);
  }
  return finding(explain(form.statement, slice, parts.header.length), parts.header);
}

function trailing(token: Slice[number]) {
  const span = tokenSpan(token);
  return diagnose(
    "unexpected-part",
    span,
    `\`${shown(token.image)}\` stands behind the end of the statement`,
    {
      help: "Delete it",
      fixes: [{ title: `Delete ${shown(token.image)}`, edits: [{ span, text: "" }] }],
    },
  );
}
