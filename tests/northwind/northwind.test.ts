/**
 * The Northwind example against a second calculation that shares nothing with the engine: SQL over
 * whole numbers. Runs where the public sample's files are present.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { calculateExample } from "../examples/calculate-example.js";
import { northwindByQuery } from "./northwind-by-query.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.env.ATTAIN_NORTHWIND ?? join(root, "../shared/data/northwind");
const quarters = ["1997-Q1", "1997-Q2", "1997-Q3", "1997-Q4"] as const;

describe("northwind, 1997", () => {
  for (const quarter of quarters) {
    it(`${quarter} agrees to the cent with the query`, async (context) => {
      const missing = ["employees", "orders", "order_details"]
        .map((name) => `${name}.csv`)
        .filter((file) => !existsSync(join(folder, file)));
      if (missing.length > 0) {
        context.skip(
          `no ${missing.join(", ")} in ${folder}; set ATTAIN_NORTHWIND to the folder with the files`,
        );
      }
      const outcome = await calculateExample({
        plan: join(root, "examples/northwind/northwind.plan"),
        data: folder,
        period: quarter,
      });
      const expected = await northwindByQuery(folder, quarter);
      expect(expected).toHaveLength(9);
      expect(outcome.faults).toEqual([]);

      const figures = new Map(outcome.figures.map((line) => [`${line.payee} ${line.name}`, line.value]));
      const payouts = new Map(outcome.payouts.map((line) => [line.payee, line]));
      for (const row of expected) {
        const { employee } = row;
        expect(
          {
            own_sales: figures.get(`${employee} own_sales`),
            team_sales: figures.get(`${employee} team_sales`),
            sales: figures.get(`${employee} sales`),
            commission: figures.get(`${employee} commission`),
          },
          `figures of employee ${employee}`,
        ).toEqual({
          own_sales: row.ownSales,
          team_sales: row.teamSales,
          sales: row.sales,
          commission: row.commission,
        });
        expect(payouts.get(employee), `payout of employee ${employee}`).toMatchObject({
          period: quarter,
          component: "commission",
          amount: row.payout,
          currency: "USD",
        });
      }
      expect(new Set(outcome.payouts.map((line) => line.payee)).size).toBe(expected.length);
    });
  }
});
