import { describe, expect, it } from "vitest";
import { match, oneSlipApart, type Searchable } from "./match";

const matchRank = (entry: Searchable, typed: string) => match(entry, typed)?.rank ?? null;

const japan = { name: "Japan", countryCode: "JP", aliases: ["Tokyo", "Nippon"] };
const unitedKingdom = { name: "United Kingdom", countryCode: "GB", aliases: ["Great Britain", "London"] };
const reunion = { name: "Réunion", countryCode: "RE" };
const austria = { name: "Austria", countryCode: "AT" };

describe("matchRank", () => {
  it.each([
    [japan, "japan"],
    [japan, "JP"],
    [japan, "🇯🇵"],
    [japan, "tokio"],
    [japan, "Jpaan"],
    [unitedKingdom, "kingdom"],
    [unitedKingdom, "great brit"],
    [reunion, "reunion"],
  ])("finds $name by what people type", (entry, typed) => {
    expect(matchRank(entry, typed)).not.toBeNull();
  });

  it("puts a name's beginning before its middle, and its middle before a slip", () => {
    expect(matchRank(unitedKingdom, "united")).toBeLessThan(matchRank(unitedKingdom, "kingdom") ?? -1);
    expect(matchRank(unitedKingdom, "kingdom")).toBeLessThan(matchRank(japan, "jpaan") ?? -1);
  });

  it("says nothing for nothing, and does not guess from three letters", () => {
    expect(matchRank(japan, "  ")).toBeNull();
    expect(matchRank(austria, "ust")).toBeNull();
  });
});

describe("oneSlipApart", () => {
  it.each([
    ["tokyo", "tokio", true],
    ["spain", "spian", true],
    ["italy", "itly", true],
    ["italy", "ittaly", true],
    ["austria", "australia", false],
  ])("%s, %s: %s", (left, right, expected) => {
    expect(oneSlipApart(left, right)).toBe(expected);
  });
});
