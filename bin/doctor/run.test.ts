import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { freePort } from "../world/ports.ts";
import { root, type Environment } from "../world/settings.ts";

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "doctor-run-"));
});
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const report = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({ id: z.string(), status: z.string(), text: z.string(), mend: z.string().optional() }),
  ),
});

interface Run {
  readonly code: number;
  readonly lines: string[];
}

function run(args: readonly string[], env: Environment): Promise<Run> {
  return new Promise((resolve) => {
    const script = join(root, "bin", "doctor.ts");
    // The framework's types want NODE_ENV in every environment.
    const whole = { ENV_FILE: "", DATA_DIR: dataDir, ...env } as unknown as NodeJS.ProcessEnv;
    execFile(process.execPath, [script, ...args], { env: whole }, (error, stdout) => {
      const code = typeof error?.code === "number" ? error.code : 0;
      resolve({ code, lines: stdout.trimEnd().split("\n") });
    });
  });
}

test("a bare clone, without any secret: everything is played, looked at, and well", async () => {
  const [PORT, SANDBOX_PORT] = [String(await freePort()), String(await freePort())];
  const { code, lines } = await run(["--json"], { PATH: process.env.PATH, PORT, SANDBOX_PORT });
  const { ok, checks } = report.parse(JSON.parse(lines.at(-1) ?? ""));
  expect(checks.filter(({ status }) => status === "failed")).toEqual([]);
  expect([ok, code]).toEqual([true, 0]);
  const groups = new Set(checks.map(({ id }) => id.split(".")[0]));
  expect([...groups]).toEqual([
    "configuration",
    "database",
    "supplier",
    "order",
    "stripe",
    "mail",
    "shop",
    "clock",
  ]);
  expect(checks.every(({ status, mend }) => status !== "warning" || Boolean(mend))).toBe(true);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
}, 60_000);

test("whatever is wrong ends in 1, is said with how to mend it, and shows no secret", async () => {
  const secret = "this-secret-is-wrong";
  const { code, lines } = await run(["--json"], { ...process.env, PRESSONE_CLIENT_SECRET: secret });
  const { ok, checks } = report.parse(JSON.parse(lines.at(-1) ?? ""));
  expect([ok, code]).toEqual([false, 1]);
  expect(checks.filter(({ status }) => status === "failed")).toMatchObject([{ id: "supplier.token" }]);
  const text = lines.join("\n");
  expect(text).toContain("✗ token");
  expect(text).toMatch(/→ copy PRESSONE_CLIENT_ID and PRESSONE_CLIENT_SECRET/);
  for (const name of ["ENCRYPTION_KEY", "NEXTAUTH_SECRET", "STRIPE_WEBHOOK_SECRET"])
    expect(text).not.toContain(process.env[name]);
  expect(text).not.toContain(secret);
}, 60_000);

test("stopped halfway it says so, and takes nothing that ended with it for a fault", async () => {
  const { PATH } = process.env;
  const [PORT, SANDBOX_PORT] = [String(await freePort()), String(await freePort())];
  const env = { ENV_FILE: "", DATA_DIR: dataDir, PATH, PORT, SANDBOX_PORT } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [join(root, "bin", "doctor.ts"), "--json"], { env });
  const ended = once(child, "exit");
  let isAsked = false;
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    if (isAsked || !text.includes("\nSupplier\n")) return;
    isAsked = child.kill("SIGINT");
  });
  const [code] = z.tuple([z.number(), z.null()]).parse(await ended);
  const { ok, checks } = report.parse(JSON.parse(text.trimEnd().split("\n").at(-1) ?? ""));
  expect([ok, code]).toEqual([false, 1]);
  expect(text).toContain("Stopped before the end");
  expect(checks.filter(({ status }) => status === "failed")).toEqual([]);
}, 60_000);

test("a wrong option is told with the right ones, and a wrong port with its name", async () => {
  expect((await run(["--everything"], { PATH: process.env.PATH })).code).toBe(1);
  const { code, lines } = await run(["--json"], { PATH: process.env.PATH, PORT: "abc" });
  expect(code).toBe(1);
  expect(report.parse(JSON.parse(lines.at(-1) ?? "")).checks[0]?.text).toMatch(/PORT=abc is not a port/);
});
