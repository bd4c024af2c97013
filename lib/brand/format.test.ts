import { expect, test } from "vitest";
import { shortName } from "./format";

test.each([
  ["Landfall", "Landfall"],
  ["Coral Mobile", "Coral Mobile"],
  ["Coral Mobile Shop", "Coral Mobile"],
  ["Reiseverbindungen24 GmbH", "Reiseverbind"],
  ["  Far  Away Data ", "Far Away"],
])("%j is called %j under an icon", (name, short) => {
  expect(shortName(name)).toBe(short);
});
