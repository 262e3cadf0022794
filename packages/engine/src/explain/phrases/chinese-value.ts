/** Values that are shown with words, in Chinese: `nothing`, `yes`, `60,000.00 USD per year`. */

export interface ValueWords {
  readonly nothing: string;
  readonly "a value": string;
  readonly yes: string;
  readonly no: string;
  readonly units: Readonly<Record<"day" | "month" | "quarter" | "half" | "year", string>>;
}

export function chineseValue({ units, ...words }: ValueWords): (shown: string) => string {
  const byWord = new Map(Object.entries(words));
  const byUnit = new Map(Object.entries(units));
  return (shown) => {
    const word = byWord.get(shown);
    if (word !== undefined) return word;
    const [, amount, unit = ""] = /^(-?[\d,.]+ [A-Z]{3}) per ([a-z]+)$/.exec(shown) ?? [];
    const per = byUnit.get(unit);
    return amount === undefined || per === undefined ? shown : `${amount}/${per}`;
  };
}
