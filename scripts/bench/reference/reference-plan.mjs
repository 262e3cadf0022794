/** The plan every contender calculates: 4 crediting rules, shared deals, marginal tiers, a cap, rounding. */

/** `isWide`: amounts are converted at 8 decimals first, which no contender can hold in 53 bits. */
export function referencePlan(isWide = false) {
  return `language 1

plan reference_work "Reference work" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}

data payees {
  id : payee key
}

data deals {
  id      : text key
  owner   : payee
  second  : payee optional
  split   : percent
  amount  : money
${isWide ? "  rate    : number\n" : ""}  stage   : "won" | "lost" | "open" | "cancelled"
  product : "platform" | "services" | "support" | "training"
  region  : "EMEA" | "AMER" | "APAC"
  kind    : "new" | "renewal" | "expansion"
  closed  : date
}

credit booking of deals on closed {
  where  stage = "won"
  worth  amount * ${isWide ? "rate * " : ""}first {
    when product = "platform" and region = "EMEA" and kind = "new"       : 125%
    when product = "platform" and region = "APAC" and kind = "expansion" : 110%
    when product = "services" and region = "AMER" and kind = "renewal"   : 75%
    when product = "support"  and region = "EMEA" and kind = "renewal"   : 50%
    otherwise                                                            : 100%
  }
  to     second split if any
  to     owner  rest
}

measure bookings per month = sum(booking)

tiers commission_rate marginal {
  from       0 USD : 2%
  from 250_000 USD : 3.5%
  from 500_000 USD : 5%
  from 900_000 USD : 6.25%
}

component commission per month {
  pay bookings at commission_rate(bookings)
  cap 40_000 USD excess lost
}

payout per month {
  pay commission
}
`;
}

/** The reference plan with its tiers and its cap in parameters, for scenarios. */
export function sweptPlan() {
  const named = [
    ["base_rate", "percent", ": 2%"],
    ["top_rate", "percent", ": 6.25%"],
    ["second_step", "money", "from 250_000 USD"],
    ["top", "money", "cap 40_000 USD"],
  ];
  const values = named.map(
    ([name, type, where]) => `param ${name} : ${type} = ${where.replace(/^\D+/, "")}\n`,
  );
  const text = named.reduce(
    (before, [name, , where]) => before.replace(where, where.replace(/\d.*$/, name)),
    referencePlan(),
  );
  return text.replace("tiers commission_rate", `${values.join("")}\ntiers commission_rate`);
}

/** A plan of about a thousand lines, as somebody might have typed it. */
export function longPlan(lines = 1000) {
  const parts = [referencePlan().split("payout per month")[0]];
  const names = ["commission"];
  for (let count = 1; parts.join("").split("\n").length < lines - 6; count += 1) {
    names.push(`bonus_${count}`);
    parts.push(`/// What is sold of the ${count}th kind.
measure sold_${count} per month = sum(booking where product = "platform" | "services" and region = "EMEA")

tiers rate_${count} marginal {
  from       0 USD : ${count % 9}%
  from 100_000 USD : ${(count % 9) + 1}.25%
  from 400_000 USD : ${(count % 9) + 3}%
}

component bonus_${count} per month {
  pay  sold_${count} at rate_${count}(sold_${count})
  gate bookings >= 10_000 USD past paid
  cap  5_000 USD excess lost
}

`);
  }
  return `${parts.join("")}payout per month {\n  pay ${names.join(", ")}\n}\n`;
}
