import { describe, expect, it } from "vitest";
import { dataText, startsKey } from "./format";

const place = { slug: "italy", countryCode: "IT", title: "Italy" };

describe("what a package gives in data", () => {
  const word = (key: string) => `<${key}>`;

  it.each([
    ["an amount", { dataMb: 3072, unlimited: false }, "3\u00a0GB"],
    ["unlimited, whatever amount is named beside it", { dataMb: 2048, unlimited: true }, "<unlimited>"],
    ["unlimited without an amount", { dataMb: null, unlimited: true }, "<unlimited>"],
    ["none where none is stated", { dataMb: null, unlimited: false }, "<noData>"],
    ["none where it is nothing", { dataMb: 0, unlimited: false }, "<noData>"],
  ])("is %s", (_what, allowance, text) => {
    expect(dataText(allowance, "en", word)).toBe(text);
  });
});

it("says when the days begin by the rule and by how many countries there are", () => {
  const card = { activationPolicy: "first-usage" } as const;
  expect(startsKey({ ...card, destination: { ...place, kind: "local" } })).toBe("first-usage-local");
  expect(startsKey({ ...card, destination: { ...place, kind: "global" } })).toBe("first-usage-wide");
});
