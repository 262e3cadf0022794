/** The reference work as a CSV file and a Parquet file beside a file of payees. */

import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { dayText, dealName, kinds, payeeName, products, regions, stages } from "./reference-work.mjs";

const header = "id,owner,second,split,amount,stage,product,region,kind,closed\n";

export function writePayees(work, directory) {
  const names = Array.from({ length: work.payees }, (_, payee) => payeeName(payee));
  writeFileSync(join(directory, "payees.csv"), `id\n${names.join("\n")}\n`);
}

export function writeCsv(work, directory) {
  const path = join(directory, "deals.csv");
  const file = openSync(path, "w");
  const days = Array.from({ length: 90 }, (_, day) => dayText(day));
  const names = Array.from({ length: work.payees }, (_, payee) => payeeName(payee));
  writeSync(file, header);
  for (let from = 0; from < work.deals; from += 10_000) {
    let text = "";
    for (let deal = from; deal < Math.min(from + 10_000, work.deals); deal += 1) {
      const second = work.second[deal] < 0 ? "" : names[work.second[deal]];
      const split = work.split[deal] === 0 ? "0" : `0.${work.split[deal]}`;
      const what = `${stages[work.stage[deal]]},${products[work.product[deal]]},${regions[work.region[deal]]}`;
      const amount = (work.cents[deal] / 100).toFixed(2);
      text += `${dealName(deal)},${names[work.owner[deal]]},${second},${split},${amount},${what},${kinds[work.kind[deal]]},${days[work.day[deal]]}\n`;
    }
    writeSync(file, text);
  }
  closeSync(file);
  return path;
}

/** With exact decimals and dates, as a warehouse would hold it. */
export async function writeParquet(connection, csv, directory) {
  const path = join(directory, "deals.parquet");
  const columns = fileColumns.map(([name, type]) => `'${name}': '${type}'`).join(", ");
  await connection.run(
    `copy (select * from read_csv('${csv}', header = true, columns = {${columns}})) to '${path}' (format parquet)`,
  );
  return path;
}

export const fileColumns = [
  ["id", "VARCHAR"],
  ["owner", "VARCHAR"],
  ["second", "VARCHAR"],
  ["split", "DECIMAL(3,2)"],
  ["amount", "DECIMAL(12,2)"],
  ["stage", "VARCHAR"],
  ["product", "VARCHAR"],
  ["region", "VARCHAR"],
  ["kind", "VARCHAR"],
  ["closed", "DATE"],
];
