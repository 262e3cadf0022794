/** The language service behind the worker's door: one service a document, and the files it uses. */

import {
  type CaseResult,
  type CompletionItem,
  catalog,
  claimsOf,
  type DefinitionPlace,
  type DiagnosticCode,
  type FoldingRange,
  type Hover,
  type LanguageService,
  languageService,
  type OfferedFix,
  type OutlineEntry,
  type PlacedDiagnostic,
  type PlanAnswers,
  type Position,
  proveClaim,
  type Renaming,
  runCase,
  type SemanticToken,
  type Span,
  titleOf,
  type UseOfName,
  wordHelp,
} from "@attain/dsl";
import type { Language } from "@attain/engine";

/** A text as an editor has it. */
export interface PlanText {
  readonly uri: string;
  readonly text: string;
}

/** A `test` or `prove` statement that can be run. */
export interface Runnable {
  readonly kind: "test" | "prove";
  readonly title: string;
  readonly span: Span;
}

export interface RunAnswer {
  readonly verdict: "passed" | "failed" | "proved" | "untried";
  /** One line, for beside the statement. */
  readonly summary: string;
  /** Places of expectations that were not met, and what came out. */
  readonly failures: readonly { readonly line: number; readonly message: string }[];
}

/** With its place in the text that was asked about: when the answer comes, an editor may have another. */
export interface PlacedToken extends SemanticToken {
  readonly at: Position;
}

/** The names of other plan files with their texts. */
export type PlanFiles = Readonly<Record<string, string>>;

export class OpenPlans {
  readonly #open = new Map<string, { service: LanguageService; files: Map<string, string> }>();

  about({ uri, text }: PlanText): PlanAnswers {
    const { service, files } = this.#of(uri);
    return service.open(text, { files: (name) => files.get(name) });
  }

  setFiles(uri: string, files: PlanFiles): void {
    this.#of(uri).files = new Map(Object.entries(files));
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  #of(uri: string) {
    const found = this.#open.get(uri) ?? { service: languageService(), files: new Map() };
    this.#open.set(uri, found);
    return found;
  }
}

export function languageAnswers(plans: OpenPlans) {
  return {
    /** What each code of a finding means in general. */
    titles: (language: Language): Readonly<Record<string, string>> =>
      Object.fromEntries(
        (Object.keys(catalog) as DiagnosticCode[]).map((code) => [code, titleOf(code, language)]),
      ),
    /** The words of the language, for colours before the first real answer. */
    words: (): readonly string[] => Object.keys(wordHelp),
    setFiles: (uri: string, files: PlanFiles): void => plans.setFiles(uri, files),
    close: (uri: string): void => plans.close(uri),
    diagnostics: (plan: PlanText): readonly PlacedDiagnostic[] => plans.about(plan).diagnostics(),
    complete: (plan: PlanText, offset: number): readonly CompletionItem[] =>
      plans.about(plan).complete(offset),
    hover: (plan: PlanText, offset: number): Hover | undefined => plans.about(plan).hover(offset),
    definition: (plan: PlanText, offset: number): readonly DefinitionPlace[] =>
      plans.about(plan).definition(offset),
    references: (plan: PlanText, offset: number): readonly UseOfName[] =>
      plans.about(plan).references(offset),
    renamable: (plan: PlanText, offset: number) => plans.about(plan).renamable(offset),
    rename: (plan: PlanText, offset: number, name: string): Renaming =>
      plans.about(plan).rename(offset, name),
    outline: (plan: PlanText): readonly OutlineEntry[] => plans.about(plan).outline(),
    folding: (plan: PlanText): readonly FoldingRange[] => plans.about(plan).folding(),
    semanticTokens: (plan: PlanText): readonly PlacedToken[] => {
      const { document, semanticTokens } = plans.about(plan);
      return semanticTokens().map((token) => ({ ...token, at: document.lines.position(token.offset) }));
    },
    fixes: (plan: PlanText, { start, end }: Span): readonly OfferedFix[] =>
      plans.about(plan).fixes(start, end),
    format: (plan: PlanText): string | undefined => plans.about(plan).format(),
    runnables: (plan: PlanText): readonly Runnable[] =>
      plans
        .about(plan)
        .outline()
        .flatMap(({ kind, name, span }) =>
          kind === "test" || kind === "prove" ? [{ kind, title: name, span }] : [],
        ),
    run: (plan: PlanText, runnable: Runnable): Promise<RunAnswer> => run(plans.about(plan), runnable),
  };
}

export type LanguageCalls = ReturnType<typeof languageAnswers>;

async function run({ document }: PlanAnswers, { kind, title, span }: Runnable): Promise<RunAnswer> {
  const { ruleSet, cases, checked, sources } = document.compilation;
  if (ruleSet === undefined) return untried("the plan has errors");
  if (kind === "prove") {
    const claims = claimsOf(checked, ({ start, end }) => sources.whole.slice(start, end));
    const claim = claims.find(({ statement }) => statement.title.value === title);
    if (claim === undefined) return untried("it cannot be read");
    if ("why" in claim) return untried(claim.why);
    const proof = proveClaim(claim, checked);
    return proof === undefined
      ? untried("no proof by the text alone")
      : { verdict: "proved", summary: proof.how, failures: [] };
  }
  const { line } = document.lines.position(span.start);
  const planCase = cases.find((each) => each.title === title && each.place.line === line);
  if (planCase === undefined) return untried("it cannot be read");
  return told(await runCase(ruleSet, planCase));
}

function untried(summary: string): RunAnswer {
  return { verdict: "untried", summary, failures: [] };
}

function told({ passed, checks, faults }: CaseResult): RunAnswer {
  const missed = checks.filter((check) => !check.passed);
  const failures = missed.map(({ expectation, actual }) => ({
    line: expectation.place.line,
    message: `${expectation.text} came to ${actual ?? "nothing"}, not ${expectation.expected}`,
  }));
  const [fault] = faults;
  const why = failures[0]?.message ?? fault?.message;
  return passed
    ? { verdict: "passed", summary: `${checks.length}`, failures: [] }
    : { verdict: "failed", summary: fault?.message ?? why ?? "", failures };
}
