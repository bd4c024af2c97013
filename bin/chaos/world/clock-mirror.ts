import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";

/** Shows one process the sandbox's clock, off by some time: no two machines agree on the hour. */
export interface ClockMirror {
  readonly url: string;
  readonly skew: (milliseconds: number) => void;
  readonly close: () => void;
}

const told = z.object({ now: z.string(), offsetMs: z.number() });

export async function openClockMirror(sandboxUrl: string): Promise<ClockMirror> {
  let skewMs = 0;
  let moved = new AbortController();

  async function read(known: number | undefined, wait: string): Promise<string> {
    const asked = known === undefined ? "" : `?known=${known - skewMs}&wait=${wait}`;
    const ask = (query: string, signal?: AbortSignal) =>
      fetch(`${sandboxUrl}/control/api/clock${query}`, signal ? { signal } : {});
    // Whoever waits for news of the clock is told at once when the skew is news.
    const reply = await ask(asked, moved.signal).catch(() => ask(""));
    const { now, offsetMs } = told.parse(await reply.json());
    return JSON.stringify({
      now: new Date(Date.parse(now) + skewMs).toISOString(),
      offsetMs: offsetMs + skewMs,
    });
  }

  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", sandboxUrl);
    const known = searchParams.get("known");
    read(known === null ? undefined : Number(known), searchParams.get("wait") ?? "0").then(
      (body) => response.writeHead(200, { "content-type": "application/json" }).end(body),
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the clock has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    skew: (milliseconds) => {
      skewMs = milliseconds;
      moved.abort();
      moved = new AbortController();
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
