/**
 * The Northwind plan a second time, as one SQL query over whole numbers: prices in cents, discounts
 * in hundredths, so that nothing is divided or rounded before the commission is rounded to the cent.
 */

import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

export interface EmployeeQuarter {
  readonly employee: string;
  /** Decimal texts as the engine writes them: no trailing zeros, but whole cents for money paid. */
  readonly ownSales: string;
  readonly teamSales: string;
  readonly sales: string;
  readonly commission: string;
  readonly payout: string;
}

/** Sales are counted in 1/100,000 of a dollar, commissions in 1/100,000,000: every product is whole. */
const salesScale = 5;

const query = (folder: string) => `
with
  cells as (
    select d.order_id, d.unit_price, d.quantity, d.discount
    from read_csv('${sqlText(join(folder, "order_details.csv"))}', all_varchar = true, header = true) d
  ),
  lines as (
    select
      order_id,
      cast(cast(unit_price as decimal(18, 2)) * 100 as hugeint)         as price_cents,
      cast(quantity as hugeint)                                         as quantity,
      100 - cast(cast(discount as decimal(18, 2)) * 100 as hugeint)     as kept_hundredths,
      cast(unit_price as decimal(18, 6)) <> cast(unit_price as decimal(18, 2))
        or cast(discount as decimal(18, 6)) <> cast(discount as decimal(18, 2)) as too_fine
    from cells
  ),
  orders as (
    select order_id, employee_id, cast(order_date as date) as ordered
    from read_csv('${sqlText(join(folder, "orders.csv"))}', all_varchar = true, header = true)
  ),
  employees as (
    select employee_id, nullif(reports_to, '') as reports_to
    from read_csv('${sqlText(join(folder, "employees.csv"))}', all_varchar = true, header = true)
  ),
  own as (
    select o.employee_id, sum(l.price_cents * l.quantity * l.kept_hundredths) * 10 as own5
    from lines l join orders o using (order_id)
    where year(o.ordered) = $year and quarter(o.ordered) = $quarter
    group by o.employee_id
  ),
  team as (
    select e.reports_to as employee_id, sum(w.own5) // 10 as team5
    from own w join employees e using (employee_id)
    where e.reports_to is not null
    group by e.reports_to
  ),
  sales as (
    select e.employee_id, coalesce(w.own5, 0) as own5, coalesce(t.team5, 0) as team5,
           coalesce(w.own5, 0) + coalesce(t.team5, 0) as sales5
    from employees e left join own w using (employee_id) left join team t using (employee_id)
  ),
  earned as (
    select *,
      20 * least(sales5, 1000000000)
      + 30 * greatest(0, least(sales5, 2500000000) - 1000000000)
      + 45 * greatest(0, sales5 - 2500000000) as commission8
    from sales
  )
select employee_id, cast(own5 as varchar), cast(team5 as varchar), cast(sales5 as varchar),
  cast(commission8 // 1000000
    + case when commission8 % 1000000 > 500000 then 1
           when commission8 % 1000000 = 500000 and (commission8 // 1000000) % 2 = 1 then 1
           else 0 end as varchar),
  (select count(*) from lines where too_fine)
from earned
order by employee_id
`;

/** One row an employee, sorted by employee; `period` is `1997-Q1` and so on. */
export async function northwindByQuery(folder: string, period: string): Promise<EmployeeQuarter[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(query(folder), {
      year: Number(period.slice(0, 4)),
      quarter: Number(period.slice(6)),
    });
    return reader.getRows().map((row) => {
      const [employee, own, team, sales, cents, tooFine] = row.map(String);
      if (tooFine !== "0") throw new Error("a price or discount has more decimals than the query counts");
      const payout = decimalText(BigInt(cents ?? ""), 2, 2);
      return {
        employee: employee ?? "",
        ownSales: decimalText(BigInt(own ?? ""), salesScale, 0),
        teamSales: decimalText(BigInt(team ?? ""), salesScale, 0),
        sales: decimalText(BigInt(sales ?? ""), salesScale, 0),
        commission: payout,
        payout,
      };
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** `units / 10^scale` with at least `places` decimals and no other trailing zeros. */
function decimalText(units: bigint, scale: number, places: number): string {
  const digits = units.toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, -scale);
  let decimals = digits.slice(-scale);
  while (decimals.length > places && decimals.endsWith("0")) decimals = decimals.slice(0, -1);
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

function sqlText(text: string): string {
  return text.replaceAll("'", "''");
}
