import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fromExactText,
  fromText,
  fromUnits,
  isTooLong,
  isZero,
  max,
  min,
  multiply,
  negate,
  one,
  sign,
  subtract,
  toExactText,
  zero,
} from "./fraction.js";

/** A second, independent way to hold a rational: BigInt over BigInt, never reduced. */
interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => ({
    fraction: fromUnits(units, scale),
    rational: { n: units, d: 10n ** BigInt(scale) },
  }));

const numbers = fc.tuple(decimals, decimals, fc.boolean()).map(([a, b, isQuotient]) => {
  if (!isQuotient || b.rational.n === 0n) return a;
  const quotient = divide(a.fraction, b.fraction);
  if (quotient === undefined) throw new Error("a divisor other than zero was refused");
  const n = a.rational.n * b.rational.d;
  const d = a.rational.d * b.rational.n;
  return { fraction: quotient, rational: d < 0n ? { n: -n, d: -d } : { n, d } };
});

function same(fraction: Fraction, { n, d }: Rational): void {
  expect(fraction.d.isPositive()).toBe(true);
  const [left = "", right = "1"] = toExactText(fraction).split("/");
  expect(BigInt(left) * d).toBe(n * BigInt(right));
}

describe("fraction", () => {
  it("computes as rationals of big integers do", () => {
    fc.assert(
      fc.property(numbers, numbers, ({ fraction: a, rational: p }, { fraction: b, rational: q }) => {
        same(add(a, b), { n: p.n * q.d + q.n * p.d, d: p.d * q.d });
        same(subtract(a, b), { n: p.n * q.d - q.n * p.d, d: p.d * q.d });
        same(multiply(a, b), { n: p.n * q.n, d: p.d * q.d });
        same(negate(a), { n: -p.n, d: p.d });
        same(absolute(a), { n: p.n < 0n ? -p.n : p.n, d: p.d });
        const difference = p.n * q.d - q.n * p.d;
        expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(equal(a, b)).toBe(difference === 0n);
        expect(sign(a)).toBe(p.n < 0n ? -1 : p.n > 0n ? 1 : 0);
        expect(isZero(a)).toBe(p.n === 0n);
        expect(min(a, b)).toBe(difference > 0n ? b : a);
        expect(max(a, b)).toBe(difference < 0n ? b : a);
      }),
    );
  });

  it("is a field", () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, ({ fraction: a }, { fraction: b }, { fraction: c }) => {
        const alike = (x: Fraction, y: Fraction) => expect(toExactText(x)).toBe(toExactText(y));
        alike(add(a, b), add(b, a));
        alike(multiply(a, b), multiply(b, a));
        alike(add(add(a, b), c), add(a, add(b, c)));
        alike(multiply(multiply(a, b), c), multiply(a, multiply(b, c)));
        alike(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
        alike(add(a, zero), a);
        alike(multiply(a, one), a);
        alike(subtract(a, a), zero);
        const quotient = divide(a, b);
        if (quotient) alike(multiply(quotient, b), a);
        else expect(isZero(b)).toBe(true);
      }),
    );
  });

  it("does not care in which order a chain multiplies and divides", () => {
    const text = (value: Fraction | undefined) => (value ? toExactText(value) : "");
    const [a, b, c, d] = ["1000.01", "7", "3", "11.5"].map(fromText) as [
      Fraction,
      Fraction,
      Fraction,
      Fraction,
    ];
    const stepwise = divide(multiply(divide(a, c) ?? zero, b), d);
    expect(text(stepwise)).toBe(text(divide(multiply(a, b), multiply(c, d))));
  });

  it("keeps long chains of quotients short", () => {
    let value = one;
    for (let step = 1; step <= 2_000; step += 1) {
      value = divide(multiply(value, fromUnits(step + 1, 2)), fromUnits(step, 2)) ?? zero;
    }
    expect(toExactText(value)).toBe("2001");
    expect(value.n.precision() + value.d.precision()).toBeLessThan(100);
  });

  it("tells when a value grows too long for a formula", () => {
    const long = (length: number) => fromUnits(10n ** BigInt(length) - 1n, 0);
    expect(isTooLong(long(400))).toBe(false);
    expect(isTooLong(long(401))).toBe(true);
    expect(isTooLong(fromUnits(1, 399))).toBe(false);
    expect(isTooLong(fromUnits(1, 400))).toBe(true);
    expect(isTooLong(divide(long(401), long(401)) ?? zero)).toBe(false);
  });

  it("refuses to divide by zero and to go on with numbers that would be rounded", () => {
    expect(divide(one, zero)).toBeUndefined();
    expect(divide(one, subtract(fromText("0.3"), fromText("0.3")))).toBeUndefined();
    expect(() => fromUnits(2 ** 53, 0)).toThrow("not whole");
    let value = fromText("123456789");
    expect(() => {
      for (let step = 0; step < 12; step += 1) value = multiply(value, value);
    }).toThrow("digits");
  });

  it("has one text for one value", () => {
    expect(toExactText(fromText("-0"))).toBe("0");
    expect(toExactText(fromText("10.50"))).toBe("21/2");
    expect(toExactText(divide(fromText("-0.2"), fromText("0.3")) ?? zero)).toBe("-2/3");
    expect(toExactText(divide(fromText("0.2"), fromText("-0.3")) ?? zero)).toBe("-2/3");
    expect(equal(fromExactText("-2/3"), divide(fromText("2"), fromText("-3")) ?? zero)).toBe(true);
    expect(toExactText(fromExactText("42"))).toBe("42");
  });
});
