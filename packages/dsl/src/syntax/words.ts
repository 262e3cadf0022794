/**
 * Every word the language gives a meaning to. All but the reserved ones may also be names, because
 * at the place of a name no clause can begin; a reserved one may still follow a dot or name a column.
 */

/** Words that begin a statement. */
export const statementWords = [
  "plan",
  "data",
  "param",
  "table",
  "matrix",
  "tiers",
  "credit",
  "measure",
  "quota",
  "scorecard",
  "goal",
  "component",
  "award",
  "payout",
  "journal",
  "given",
  "test",
  "prove",
] as const;

/** Words that begin the file: before the statements. */
export const fileWords = ["language", "use"] as const;

/**
 * Words that follow a finished expression or stand where one may begin. Were they names, a forgotten
 * amount before them would make the word itself the amount.
 */
export const reservedWords = [
  "above",
  "after",
  "against",
  "among",
  "and",
  "any",
  "at",
  "below",
  "by",
  "clipped",
  "else",
  "excess",
  "for",
  "from",
  "if",
  "in",
  "leavers",
  "leftover",
  "money",
  "no",
  "none",
  "nonrecoverable",
  "not",
  "of",
  "on",
  "or",
  "otherwise",
  "over",
  "overrun",
  "past",
  "per",
  "plus",
  "recoverable",
  "released",
  "rest",
  "through",
  "ties",
  "to",
  "until",
  "when",
  "where",
  "yes",
] as const;

export const periodWords = ["day", "month", "quarter", "half", "year"] as const;
export const aggregateWords = ["sum", "count", "average", "lowest", "highest"] as const;
export const hitWords = ["unique", "first", "sum", "max", "min"] as const;
/** What may follow a column's type; a column's type is never one of them. */
export const modifierWords = ["key", "optional", "default", "header"] as const;

/** All other words with a meaning somewhere. */
export const clauseWords = [
  "accepted",
  "accumulating",
  "across",
  "advance",
  "amortising",
  "as",
  "beyond",
  "budget",
  "cap",
  "carried",
  "changes",
  "clause",
  "closing",
  "collected",
  "cover",
  "cr",
  "currency",
  "curve",
  "cut",
  "date",
  "dated",
  "days",
  "down",
  "dr",
  "draw",
  "dropped",
  "each",
  "earning",
  "effective",
  "end",
  "equally",
  "even",
  "exchange",
  "excluded",
  "expect",
  "falls",
  "fault",
  "field",
  "final",
  "fiscal",
  "flat",
  "floor",
  "forgiven",
  "gate",
  "grade",
  "grant",
  "held",
  "hold",
  "htd",
  "included",
  "interpolated",
  "jumps",
  "largest",
  "last",
  "leaver",
  "level",
  "lost",
  "marginal",
  "missing",
  "mixed",
  "mtd",
  "named",
  "negative",
  "never",
  "number",
  "opening",
  "overlay",
  "owes",
  "paid",
  "pay",
  "payday",
  "payee",
  "payees",
  "payment",
  "percent",
  "phase",
  "place",
  "places",
  "pooled",
  "qtd",
  "rank",
  "rate",
  "reached",
  "retroactive",
  "rises",
  "rising",
  "round",
  "row",
  "running",
  "scaled",
  "share",
  "shared",
  "start",
  "stepped",
  "stops",
  "text",
  "tiebreak",
  "times",
  "top",
  "up",
  "vest",
  "waits",
  "weighted",
  "worth",
  "writeoff",
  "yesno",
  "ytd",
  "zero",
] as const;

export type StatementWord = (typeof statementWords)[number];

export type Word =
  | StatementWord
  | (typeof fileWords)[number]
  | (typeof reservedWords)[number]
  | (typeof periodWords)[number]
  | (typeof aggregateWords)[number]
  | (typeof hitWords)[number]
  | (typeof modifierWords)[number]
  | (typeof clauseWords)[number];

export const allWords: readonly Word[] = [
  ...new Set<Word>([
    ...statementWords,
    ...fileWords,
    ...reservedWords,
    ...periodWords,
    ...aggregateWords,
    ...hitWords,
    ...modifierWords,
    ...clauseWords,
  ]),
];
