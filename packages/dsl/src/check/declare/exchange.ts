/** `exchange fx`: the data with the rates of exchange, its key and the columns that hold rates. */

import { isCurrency } from "@attain/engine";
import type { ColumnSymbol, ExchangeRates, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Finding } from "../finding.js";

/** Nothing where the plan names none, or one that cannot be read (reported). */
export function findExchange(checking: Checking): ExchangeRates | undefined {
  const settings = checking.settings.statement?.settings ?? [];
  const setting = settings.find((each) => each.kind === "exchange");
  const source = setting && checking.symbols.get(setting.source.text);
  if (setting === undefined || source?.kind !== "source") return undefined;
  const report = (message: string, help: string): undefined => {
    if (source.statement.broken) return undefined;
    const related: Finding["related"] = [{ span: source.statement.name.span, message: "Declared here" }];
    checking.report({ code: "wrong-exchange", span: setting.source.span, message, help, related });
    return undefined;
  };
  const currency = source.keys.filter(isCode);
  const periods = source.keys.filter(({ type }) => type.kind === "period");
  const [code, secondCode] = currency;
  const [period, secondPeriod] = periods;
  const others = source.keys.length - currency.length - periods.length;
  if (source.keys.some(({ type }) => type.kind === "unknown")) return undefined;
  if (code === undefined || secondCode || secondPeriod || others > 0) {
    return report(
      `Rates are found by the code of a currency, and \`${source.name}\` has ${keysOf(source)}`,
      "Write `currency : text key`; rates that change are `dated`, or have a period as a second key",
    );
  }
  const rates = ratesIn(source);
  if (rates.length === 0) {
    return report(
      `\`${source.name}\` has no column of rates`,
      "Add a number column called after a currency, such as `usd : number`: what one unit of the row's currency is worth in USD",
    );
  }
  return { source, currency: code, ...(period && { period }), rates };
}

function isCode({ type }: ColumnSymbol): boolean {
  return type.kind === "text" || type.kind === "choice";
}

/** Number columns called after a currency, in upper or lower case. */
function ratesIn({ columns }: SourceSymbol): ExchangeRates["rates"] {
  return [...columns.values()]
    .filter(({ name, type }) => type.kind === "number" && isCurrency(name.toUpperCase()))
    .map((column) => ({ currency: column.name.toUpperCase(), column }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function keysOf({ keys }: SourceSymbol): string {
  if (keys.length === 0) return "no key";
  return `the key ${keys.map(({ name }) => `\`${name}\``).join(", ")}`;
}
