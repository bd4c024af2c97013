// A counterpart of a few lines for tests of what speaks HTTP: what it was asked, and how its answers are worded.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
type Words = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };
/** An answer, or nothing where the listener deals with the response itself. */
type Listener = (asked: Asked, response: ServerResponse) => Words | undefined | Promise<Words | undefined>;

/** A server on a free port; `listen` may be replaced at any moment. */
export async function openTestServer(first: Listener = () => ({})) {
  const asked: Asked[] = [];
  const state = { listener: first, sockets: 0, open: 0, mostOpen: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    state.open += 1;
    state.mostOpen = Math.max(state.mostOpen, state.open);
    response.once("close", () => (state.open -= 1));
    request.once("end", () => {
      const { method = "", url: path = "", headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString("utf8") };
      asked.push(one);
      void Promise.resolve(state.listener(one, response)).then((words) => {
        if (!words || response.destroyed) return;
        const { status = 200, headers: extra, body = { data: [] } } = words;
        response.writeHead(status, { "content-type": "application/json", ...extra });
        response.end(typeof body === "string" ? body : JSON.stringify(body));
      });
    });
  });
  server.on("connection", () => (state.sockets += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Everything it was asked, oldest first. */
    asked,
    askedFor: (path: string) => asked.filter((one) => one.path.startsWith(path)),
    /** How many connections were made, and how many requests were under way at most. */
    state,
    listen: (listener: Listener) => {
      state.listener = listener;
      asked.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;

/** A reseller's access to such a server, if it plays the supplier. */
export const accessTo = (baseUrl: string) =>
  ({
    name: "pressone",
    label: "PressOne",
    baseUrl,
    prefix: "/v2",
    usagePrefixes: ["/v2"],
    clientId: "client",
    clientSecret: "the-secret",
    tokenRequestsPerMinute: 3,
    signed: false,
    extras: false,
    concurrency: 8,
  }) as const;
