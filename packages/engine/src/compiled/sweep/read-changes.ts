/** Scenarios as somebody wrote them, read as the rows of a file are: by type, with every digit, or told what is wrong. */

import { cellText } from "../../facts/cell-text.js";
import type { FactRecord } from "../../facts/facts.js";
import { nearest } from "../../facts/nearest.js";
import { factsFromRecords } from "../../facts/read-facts.js";
import type { Fault } from "../../fault.js";
import type { ColumnType, DecimalText, RuleSet, Source, ValueType } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";

/** Values of parameters by name: `{ base_rate: "6%", cap: "40000" }`. Empty: the plan's own. */
export type Changes = FactRecord;

/** Canonical texts by name, as `Facts.parameters` has them. */
export type GivenParameters = ReadonlyMap<string, DecimalText>;

export interface ScenarioProblem {
  /** Which scenario, counted from 0. */
  readonly scenario: number;
  readonly parameter: string;
  readonly message: string;
  readonly help: string;
}

export type ReadChanges =
  | { readonly given: readonly GivenParameters[] }
  | { readonly problems: readonly ScenarioProblem[] };

const name = "scenarios";

export function readChanges(ruleSet: RuleSet, scenarios: readonly Changes[]): ReadChanges {
  const known = new Map(ruleSet.parameters.map((parameter) => [parameter.name, parameter.type]));
  const unknown = scenarios.flatMap((changes, scenario) =>
    Object.keys(changes).flatMap((parameter) =>
      known.has(parameter) ? [] : [unknownParameter(scenario, parameter, [...known.keys()])],
    ),
  );
  if (unknown.length > 0) return { problems: unknown };
  const used = [...known].filter(([parameter]) => scenarios.some((each) => Object.hasOwn(each, parameter)));
  const source = sourceOf(used);
  const { plan } = ruleSet;
  const { roster: _, ...own } = plan;
  const { facts, faults } = factsFromRecords(
    { ...ruleSet, plan: own, sources: [source], credits: [] },
    { [name]: scenarios },
    { mayBeEmpty: () => true },
  );
  if (faults.length > 0) {
    return { problems: faults.map((fault) => wrongValue(fault, source)) };
  }
  const table = facts.tables.get(name);
  const given = scenarios.map(() => new Map<string, DecimalText>());
  for (let row = 0; row < (table?.rowCount ?? 0); row += 1) {
    const into = given[(table?.origin(row).line ?? 1) - 1];
    for (const [parameter, column] of table?.columns ?? []) {
      const text = cellText(column, row);
      if (text !== "") into?.set(parameter, text);
    }
  }
  return { given };
}

function unknownParameter(scenario: number, parameter: string, known: readonly string[]): ScenarioProblem {
  const near = nearest(parameter, known);
  const all = known.length === 0 ? "It has none" : `Its parameters are ${known.join(", ")}`;
  return {
    scenario,
    parameter,
    message: `The plan has no parameter "${parameter}"`,
    help: near === undefined ? all : `Did you mean ${near}?`,
  };
}

/** In the words of a call where a fault has those of a file. */
function wrongValue({ code, line, column, message, help }: Fault, source: Source): ScenarioProblem {
  const { name: parameter = "", type } = source.columns[column - 1] ?? {};
  const isCurrency = code === "wrong-currency" && type?.kind === "money";
  return {
    scenario: line - 1,
    parameter,
    message: message.replace("in the column", "for the parameter"),
    help: isCurrency ? `Give an amount in ${type.currency}` : help,
  };
}

/** The parameters as columns of a data set, each of which may be left out. */
function sourceOf(parameters: readonly (readonly [string, ValueType])[]): Source {
  const place = { line: 0, column: 0, length: 0 };
  const columns = parameters.map(([parameter, type]) => ({
    name: parameter,
    header: parameter,
    type: columnType(type),
    key: false,
    optional: true,
    place,
  }));
  return { name, dated: false, columns, place };
}

function columnType(type: ValueType): ColumnType {
  switch (type.kind) {
    case "number":
    case "percent":
    case "date":
    case "text":
    case "yesno":
    case "payee":
      return { kind: type.kind };
    case "money":
      return { kind: "money", currency: type.currency };
    case "period":
      return { kind: "period", unit: type.unit };
    default:
      return unreachable(type);
  }
}
