import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isDataDir, openDataDir, writeJson } from "./data-dir.ts";
import { acquireLock, holderOf, lockPath, wipe } from "./lock.ts";
import { identify, isRunning } from "./process-identity.ts";
import { secretsIn } from "./secrets.ts";

let dir = "";
const started: ChildProcess[] = [];

function sleeper(): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    detached: true,
    stdio: "ignore",
  });
  started.push(child);
  if (child.pid === undefined) throw new Error("no process");
  return child.pid;
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "landfall-lock-"));
  openDataDir(dir);
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

test("a second launcher is told who runs and what to do", async () => {
  const pid = sleeper();
  writeJson(lockPath(dir), { launcher: identify(pid), children: [] });
  await expect(acquireLock(dir)).rejects.toThrow(
    new RegExp(`already runs .*process ${String(pid)}.*DATA_DIR`),
  );
});

test("what a killed launcher left running is ended, and its lock taken over", async () => {
  const orphan = identify(sleeper());
  if (orphan === undefined) throw new Error("no process");
  writeJson(lockPath(dir), { launcher: { pid: 999_999, born: "long ago" }, children: [orphan] });
  const lock = await acquireLock(dir);
  expect(isRunning(orphan)).toBe(false);
  expect(holderOf(dir)?.pid).toBe(process.pid);
  lock.release();
  expect(existsSync(lockPath(dir))).toBe(false);
});

test("a process that was given the number of the old launcher does not count, and is left alone", async () => {
  const stranger = sleeper();
  const former = { pid: stranger, born: "another life" };
  writeJson(lockPath(dir), { launcher: former, children: [former] });
  const lock = await acquireLock(dir);
  expect(identify(stranger)).toBeDefined();
  lock.release();
});

test("a lock that cannot be read is stale", async () => {
  writeFileSync(lockPath(dir), "");
  (await acquireLock(dir)).release();
});

test("children are remembered for the next launcher", async () => {
  const lock = await acquireLock(dir);
  const pid = sleeper();
  lock.adopt(pid);
  expect(readFileSync(lockPath(dir), "utf8")).toContain(String(pid));
  lock.release();
});

test("a folder is wiped with what still runs on it, unless a launcher does", async () => {
  const lock = await acquireLock(dir);
  expect(await wipe(dir)).toEqual(identify(process.pid));
  expect(existsSync(dir)).toBe(true);
  lock.release();

  const orphan = identify(sleeper());
  if (orphan === undefined) throw new Error("no process");
  writeJson(lockPath(dir), { launcher: { pid: 999_999, born: "long ago" }, children: [orphan] });
  expect(await wipe(dir)).toBeUndefined();
  expect(isRunning(orphan)).toBe(false);
  expect(existsSync(dir)).toBe(false);
});

test("a folder that is not a data folder is not wiped", async () => {
  expect(await wipe(join(dir, "logs"))).toBeUndefined();
  expect(existsSync(join(dir, "logs"))).toBe(true);
});

test("a folder with something else in it is not taken", () => {
  const other = join(dir, "logs");
  writeFileSync(join(other, "mine.txt"), "");
  expect(() => openDataDir(other)).toThrow(/holds something else.*DATA_DIR/);
  expect(isDataDir(other)).toBe(false);
});

test("secrets are made once, kept, and nobody else's to read", () => {
  const secrets = secretsIn(dir);
  expect(Buffer.from(secrets.ENCRYPTION_KEY, "base64")).toHaveLength(32);
  expect(secretsIn(dir)).toEqual(secrets);
  expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a damaged secrets file is never replaced", () => {
  writeFileSync(join(dir, "secrets.json"), "{ half");
  expect(() => secretsIn(dir)).toThrow(/damaged.*backup/);
  expect(readFileSync(join(dir, "secrets.json"), "utf8")).toBe("{ half");
});

test("secrets that a database depends on are never made anew", () => {
  mkdirSync(join(dir, "postgres"));
  expect(() => secretsIn(dir)).toThrow(/secrets.json is gone.*backup/);
});
