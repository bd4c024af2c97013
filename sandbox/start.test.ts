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

/** One that has said whether it is ready, on ports that were free a moment ago: others if somebody took them since. */
async function runFirst() {
  for (;;) {
    const sample = await startSandbox({ dataDir, port: 0 });
    await sample.stop();
    const { port, smtpPort } = sample;
    const run = runMain(port, smtpPort);
    const said = () => run.output.stdout + run.output.stderr;
    await expect.poll(said, { timeout: 30_000 }).toContain("\n");
    if (!said().includes("is taken")) return { ...run, port, smtpPort };
  }
}

it("knows the shop's address from its options, after a reset too", async () => {
  const webhookUrl = "http://127.0.0.1:9/hook";
  const sandbox = await startSandbox({ dataDir, port: 0, webhookUrl, webhookSecret: "whsec_own" });
  const ask = (path: string, method: string) =>
    fetch(`http://127.0.0.1:${sandbox.port}/control/api${path}`, { method });
  await ask("/reset", "POST");
  const endpoints: unknown = await (await ask("/stripe/webhook-endpoints", "GET")).json();
  expect(endpoints).toMatchObject({ endpoints: [{ url: webhookUrl, secret: "whsec_own" }] });
  await sandbox.stop();
});

it("as a process: says when it is ready, tells a second one off, and stops cleanly", async () => {
  const { port, smtpPort, ...first } = await runFirst();
  expect(first.output.stdout).toBe(`sandbox ready http://localhost:${port}\n`);
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
}, 60_000);
