import { expect, test } from "vitest";
import pages from "@/messages/en/pages.json";
import { HELP, helpPath, type HelpSection } from "./help-path";

test("every section of the help centre and every question in it has its words, and no words are left over", () => {
  const written = Object.entries(pages.help.sections).map(([name, { items }]) => [name, Object.keys(items)]);
  const shown = Object.entries(HELP).map(([name, { items }]) => [name, [...items]]);
  expect(written).toEqual(shown);
});

test.each(Object.keys(HELP) as HelpSection[])("%s can be linked to", (section) => {
  expect(helpPath("ar", section)).toBe(`/ar/help#${section}`);
});
