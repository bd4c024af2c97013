import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalText, formatMoney } from "./format";
import {
  add,
  allocate,
  convert,
  isAmbiguousAmount,
  money,
  parseDecimal,
  part,
  roundUpTo,
  share,
  subtract,
  times,
  typedAmount,
} from "./model";

const currency = fc.constantFrom("USD", "JPY", "KWD");
const minor = fc.integer({ min: 0, max: 1_000_000_000 });

describe("money", () => {
  test("refuses fractions, unsafe numbers, unknown codes and mixed currencies", () => {
    expect(() => money(1.5, "USD")).toThrow(RangeError);
    expect(() => money(Number.MAX_SAFE_INTEGER + 1, "USD")).toThrow(RangeError);
    expect(() => money(1, "usd")).toThrow(TypeError);
    expect(() => add(money(1, "USD"), money(1, "EUR"))).toThrow(TypeError);
    expect(() => subtract(money(1, "USD"), money(1, "EUR"))).toThrow(TypeError);
    expect(() => times(money(1, "USD"), -1)).toThrow(RangeError);
  });

  test("a decimal read and written again is the same, whatever the currency's digits", () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const value = money(amount, code);
        expect(parseDecimal(decimalText(value), code, "up")).toEqual(value);
      }),
    );
  });

  test.each([
    ["9.50", "USD", 950],
    [22.5, "USD", 2250],
    [10, "USD", 1000],
    ["0.1", "USD", 10],
    ["4.005", "USD", 401],
    ["1500", "JPY", 1500],
    ["1.2345", "KWD", 1235],
  ] as const)("reads %s %s upwards as %i", (text, code, expected) => {
    expect(parseDecimal(text, code, "up").minor).toBe(expected);
  });

  test.each(["", "1e3", "1,5", "NaN", "-", "0x10", "1.2.3"])("does not read %j", (text) => {
    expect(() => parseDecimal(text, "USD", "up")).toThrow(RangeError);
  });

  test.each([
    ["4.50", "USD", 450],
    [" 4,5 ", "EUR", 450],
    ["1500", "JPY", 1500],
    ["1.230", "KWD", 1230],
  ] as const)("understands %j typed for %s", (text, code, expected) => {
    expect(typedAmount(text, code)).toEqual({ minor: expected, currency: code });
  });

  test.each([
    ["", "USD"],
    ["4.505", "USD"],
    ["1,500", "USD"],
    ["1.5", "JPY"],
    ["1.234", "KWD"],
    ["-1", "USD"],
    ["1e3", "USD"],
    ["$5", "USD"],
    ["5.", "USD"],
    ["9999999999999999", "USD"],
  ] as const)("does not guess what %j means in %s", (text, code) => {
    expect(typedAmount(text, code)).toBeNull();
  });

  test.each([
    ["1,500", "USD", true],
    [" 1.500 ", "EUR", true],
    ["1,500", "JPY", true],
    ["1.500", "KWD", false],
    ["4.505,00", "EUR", false],
    ["4,50", "EUR", false],
    ["45055.505", "EUR", false],
    ["", "EUR", false],
  ] as const)("whether %j can be read in two ways in %s: %j", (text, code, expected) => {
    expect(isAmbiguousAmount(text, code)).toBe(expected);
  });

  test("a share rounded up never falls short of the exact share", () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 0, max: 100_000 }), (amount, bps) => {
        const exact = (BigInt(amount) * BigInt(bps)) / 10_000n;
        expect(BigInt(share(money(amount, "USD"), bps, "up").minor)).toBeGreaterThanOrEqual(exact);
      }),
    );
  });

  test("rounding to an ending goes up, and by less than one step", () => {
    fc.assert(
      fc.property(minor, (amount) => {
        const rounded = roundUpTo(money(amount, "USD"), 100, 99).minor;
        expect(rounded % 100).toBe(99);
        expect(rounded - amount).toBeGreaterThanOrEqual(0);
        expect(rounded - amount).toBeLessThan(100);
      }),
    );
  });

  test("is printed with the currency's own digits", () => {
    expect(formatMoney(money(950, "USD"), "en")).toBe("$9.50");
    expect(formatMoney(money(950, "JPY"), "en")).toBe("¥950");
    expect(formatMoney(money(74_000, "ISK"), "en")).toMatch(/740$/);
    expect(decimalText(money(1234, "KWD"))).toBe("1.234");
    expect(decimalText(money(-5, "USD"))).toBe("-0.05");
  });

  test("a part is settled to the nearest minor unit, halves upwards", () => {
    expect(part(money(599, "USD"), [2000, 12_000], "half-up")).toEqual(money(100, "USD"));
    expect(part(money(3, "USD"), [1, 2], "half-up")).toEqual(money(2, "USD"));
    expect(() => part(money(3, "USD"), [0.5, 2], "up")).toThrow(RangeError);
  });

  test.each([
    { amount: money(520, "USD"), to: "EUR", rate: "0.920400", minor: 479 },
    { amount: money(520, "USD"), to: "JPY", rate: "151.200000", minor: 787 },
    { amount: money(520, "USD"), to: "KWD", rate: "0.307300", minor: 1598 },
    { amount: money(1000, "JPY"), to: "USD", rate: "0.0066", minor: 660 },
    { amount: money(1, "KWD"), to: "JPY", rate: "492", minor: 1 },
  ])(
    "$amount.minor $amount.currency are, in $to at $rate and rounded up, $minor",
    ({ amount, to, rate, minor }) => {
      expect(convert(amount, { to, rate }, "up")).toEqual(money(minor, to));
    },
  );

  test.each(["", "0", "0.000", "-1", "1e3", "1,5", "NaN", ".5"])("does not convert at %j", (rate) => {
    expect(() => convert(money(100, "USD"), { to: "EUR", rate }, "up")).toThrow(RangeError);
  });

  test("rounded up and converted with a buffer, nothing is lost", () => {
    const rates = fc.integer({ min: 1, max: 2_000_000_000 }).map((millionths) => {
      const digits = String(millionths).padStart(7, "0");
      return { millionths, rate: `${digits.slice(0, -6)}.${digits.slice(-6)}` };
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.tuple(rates, fc.integer({ min: 0, max: 1000 })),
        (amount, [{ millionths, rate }, bufferBps]) => {
          const plain = convert(money(amount, "USD"), { to: "EUR", rate }, "up");
          expect(BigInt(plain.minor) * 1_000_000n).toBeGreaterThanOrEqual(
            BigInt(amount) * BigInt(millionths),
          );
          expect(BigInt(plain.minor - 1) * 1_000_000n).toBeLessThan(BigInt(amount) * BigInt(millionths));
          const buffered = convert(money(amount, "USD"), { to: "EUR", rate, bufferBps }, "up");
          expect(buffered.minor).toBeGreaterThanOrEqual(plain.minor);
        },
      ),
    );
  });

  test("what is shared out adds up to the whole, and no part is a step away from its due", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(1, 10),
        (steps, weights, step) => {
          const parts = allocate(money(steps * step, "KWD"), weights, step);
          expect(parts.reduce((sum, each) => sum + each.minor, 0)).toBe(steps * step);
          const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
          for (const [index, { minor }] of parts.entries()) {
            expect(minor % step).toBe(0);
            const due = BigInt(steps * step) * BigInt(weights[index] ?? 0);
            const off = BigInt(minor) * whole - due;
            expect(off < BigInt(step) * whole && -off < BigInt(step) * whole).toBe(true);
          }
        },
      ),
    );
    expect(allocate(money(100, "USD"), [1, 1, 1])).toEqual([
      money(34, "USD"),
      money(33, "USD"),
      money(33, "USD"),
    ]);
    expect(() => allocate(money(15, "KWD"), [1], 10)).toThrow(RangeError);
    expect(() => allocate(money(10, "USD"), [0])).toThrow(RangeError);
  });
});
