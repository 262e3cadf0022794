/** Files that stand for more than any memory holds, and too many files at once: refused, in words. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { Turns } from "@attain/server";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type Company, openCompany, personOf } from "./company.js";

let company: Company;
let table: string;

beforeAll(async () => {
  company = await openCompany({ filesAtOnce: 1, filesWaiting: 1 });
  const at = `/v1/workspaces/${company.workspace}/data-sets`;
  const finance = personOf(company, "finance");
  const { json: set } = await company.ask(finance, "POST", at, { name: "hostile" });
  table = `${at}/${set.id}/tables/quotas`;
}, 120_000);
afterAll(() => company.close());

function send(format: string, bytes: Buffer): Promise<Answer> {
  return company.ask(personOf(company, "finance"), "PUT", `${table}?format=${format}`, bytes);
}

async function parquetOfRows(rows: number): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), "attain-hostile-"));
  const file = join(directory, "t.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (select 'ann' as payee from range(${rows})) to '${file}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  const bytes = readFileSync(file);
  rmSync(directory, { recursive: true });
  return bytes;
}

/** A zip file with one part that is much longer than it says. */
function zipBomb(name: string, megabytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(megabytes << 20), { level: 1 });
  const title = Buffer.from(name);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt16LE(title.length, 22);
  const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, title, packed]);
  const list = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), head, Buffer.alloc(14), title]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, list, end]);
}

it("refuses what unpacks to too much", async () => {
  const bomb = zipBomb("xl/workbook.xml", 257);
  expect(bomb.length).toBeLessThan(4 << 20);
  const answer = await send("xlsx", bomb);
  expect(answer.status).toBe(413);
  expect(answer.json.error).toMatchObject({
    code: "too-large",
    message: "The file unpacks to more than the server takes at once",
  });
});

it("refuses few bytes that stand for very many rows", async () => {
  const parquet = await parquetOfRows(20_000_001);
  expect(parquet.length).toBeLessThan(4 << 20);
  expect(await send("parquet", parquet)).toMatchObject({
    status: 413,
    json: { error: { message: "The file has 20,000,001 rows; at most 20,000,000 are taken" } },
  });
  const json = Buffer.from(`[${"{},".repeat(4_000_001)}{}]`);
  expect(await send("json", json)).toMatchObject({
    status: 413,
    json: { error: { message: "The file has 4,000,002 records; at most 4,000,000 are taken" } },
  });
  expect(await send("csv", Buffer.alloc(20_000_001, "\n"))).toMatchObject({ status: 413 });
  expect((await company.ask(personOf(company, "finance"), "GET", table)).status).toBe(404);
}, 30_000);

it("takes in a few files at once, lets some wait, and refuses more", async () => {
  const sent = Array.from({ length: 5 }, () => send("csv", Buffer.from("payee\nann\n")));
  const answers = await Promise.all(sent);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429]);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.json.error).toMatchObject({ code: "too-many-files" });
  expect(refused?.headers["retry-after"]).toBe("10");
  expect((await send("csv", Buffer.from("payee\nbob\n"))).status).toBe(200);
});

it("takes a large body only where files are sent", async () => {
  const bytes = Buffer.alloc(9 << 20, "x");
  expect((await company.ask(personOf(company, "author"), "POST", "/v1/compile", bytes)).status).toBe(413);
});

it("gives turns in the order in which they were asked for, and that of whoever has gone to the next", async () => {
  const turns = new Turns(1, 2);
  const here = () => false;
  const first = await turns.take(here);
  const order: string[] = [];
  const gone = turns.take(() => true).then(() => order.push("gone"));
  const last = turns.take(here).then((giveBack) => {
    order.push("last");
    return giveBack;
  });
  expect(await turns.take(here)).toBeUndefined();
  first?.();
  first?.();
  await gone;
  (await last)?.();
  expect(order).toEqual(["gone", "last"]);
  expect(await turns.take(here)).toBeDefined();
});
