import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceHash } from "./build.ts";

let top = "";

function write(path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "landfall-hash-"));
  write("app/page.tsx", "1");
});

afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

test.each([
  "app/page.tsx",
  "app/new/page.tsx",
  "lib/orders/data.ts",
  "proxy.ts",
  "instrumentation-node.ts",
  "next.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "messages/de.json",
])("a change of %s asks for a new build", (path) => {
  const before = sourceHash(top);
  write(path, "2");
  expect(sourceHash(top)).not.toBe(before);
});

test("another key for the actions asks for a new build, and is not told by the fingerprint", () => {
  const key = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
  expect(sourceHash(top, { [key]: "one" })).not.toBe(sourceHash(top));
  expect(sourceHash(top, { [key]: "one" })).not.toBe(sourceHash(top, { [key]: "two" }));
  expect(sourceHash(top, { [key]: "one" })).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  "lib/orders/data.test.ts",
  "README.md",
  "bin/start.ts",
  "e2e/specs/buy.spec.ts",
  "tsconfig.tsbuildinfo",
])("a change of %s does not", (path) => {
  const before = sourceHash(top);
  write(path, "2");
  expect(sourceHash(top)).toBe(before);
});
