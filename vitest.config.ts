import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

export default defineConfig({
  resolve: {
    alias: [
      { find: "@", replacement: root },
      { find: "server-only", replacement: `${root}/bin/server-only.ts` },
    ],
  },
  test: {
    include: ["{app,bin,components,lib,sandbox}/**/*.test.{ts,tsx}"],
    globalSetup: ["bin/test-world.ts"],
    setupFiles: ["bin/test-setup.ts"],
    // Other clients of a file's database must be gone before the next file gets its own.
    pool: "forks",
    // node:sqlite (the sandbox's store) announces on every start that it is young.
    execArgv: ["--disable-warning=ExperimentalWarning"],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for is mostly an answer over HTTP; on a busy machine the usual second is too short.
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
  },
});
