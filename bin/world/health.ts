import { setTimeout as pause } from "node:timers/promises";
import { Failure, messageOf } from "./fail.ts";

const PATIENCE_MS = 120_000;

interface Answer {
  readonly ready: boolean;
  readonly said: string;
}

async function ask(url: string): Promise<Answer> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    const said = await reply.text();
    const body: unknown = JSON.parse(said);
    const ready = typeof body === "object" && body !== null && "ready" in body && body.ready === true;
    return { ready, said };
  } catch (error) {
    return { ready: false, said: messageOf(error) };
  }
}

/** Waits until the shop says that a buyer can buy. */
export async function untilReady(port: number, patience = PATIENCE_MS): Promise<void> {
  const url = `http://127.0.0.1:${String(port)}/api/health`;
  const end = Date.now() + patience;
  let answer = await ask(url);
  while (!answer.ready && Date.now() < end) {
    await pause(200);
    answer = await ask(url);
  }
  if (answer.ready) return;
  const said = answer.said.slice(0, 300);
  throw new Failure(`The shop is not ready after ${String(patience / 1000)} s; ${url} last said: ${said}`);
}
