/** The reference work as the engine's own columns, as its readers would have made them. */

import { dealName, firstDay, kinds, payeeName, products, regions, stages } from "./reference-work.mjs";

export function factsOf(work) {
  const names = Array.from({ length: work.payees }, (_, payee) => payeeName(payee));
  const text = (codes, dictionary) => ({ kind: "text", codes: Int32Array.from(codes), dictionary });
  const deals = new Map([
    ["id", ids(work.deals)],
    ["owner", text(work.owner, names)],
    [
      "second",
      {
        ...text(
          work.second.map((payee) => Math.max(payee, 0)),
          names,
        ),
        present: Uint8Array.from(work.second, (payee) => (payee < 0 ? 0 : 1)),
      },
    ],
    ["split", { kind: "decimal", scale: 2, units: Float64Array.from(work.split) }],
    ["amount", { kind: "decimal", scale: 2, units: work.cents }],
    ["rate", { kind: "decimal", scale: 8, units: work.rate }],
    ["stage", text(work.stage, stages)],
    ["product", text(work.product, products)],
    ["region", text(work.region, regions)],
    ["kind", text(work.kind, kinds)],
    ["closed", { kind: "date", days: work.day.map((day) => firstDay + day) }],
  ]);
  const payees = new Map([["id", text(names.keys(), names)]]);
  return {
    tables: new Map([
      ["payees", table("payees", work.payees, payees)],
      ["deals", table("deals", work.deals, deals)],
    ]),
    fixed: [],
    parameters: new Map(),
  };
}

function table(source, rowCount, columns) {
  return { source, rowCount, columns, origin: (row) => ({ file: `${source}.csv`, line: row + 2 }) };
}

/** Distinct keys: bytes until somebody asks for texts. */
function ids(count) {
  const length = dealName(0).length;
  const bytes = new Uint8Array(count * length);
  const starts = new Uint32Array(count + 1);
  for (let deal = 0; deal < count; deal += 1) {
    const start = deal * length;
    bytes[start] = 0x44;
    let digits = deal;
    for (let at = start + length - 1; at > start; at -= 1) {
      bytes[at] = 0x30 + (digits % 10);
      digits = Math.floor(digits / 10);
    }
    starts[deal + 1] = start + length;
  }
  let codes;
  let dictionary;
  return {
    kind: "text",
    distinct: { bytes, starts, isAscending: true },
    get codes() {
      codes ??= Int32Array.from({ length: count }, (_, deal) => deal);
      return codes;
    },
    get dictionary() {
      dictionary ??= Array.from({ length: count }, (_, deal) => dealName(deal));
      return dictionary;
    },
  };
}

/** Bytes that the columns of the deals take, each deal. */
export function bytesPerDeal(facts) {
  const deals = facts.tables.get("deals");
  const buffers = new Set();
  for (const column of deals.columns.values()) {
    const arrays = [column.units, column.days, column.flags, column.present];
    if (column.distinct) arrays.push(column.distinct.bytes, column.distinct.starts);
    else if (column.kind === "text") arrays.push(column.codes);
    for (const array of arrays) if (array?.buffer) buffers.add(array.buffer);
  }
  let bytes = 0;
  for (const buffer of buffers) bytes += buffer.byteLength;
  return bytes / deals.rowCount;
}
