import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { claimPorts, freePort, isFree } from "./ports.ts";

let server: Server | undefined;

async function occupy(host: string): Promise<number> {
  const port = await freePort();
  const opened = createServer();
  server = opened;
  await new Promise<void>((resolve) => opened.listen(port, host, resolve));
  return port;
}

afterEach(() => {
  server?.close();
  server = undefined;
});

test.each(["127.0.0.1", "0.0.0.0"])("a port taken on %s is named with its variable", async (host) => {
  const port = await occupy(host);
  await expect(claimPorts([["SANDBOX_PORT", port]])).rejects.toThrow(
    new RegExp(`Port ${String(port)} is taken: set SANDBOX_PORT`),
  );
});

test("free ports are claimed in silence", async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  await claimPorts([["PORT", port]]);
});

test("one port cannot serve two", async () => {
  const port = await freePort();
  const both = claimPorts([
    ["PORT", port],
    ["SMTP_PORT", port],
  ]);
  await expect(both).rejects.toThrow(/SMTP_PORT and PORT are both/);
});
