import { defineConfig } from "@playwright/test";
import { E2E } from "./bin/checks/e2e-settings.ts";

const browser = process.env.PLAYWRIGHT_CHROMIUM ?? "";
const baseURL = `http://localhost:${E2E.PORT}`;
const quiet = ["disable-background-networking", "disable-component-update", "disable-sync", "no-first-run"];
// A browser started by root needs no-sandbox; containers seldom have a graphics card or UDP.
const args = ["no-sandbox", "disable-gpu", "disable-quic", ...quiet].map((name) => `--${name}`);

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const MOVES_THE_CLOCK = "**/time/*.spec.ts";

export default defineConfig({
  testDir: "e2e/specs",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { args, ...(browser === "" ? {} : { executablePath: browser }) },
  },
  projects: [
    { name: "desktop", use: desktop, testIgnore: MOVES_THE_CLOCK },
    { name: "phone", use: phone, testIgnore: MOVES_THE_CLOCK },
    // The world has one clock: moving it would close the pay pages of whoever is buying at the same time.
    { name: "time", use: phone, testMatch: MOVES_THE_CLOCK, dependencies: ["desktop", "phone"] },
  ],
  webServer: {
    command: `"${process.execPath}" bin/e2e-world.ts`,
    // 200 only when a buyer can buy.
    url: `${baseURL}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
