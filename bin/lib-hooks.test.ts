import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const HOOKS = fileURLToPath(new URL("lib-hooks.ts", import.meta.url));

async function said(script: string): Promise<unknown> {
  const flags = ["--disable-warning=ExperimentalWarning", "--import", HOOKS];
  const { stdout } = await run(process.execPath, [...flags, "--input-type=module-typescript", "-e", script]);
  return JSON.parse(stdout);
}

test("plain Node runs the shop's own files: alias, bare endings, server-only, JSON and the framework", async () => {
  const script = `
    import { supplier } from "@/lib/suppliers/registry";
    import { fulfilmentWorkers } from "@/lib/fulfilment/jobs";
    console.log(JSON.stringify([supplier().name, fulfilmentWorkers.length > 0]));
  `;
  expect(await said(script)).toEqual(["pressone", true]);
});

test("and packages stay what they are", async () => {
  const script = `
    import { z } from "zod";
    import { connect } from "node:net";
    const missing = await import("@/lib/suppliers/no-such-file").catch((error) => error.code);
    console.log(JSON.stringify([typeof z.string, typeof connect, missing]));
  `;
  expect(await said(script)).toEqual(["function", "function", "ERR_MODULE_NOT_FOUND"]);
});
