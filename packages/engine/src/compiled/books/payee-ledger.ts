/** One payee's side of the ledger: every entry, and the sums that balances are read from, kept up to date. */

import { unreachable } from "../../values/unreachable.js";
import type { Cause } from "./cause.js";
import type { PayGroups } from "./pay-groups.js";

/** Amounts by the name under which the ledger has them, in the order in which they first came. */
export type Balances = Map<string, bigint>;

/** Of a component and one of its earning periods. */
export interface EarnedSums {
  earned: bigint;
  held: bigint;
  lost: bigint;
}

/** What the ledger says of one group of components. */
export class GroupSums {
  /** All money that changed hands. */
  paid = 0n;
  /** Earned by no component: forgiven, written off, paid by hand. */
  given = 0n;
  readonly advanced: Balances = new Map();
  readonly carried: Balances = new Map();
  readonly cut: Balances = new Map();
  readonly deferred: Balances = new Map();
  /** By pay period. */
  readonly toppedUp = new Map<string, Balances>();
  /** By component, then earning period. */
  readonly earned = new Map<string, Map<string, EarnedSums>>();

  add({ kind, component, earningPeriod, units }: Cause): void {
    if (kind !== "rounding" && kind !== "exchanged") this.paid += units;
    switch (kind) {
      case "earned":
      case "clawedBack":
        this.#sums(component, earningPeriod).earned += units;
        return;
      case "held":
      case "released":
        this.#sums(component, earningPeriod).held -= units;
        return;
      case "lost":
        this.#sums(component, earningPeriod).lost -= units;
        return;
      case "cut":
        more(this.cut, component, -units);
        return;
      case "deferred":
        more(this.deferred, component, -units);
        return;
      case "toppedUp": {
        const own: Balances = this.toppedUp.get(earningPeriod) ?? new Map();
        this.toppedUp.set(earningPeriod, own);
        more(own, component, units);
        return;
      }
      case "advanced":
      case "paidAhead":
      case "recovered":
        more(this.advanced, component, units);
        return;
      case "carried":
      case "collected":
        more(this.carried, component, units);
        return;
      case "forgiven":
      case "writtenOff":
      case "manual":
        this.given += units;
        return;
      case "rounding":
      case "exchanged":
        return;
      default:
        unreachable(kind);
    }
  }

  #sums(component: string, period: string): EarnedSums {
    let periods = this.earned.get(component);
    if (periods === undefined) {
      periods = new Map();
      this.earned.set(component, periods);
    }
    let sums = periods.get(period);
    if (sums === undefined) {
      sums = { earned: 0n, held: 0n, lost: 0n };
      periods.set(period, sums);
    }
    return sums;
  }
}

export class PayeeLedger {
  readonly causes: Cause[] = [];
  /** By the group's place. */
  readonly groups: readonly GroupSums[];
  /** What roundings of whole payouts have added so far. */
  rounding = 0n;
  readonly #groups: PayGroups;

  constructor(groups: PayGroups) {
    this.#groups = groups;
    this.groups = groups.list.map(() => new GroupSums());
  }

  add(cause: Cause): void {
    this.causes.push(cause);
    if (cause.kind === "rounding") this.rounding += cause.units;
    else this.groups[this.#groups.placeOf(cause.component)]?.add(cause);
  }
}

export function totalOf(balances: Balances): bigint {
  let total = 0n;
  for (const amount of balances.values()) total += amount;
  return total;
}

function more(balances: Balances, name: string, units: bigint): void {
  balances.set(name, (balances.get(name) ?? 0n) + units);
}
