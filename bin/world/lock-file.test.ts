import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lookAtLockFile, takeLockFile } from "./lock-file.ts";
import { identify } from "./process-identity.ts";

let dir = "";
let path = "";
const started: ChildProcess[] = [];

function run(script: string): ChildProcess {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  started.push(child);
  return child;
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "landfall-lock-file-"));
  path = join(dir, "some.lock");
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

const DEAD = { pid: 999_999, born: "long ago" };

test("of many who find a stale lock, one takes it over", async () => {
  writeFileSync(path, JSON.stringify({ launcher: DEAD, children: [] }));
  const script = `
    const { takeLockFile } = await import(${JSON.stringify(join(import.meta.dirname, "lock-file.ts"))});
    const { holder } = await takeLockFile(${JSON.stringify(path)});
    console.log(holder?.pid ?? "mine");
    setInterval(() => {}, 1000);
  `;
  const racers = Array.from({ length: 4 }, () => run(script));
  const said = await Promise.all(
    racers.map(async ({ stdout }) => {
      const chunks: unknown[] = stdout === null ? [] : await once(stdout, "data");
      return chunks.join("").trim();
    }),
  );
  const winner = racers[said.indexOf("mine")]?.pid;
  expect(said.toSorted()).toEqual([String(winner), String(winner), String(winner), "mine"].toSorted());
  expect(lookAtLockFile(path).holder?.pid).toBe(winner);
});

test("a new lock remembers what the old one left running, until that has ended", async () => {
  const orphan = identify(run("setInterval(() => {}, 1000)").pid ?? 0);
  writeFileSync(path, JSON.stringify({ launcher: DEAD, children: [orphan, DEAD] }));
  expect(await takeLockFile(path)).toEqual({ holder: undefined, left: [orphan] });

  const { launcher, children } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  expect({ launcher, children }).toEqual({ launcher: identify(process.pid), children: [orphan] });
  expect(readdirSync(dir)).toEqual(["some.lock"]);
});

test("one that was killed while taking it does not bar the others", async () => {
  mkdirSync(`${path}.guard`);
  utimesSync(`${path}.guard`, new Date(0), new Date(0));
  expect(await takeLockFile(path)).toEqual({ holder: undefined, left: [] });
});
