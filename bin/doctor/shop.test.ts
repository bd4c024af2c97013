import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { noSniffing, securityHeaders } from "@/lib/platform/http/security-headers";
import { openTestServer, type TestServer } from "../test-server.ts";
import { checkClock } from "./clock.ts";
import { version } from "./manifest.ts";
import type { ClockReading } from "./scene.ts";
import { allOf, said, sceneOf } from "./testing.ts";

let shop: TestServer;
beforeAll(async () => {
  shop = await openTestServer();
});
afterAll(() => shop.close());
afterEach(() => {
  vi.unstubAllEnvs();
});

const HEALTH = { ready: true, version, database: "up", supplier: "reachable" };
const HEADERS = Object.fromEntries([noSniffing, ...securityHeaders].map(({ key, value }) => [key, value]));

async function looked(APP_URL = shop.url) {
  const scene = await sceneOf({ env: { APP_URL } });
  const { checkShop } = await import("./shop.ts");
  return allOf(checkShop(scene));
}

test("a shop in good health, with every header", async () => {
  shop.listen(() => ({
    body: HEALTH,
    headers: { ...HEADERS, "Content-Security-Policy": "default-src 'self'" },
  }));
  expect((await looked()).map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
});

test("a shop that is not ready, is of another version and lost its headers on the way", async () => {
  shop.listen(() => ({ status: 503, body: { ...HEALTH, ready: false, database: "down", version: "0.0.9" } }));
  const found = await looked();
  expect(said(found, "shop.running")).toMatch(/^failed .*database down/);
  expect(said(found, "shop.version")).toMatch(/^warning 0\.0\.9 runs/);
  expect(said(found, "shop.headers")).toMatch(
    /^failed X-Content-Type-Options, .*Content-Security-Policy missing/,
  );
});

test("somebody else's page, and nobody", async () => {
  shop.listen(() => ({ headers: { "content-type": "text/html" }, body: "<html>hello</html>" }));
  expect(said(await looked(), "shop.running")).toMatch(/^failed what answers at .* is not this shop/);
  expect(said(await looked("http://127.0.0.1:59996"), "shop.running")).toMatch(/^skipped no shop answers/);
});

test("clocks: what a reading cannot tell apart is not held against anybody", async () => {
  const scene = await sceneOf({});
  const readings: Readonly<Record<string, ClockReading>> = {
    good: { aheadMs: 900, exactMs: 500 },
    coarse: { aheadMs: 5_400, exactMs: 600 },
    slow: { aheadMs: -20_000, exactMs: 500 },
    wrong: { aheadMs: 3_600_000, exactMs: 500 },
  };
  for (const [name, reading] of Object.entries(readings)) scene.clocks.set(name, reading);
  const found = await allOf(checkClock(scene));
  expect(found.map(({ status }) => status)).toEqual(["ok", "ok", "warning", "failed"]);
  expect(said(found, "clock.slow")).toBe("warning 20.0 s behind our clock (±0.5 s)");
});
