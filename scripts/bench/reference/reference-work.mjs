/**
 * The rows of the reference work, the same for a seed on every machine: a fifth of the deals is shared, three
 * fifths are won, amounts are many small and few large, over three months.
 */

export const periods = 3;
export const firstDay = Date.UTC(2026, 0, 1) / 86_400_000;
/** Days from the first of January on which February and March start. */
export const monthStarts = [0, 31, 59, 90];

export const stages = ["won", "lost", "open", "cancelled"];
export const products = ["platform", "services", "support", "training"];
export const regions = ["EMEA", "AMER", "APAC"];
export const kinds = ["new", "renewal", "expansion"];
/** Percent of a shared deal that goes to the second payee. */
const splits = [25, 30, 50];
/** To 8 decimals, as units. */
const rates = [100_000_000, 108_415_327, 127_093_581, 674_113, 91_870_029];

/** `deals` rows of `payees` people as columns of whole numbers. */
export function referenceWork(
  deals,
  payees = Math.min(10_000, Math.max(10, deals / 100)),
  seed = 20_260_101,
) {
  const next = random(seed);
  const below = (count) => Math.floor(next() * count);
  const work = {
    deals,
    payees,
    owner: new Int32Array(deals),
    /** -1 where the deal is nobody else's. */
    second: new Int32Array(deals),
    split: new Uint8Array(deals),
    cents: new Float64Array(deals),
    /** Of the wide plan, 8 decimals. */
    rate: new Float64Array(deals),
    stage: new Uint8Array(deals),
    product: new Uint8Array(deals),
    region: new Uint8Array(deals),
    kind: new Uint8Array(deals),
    /** Days from the first of January. */
    day: new Int32Array(deals),
  };
  for (let deal = 0; deal < deals; deal += 1) {
    const isShared = next() < 0.2;
    const luck = next();
    work.owner[deal] = below(payees);
    work.second[deal] = isShared ? below(payees) : -1;
    work.split[deal] = isShared ? splits[below(3)] : 0;
    work.cents[deal] = Math.round(100 * Math.exp(9.9 + 1.5 * (next() + next() + next() - 1.5)));
    work.rate[deal] = rates[below(rates.length)];
    work.stage[deal] = luck < 0.6 ? 0 : luck < 0.85 ? 1 : luck < 0.97 ? 2 : 3;
    work.product[deal] = below(products.length);
    work.region[deal] = below(regions.length);
    work.kind[deal] = below(kinds.length);
    work.day[deal] = below(90);
  }
  return work;
}

export function payeeName(payee) {
  return `P${String(payee).padStart(5, "0")}`;
}

/** Ids of one length, ascending, as systems export them. */
export function dealName(deal) {
  return `D${String(deal).padStart(9, "0")}`;
}

export function dayText(day) {
  return new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);
}

export function monthOf(day) {
  return day < 31 ? 0 : day < 59 ? 1 : 2;
}

/** Mulberry32. */
function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
