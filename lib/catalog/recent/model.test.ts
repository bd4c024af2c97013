import { expect, test } from "vitest";
import { MOST_RECENT, readRecent, recentText } from "./model";

const looking = (...slugs: string[]) =>
  slugs.reduce<string | null>((text, slug) => recentText(readRecent(text), slug), null);

test("what was looked at last stands first, and once", () => {
  expect(readRecent(looking("italy", "japan", "italy"))).toEqual(["italy", "japan"]);
});

test("only so many are kept", () => {
  const slugs = Array.from({ length: MOST_RECENT + 3 }, (_, at) => `place-${at}`);
  expect(readRecent(looking(...slugs))).toEqual(slugs.toReversed().slice(0, MOST_RECENT));
});

test.each([
  null,
  "",
  "italy",
  "{",
  "null",
  '{"0":"italy"}',
  "[1,null,{}]",
  '["Italy","../admin","a b","<b>",""]',
])("what makes no sense is nothing: %s", (text) => {
  expect(readRecent(text)).toEqual([]);
});

test("of a list that was tampered with the sensible part is read, and no more than fits", () => {
  expect(readRecent('["italy",7,"italy","javascript:x","japan"]')).toEqual(["italy", "japan"]);
  const many = JSON.stringify(Array.from({ length: 500 }, (_, at) => `place-${at}`));
  expect(readRecent(many)).toHaveLength(MOST_RECENT);
  expect(readRecent(`["${"a".repeat(81)}"]`)).toEqual([]);
});
