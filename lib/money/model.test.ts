import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalText, formatMoney } from "./format";
import { add, money, parseDecimal, roundUpTo, share, subtract, times } from "./model";

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
    expect(decimalText(money(1234, "KWD"))).toBe("1.234");
    expect(decimalText(money(-5, "USD"))).toBe("-0.05");
  });
});
