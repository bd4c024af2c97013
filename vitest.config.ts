import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

/** What only computes, by the closed vocabulary of file names: it knows no database and no network. */
const RULES = ["components/**/*.test.ts", "lib/**/model/*.test.ts", "lib/**/{model,format,schema}.test.ts"];
const SILENCE = "bin/test-silence.ts";

const projects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: "rules",
      include: RULES,
      setupFiles: [SILENCE],
      // They leave nothing behind, so one process reads the modules once for all of them.
      isolate: false,
    },
  },
  {
    extends: true,
    test: {
      name: "world",
      include: ["{app,bin,components,lib,sandbox}/**/*.test.{ts,tsx}"],
      exclude: ["**/node_modules/**", ...RULES],
      globalSetup: ["bin/test-world.ts"],
      setupFiles: ["bin/test-setup.ts", SILENCE],
    },
  },
];

export default defineConfig({
  resolve: {
    alias: [
      { find: "@", replacement: root },
      { find: "server-only", replacement: `${root}/bin/server-only.ts` },
    ],
  },
  test: {
    projects,
    // Other clients of a file's database must be gone before the next file gets its own.
    pool: "forks",
    // node:sqlite (the sandbox's store) announces on every start that it is young.
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // One more than a small machine has cores: much of a test is waiting for an answer.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for is mostly an answer over HTTP; on a busy machine the usual second is too short.
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
  },
});
