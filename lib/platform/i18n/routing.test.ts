import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LOCALES } from "./locales";

// The framework reads the proxy's matcher without running it, so the languages are written out there.
test("the proxy lets browse pages of every language pass by", () => {
  expect(readFileSync("proxy.ts", "utf8")).toContain(`(?:${LOCALES.join("|")})(?:/|$)`);
});
