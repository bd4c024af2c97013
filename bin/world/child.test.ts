import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startChild } from "./child.ts";
import { openDataDir } from "./data-dir.ts";

let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "landfall-child-"));
  openDataDir(dataDir);
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

test("a process has ended when its last lines are read", async () => {
  const child = await startChild({
    name: "shell",
    command: "/bin/sh",
    args: ["-c", "(sleep 0.2; echo the reason) & exit 3"],
    env: { PATH: process.env.PATH },
    dataDir,
    notable: () => undefined,
  });
  expect(await child.ended).toBe("exit code 3");
  expect(child.lastLines()).toEqual(["the reason"]);
});
