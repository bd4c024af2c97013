import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Child } from "./child.ts";
import type { Crew } from "./crew.ts";
import { withInstance } from "./instance.ts";
import { holderOf } from "./lock.ts";

let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "landfall-instance-"));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function startSleeper(crew: Crew): Promise<Child> {
  return crew.start({
    name: "sleeper",
    command: process.execPath,
    args: ["-e", "setInterval(() => {}, 1000)"],
    env: {},
    dataDir,
    notable: () => undefined,
  });
}

test("asked to stop, it ends what runs and gives the folder back", async () => {
  let sleeper: Child | undefined;
  const outcome = await withInstance(dataDir, async (crew) => {
    sleeper = await startSleeper(crew);
    expect(holderOf(dataDir)?.pid).toBe(process.pid);
    process.emit("SIGHUP");
    await sleeper.ended;
    throw new Error("the database went away");
  });
  expect(outcome).toBe("interrupted");
  expect(sleeper?.running()).toBe(false);
  expect(holderOf(dataDir)).toBeUndefined();
});

test("work that is done or that fails leaves nothing running either", async () => {
  let sleeper: Child | undefined;
  const work = async (crew: Crew): Promise<void> => void (sleeper = await startSleeper(crew));
  expect(await withInstance(dataDir, work)).toBe("done");
  expect(sleeper?.running()).toBe(false);

  const failing = withInstance(dataDir, async (crew) => {
    await work(crew);
    throw new Error("no luck");
  });
  await expect(failing).rejects.toThrow("no luck");
  expect(sleeper?.running()).toBe(false);
  expect(holderOf(dataDir)).toBeUndefined();
});
