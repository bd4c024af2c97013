import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startSandbox } from "./start.ts";

const dataDir = mkdtempSync(join(tmpdir(), "sandbox-start-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function runMain(port: number, smtpPort: number) {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts")],
    {
      env: { ...process.env, DATA_DIR: dataDir, SANDBOX_PORT: String(port), SMTP_PORT: String(smtpPort) },
    },
  );
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  return { child, output };
}

it("as a process: says when it is ready, tells a second one off, and stops cleanly", async () => {
  const sample = await startSandbox({ dataDir, port: 0 });
  const { port, smtpPort } = sample;
  await sample.stop();

  const first = runMain(port, smtpPort);
  await expect
    .poll(() => first.output.stdout, { timeout: 10_000 })
    .toBe(`sandbox ready http://localhost:${port}\n`);
  const second = runMain(port, smtpPort);
  const [code] = (await once(second.child, "close")) as [number];
  expect(code).toBe(1);
  expect(second.output.stderr.trim().split("\n")).toEqual([expect.stringContaining("is taken")]);

  // A long poll must not hold the process.
  const waiting = fetch(`http://127.0.0.1:${port}/control/api/clock?known=0&wait=30`).catch(() => undefined);
  first.child.kill("SIGTERM");
  const [stopped] = (await once(first.child, "close")) as [number];
  expect(stopped).toBe(0);
  await waiting;
}, 20_000);
