import { defineConfig } from "@playwright/test";
import { E2E } from "./bin/checks/e2e-settings.ts";

const browser = process.env.PLAYWRIGHT_CHROMIUM ?? "";
const baseURL = `http://localhost:${E2E.PORT}`;
const quiet = ["disable-background-networking", "disable-component-update", "disable-sync", "no-first-run"];
// A browser started by root needs no-sandbox; containers seldom have a graphics card or UDP.
const args = ["no-sandbox", "disable-gpu", "disable-quic", ...quiet].map((name) => `--${name}`);

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
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
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
