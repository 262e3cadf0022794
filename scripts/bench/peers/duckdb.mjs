/**
 * DuckDB calculates the pay in SQL. In memory with keys and conditions as integers and every step exact, the
 * fastest form found; from files with the types and texts of the file.
 */

import { DuckDBInstance } from "@duckdb/node-api";
import { fileColumns } from "../reference/files.mjs";
import { periods } from "../reference/reference-work.mjs";

export const name = "duckdb";

export async function connect(threads) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`set threads = ${threads}`);
  return connection;
}

/** Sums are of whole numbers below 2^53 as doubles, which is exact and twice as fast as 128-bit sums. */
const memorySql = `
with won as not materialized (
  select owner, second, split,
    case when day < 31 then 0 when day < 59 then 1 else 2 end as month,
    cents * case
      when product = 0 and region = 0 and kind = 0 then 125
      when product = 0 and region = 2 and kind = 2 then 110
      when product = 1 and region = 1 and kind = 1 then 75
      when product = 2 and region = 0 and kind = 1 then 50
      else 100 end as worth
  from deals where stage = 0
), credits as (
  select owner * 3 + month as slot, worth * (100 - split) as value from won
  union all
  select second * 3 + month, worth * split from won where second >= 0
), sums as (select slot, sum(value::double)::bigint as units from credits group by slot)`;

const fileSql = (rows) => `
with won as not materialized (
  select owner, second, split, month(closed) - 1 as month,
    amount * case
      when product = 'platform' and region = 'EMEA' and kind = 'new' then 1.25
      when product = 'platform' and region = 'APAC' and kind = 'expansion' then 1.10
      when product = 'services' and region = 'AMER' and kind = 'renewal' then 0.75
      when product = 'support' and region = 'EMEA' and kind = 'renewal' then 0.50
      else 1.00 end as worth
  from ${rows} where stage = 'won'
), credits as (
  select owner as payee, month, worth * (1 - split) as value from won
  union all
  select second, month, worth * split from won where second is not null
), sums as (
  select substr(payee, 2)::integer * 3 + month as slot, (sum(value) * 1000000)::bigint as units
  from credits group by payee, month
)`;

/** Tiers, cap, and half even, in whole numbers. */
const paySql = `
, pays as (
  select slot, least(units::hugeint * 200
    + greatest(units - 250000000000, 0)::hugeint * 150
    + greatest(units - 500000000000, 0)::hugeint * 150
    + greatest(units - 900000000000, 0)::hugeint * 125, 400000000000000)::bigint as pay
  from sums
)
select slot::integer as slot, (pay // 100000000 + case
  when (pay % 100000000) * 2 > 100000000 then 1
  when (pay % 100000000) * 2 = 100000000 and (pay // 100000000) % 2 = 1 then 1 else 0 end)::double as cents
from pays`;

export async function prepare(work, { threads }) {
  const connection = await connect(threads);
  await connection.run(
    "create table deals (owner integer, second integer, split integer, cents bigint, stage utinyint, product utinyint, region utinyint, kind utinyint, day integer)",
  );
  const appender = await connection.createAppender("deals");
  for (let deal = 0; deal < work.deals; deal += 1) {
    appender.appendInteger(work.owner[deal]);
    appender.appendInteger(work.second[deal]);
    appender.appendInteger(work.split[deal]);
    appender.appendBigInt(BigInt(work.cents[deal]));
    appender.appendUTinyInt(work.stage[deal]);
    appender.appendUTinyInt(work.product[deal]);
    appender.appendUTinyInt(work.region[deal]);
    appender.appendUTinyInt(work.kind[deal]);
    appender.appendInteger(work.day[deal]);
    appender.endRow();
  }
  appender.closeSync();
  return () => paid(connection, memorySql + paySql, work.payees);
}

/** `rows` is what stands behind `from`. */
export function fromFile(connection, rows, payees) {
  return () => paid(connection, fileSql(rows) + paySql, payees);
}

export function csvRows(path) {
  const columns = fileColumns.map(([column, type]) => `'${column}': '${type}'`).join(", ");
  return `read_csv('${path}', header = true, columns = {${columns}})`;
}

export function parquetRows(path) {
  return `read_parquet('${path}')`;
}

async function paid(connection, sql, payees) {
  const reader = await connection.runAndReadAll(sql);
  const [slots, amounts] = reader.getColumns();
  const cents = new Float64Array(payees * periods);
  for (const [row, slot] of slots.entries()) cents[slot] = amounts[row];
  return cents;
}
