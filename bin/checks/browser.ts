import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../world/fail.ts";
import { root } from "../world/settings.ts";

/** The lightest first: a shell without windows needs half the time of a whole browser that hides its own. */
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/** By the names of Debian and of what came from it, the lightest first. */
const PACKAGES = ["chromium-headless-shell", "chromium"];
const ADVICE = "install Chromium or Chrome, or name one with PLAYWRIGHT_CHROMIUM=/path/to/chromium.";

function installedBrowser(): string | undefined {
  return INSTALLED.find((path) => existsSync(path));
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

/** A browser for the journeys: the path of an installed one, or undefined where Playwright brings its own. */
export function provideBrowser(): string | undefined {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Failure(`PLAYWRIGHT_CHROMIUM=${named} does not exist: ${ADVICE}`);
  }
  const installed = installedBrowser();
  if (installed !== undefined) return installed;

  process.stdout.write("No browser is installed; getting one …\n");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  if (succeeds(process.execPath, [playwright, "install", "--only-shell", "chromium"])) return undefined;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    succeeds("apt-get", ["update", "-q"]);
    PACKAGES.some((name) => succeeds("apt-get", ["install", "-y", "-q", "--no-install-recommends", name]));
  }
  const fetched = installedBrowser();
  if (fetched === undefined) throw new Failure(`There is no browser to test with: ${ADVICE}`);
  return fetched;
}
