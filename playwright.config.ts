import { defineConfig } from "@playwright/test";
import { E2E, type E2eWorld } from "./bin/checks/e2e-settings.ts";
import type { Options } from "./e2e/fixtures/test.ts";

const browser = process.env.PLAYWRIGHT_CHROMIUM ?? "";
const quiet = ["disable-background-networking", "disable-component-update", "disable-sync", "no-first-run"];
// A browser started by root needs no-sandbox; containers seldom have a graphics card or UDP.
const args = ["no-sandbox", "disable-gpu", "disable-quic", ...quiet].map((name) => `--${name}`);

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const MOVES_THE_CLOCK = "**/time/*.spec.ts";
// The second supplier has a shop of its own: what differs is behind the scenes, so a few journeys tell.
const SECOND_SUPPLIER = "**/airalo/*.spec.ts";
const elsewhere = [MOVES_THE_CLOCK, SECOND_SUPPLIER];
/** What a wide screen lays out anew; everything else is the same on both, or worst on the smallest. */
const BOTH = "**/{pages,journey,find}.spec.ts";
/** What desks have, or no screen changes: staff, the keyboard, forged questions, made-up addresses. */
const DESK = ["**/admin/*.spec.ts", "**/{forged,bad-addresses,keyboard}.spec.ts"];

const addressOf = ({ PORT }: E2eWorld): string => `http://localhost:${PORT}`;
const shop = (name: string, world: E2eWorld) => ({
  command: `"${process.execPath}" bin/e2e-world.ts ${name}`,
  // 200 only when a buyer can buy.
  url: `${addressOf(world)}/api/health`,
  timeout: 300_000,
  reuseExistingServer: false,
  stdout: "pipe" as const,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 30_000 },
});

export default defineConfig<Options>({
  testDir: "e2e/specs",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  workers: 3,
  retries: 0,
  // A purchase passes through several processes before the page tells of it.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: addressOf(E2E.pressone),
    locale: "en-GB",
    timezoneId: "UTC",
    // Pictures of every moment would cost more time than the journeys themselves; what the page was made of is kept.
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: { args, ...(browser === "" ? {} : { executablePath: browser }) },
  },
  projects: [
    // First, since they take longest: one after the other, in a world of their own. They mostly wait while others work.
    {
      name: "time",
      use: { ...phone, baseURL: addressOf(E2E.clock), world: "clock" },
      testMatch: MOVES_THE_CLOCK,
      workers: 1,
    },
    { name: "desktop", use: desktop, testMatch: [BOTH, ...DESK], testIgnore: elsewhere },
    { name: "phone", use: phone, testIgnore: [...elsewhere, ...DESK] },
    {
      name: "airalo",
      use: { ...phone, baseURL: addressOf(E2E.airalo), world: "airalo" },
      testMatch: SECOND_SUPPLIER,
    },
  ],
  webServer: Object.entries(E2E).map(([name, world]) => shop(name, world)),
});
