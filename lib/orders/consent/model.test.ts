import { expect, test } from "vitest";
import { hasWithdrawal, likelyCountry } from "./model";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "AT"],
  ["en-GB", "GB"],
  ["zh-Hant-TW,zh;q=0.9", "TW"],
  ["en", null],
  ["de;q=0.9", null],
  ["*", null],
  ["", null],
  [null, null],
  ["<script>-US", null],
])("%s comes from %s", (header, country) => {
  expect(likelyCountry(header)).toBe(country);
});

test("the right of withdrawal is the European Union's, and its neighbours' in law", () => {
  expect(["DE", "FR", "NO", "IS"].map(hasWithdrawal)).toEqual([true, true, true, true]);
  expect(["CH", "GB", "US", "XX", null].map(hasWithdrawal)).toEqual([false, false, false, false, false]);
});
