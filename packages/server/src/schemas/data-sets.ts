/** Data sets: a table for each of a plan's data statements, in revisions that never change. */

import { type Static, Type } from "typebox";
import { GivenName, Id, Moment, Page, Sha256, Title, withDefaults } from "./common.js";
import { Fault } from "./language.js";

export const formats = ["csv", "tsv", "xlsx", "parquet", "json"] as const;
export type ImportFormat = (typeof formats)[number];
export const Format = Type.Enum([...formats]);

export const NewDataSet = Type.Object({ name: Title }, { additionalProperties: false });

export const TableSummary = Type.Object({
  name: Type.String(),
  file: Type.String({ description: "as faults and deal lines name it" }),
  hash: Sha256,
  bytes: Type.Integer(),
});
export type TableSummary = Static<typeof TableSummary>;

export const DataSetSummary = Type.Object({
  id: Id,
  name: Type.String(),
  revision: Type.Integer(),
  hash: Type.Union([Sha256, Type.Null()], { description: "of all tables; null while there is none" }),
  tables: Type.Array(TableSummary),
  updated: Moment,
  archived: Type.Union([Moment, Type.Null()], { description: "since when it is put away" }),
});
export type DataSetSummary = Static<typeof DataSetSummary>;
export const DataSets = Type.Object({ dataSets: Type.Array(DataSetSummary) });

export const DataSetAddress = Type.Object({ workspace: Id, dataSet: Id }, { additionalProperties: false });
/** A table is a plan's data set, so it has a name of the plan's: letters, digits, `_`. */
export const TableName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$",
});
export const TableAddress = Type.Object(
  { workspace: Id, dataSet: Id, table: TableName },
  { additionalProperties: false },
);

export const ImportQuery = Type.Object(
  {
    format: Format,
    sheet: Type.Optional(GivenName),
    plan: Type.Optional(Id),
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
);
export type ImportQuery = Static<typeof ImportQuery>;

export const ImportReport = Type.Object({
  revision: Type.Integer({ description: "the data set's revision with these rows" }),
  hash: Sha256,
  table: TableSummary,
  rows: Type.Union([Type.Integer(), Type.Null()], {
    description: "rows that are sound; null when no plan was named to check them by",
  }),
  faults: Type.Array(Fault, { description: "at most the first 1,000, by line and column" }),
  faultCount: Type.Integer(),
  leftOut: Type.Array(Type.Object({ line: Type.Integer(), reason: Type.Unknown() }), {
    description: "rows that are not sound; at most the first 1,000",
  }),
  leftOutCount: Type.Integer(),
  notes: Type.Array(Type.String(), {
    description: "what counts as it was read, though something else may have been meant, in sentences",
  }),
});
export type ImportReport = Static<typeof ImportReport>;

export const TableRows = Type.Object({
  total: Type.Integer(),
  offset: Type.Integer(),
  headers: Type.Array(Type.String()),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      cells: Type.Array(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
});
export type TableRows = Static<typeof TableRows>;

export const TableRowsQuery = withDefaults(
  Type.Object(
    {
      ...Page.properties,
      revision: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
    },
    { additionalProperties: false },
  ),
);
