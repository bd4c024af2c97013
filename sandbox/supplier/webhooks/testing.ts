import { createHmac } from "node:crypto";
import { expect, vi } from "vitest";
import { openListener } from "../../listener.ts";
import { openTestSandbox, type TestSandbox } from "../testing.ts";

type Json = Record<string, unknown>;
type Posted = { body: string; signature: string; payload: Json };

/** A sandbox and somebody whom it tells, closed together. */
export async function openHookedSandbox() {
  const [sandbox, hook] = await Promise.all([openTestSandbox(), openHook()]);
  const close = async (): Promise<void> => {
    await sandbox.close();
    await hook.close();
  };
  return { sandbox, hook, close };
}

/** A reseller's webhook: answers HEAD, keeps what was posted. */
export async function openHook() {
  const posted: Posted[] = [];
  let answers: number[] = [];
  let probeStatus = 200;
  const listener = await openListener(({ method, headers, body }) => {
    if (method === "HEAD") return probeStatus;
    posted.push({
      body,
      signature: String(headers["airalo-signature"]),
      payload: JSON.parse(body) as Json,
    });
    return answers.shift() ?? 200;
  });
  return {
    ...listener,
    posted,
    payloads: () => posted.map(({ payload }) => payload),
    /** The statuses of the next answers; afterwards all is well again. */
    willAnswer: (...statuses: number[]) => (answers = statuses),
    probesAnswer: (status: number) => (probeStatus = status),
    /** Resolves with the payloads once so many have come. */
    async hears(count: number): Promise<Json[]> {
      await vi.waitFor(() => expect(posted.length).toBeGreaterThanOrEqual(count), {
        timeout: 5_000,
        interval: 10,
      });
      expect(posted).toHaveLength(count);
      return posted.map(({ payload }) => payload);
    },
  };
}

export type TestHook = Awaited<ReturnType<typeof openHook>>;

export function signatureOver(text: string, secret = "sandbox-secret"): string {
  return createHmac("sha512", secret).update(text).digest("hex");
}

export function optIn(sandbox: TestSandbox, type: string, contact: Json) {
  return sandbox.post("/v2/notifications/opt-in", { type, ...contact });
}

type Deliveries = {
  deliveries: { eventType: string; state: string; attempts: { status: number | null }[] }[];
};

/** What the operator sees of the pushes, newest first. */
export async function deliveries(sandbox: TestSandbox): Promise<Deliveries["deliveries"]> {
  return (await sandbox.control<Deliveries>("/supplier/deliveries")).body.deliveries;
}

export function settle(sandbox: TestSandbox, supplier: Json) {
  return sandbox.control("/settings", { supplier }, "PATCH");
}
