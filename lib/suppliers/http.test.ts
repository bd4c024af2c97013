import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { elapsedMs, now } from "@/lib/platform/clock";
import { type Call, openHttp, retryAfterSeconds } from "./http";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.listen(() => ({}));
});

const get = (path = "/"): Call => ({ method: "GET", url: server.url + path });
const post = (path = "/", more: Partial<Call> = {}): Call => ({ ...get(path), method: "POST", ...more });
const SAFE = { repeat: "safe" } as const;
const settle = (milliseconds = 60) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("connections", () => {
  test("are used again", async () => {
    const other = await openTestServer();
    const send = openHttp(4);
    for (let call = 0; call < 20; call += 1) await send({ method: "GET", url: other.url });
    expect(other.state.sockets).toBeLessThanOrEqual(2);
    other.listen(async () => {
      await settle();
      return {};
    });
    await Promise.all(Array.from({ length: 40 }, () => send({ method: "GET", url: other.url })));
    expect(other.asked).toHaveLength(40);
    expect(other.state.mostOpen).toBe(4);
    expect(other.state.sockets).toBeLessThanOrEqual(8);
    await other.close();
  });

  test("carry so many reads and so many writes at a time, neither waiting for the other", async () => {
    const release = Promise.withResolvers<undefined>();
    const isFull = Promise.withResolvers<undefined>();
    server.listen(async ({ method }) => {
      if (method === "POST") return {};
      if (server.asked.length === 2) isFull.resolve(undefined);
      await release.promise;
      return {};
    });
    const send = openHttp(2);
    const reads = Array.from({ length: 5 }, () => send(get()));
    await isFull.promise;
    await send(post());
    expect(server.asked.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
    release.resolve(undefined);
    await Promise.all(reads);
    expect(server.asked).toHaveLength(6);
  });

  test("let a call wait for its turn without losing its own time", async () => {
    server.listen(async () => {
      await settle(400);
      return {};
    });
    const send = openHttp(1);
    const calls = Array.from({ length: 6 }, () => send({ ...get(), timeoutMs: 2_000, tries: 1 }));
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(6).fill(200));
  });
});

describe("what is sent", () => {
  test.each([
    { body: { json: { a: [1, { b: "é/" }] } }, type: "application/json", text: '{"a":[1,{"b":"é/"}]}' },
    {
      body: { form: { a: "1 2", b: ["x", "y"] } },
      type: "application/x-www-form-urlencoded;charset=UTF-8",
      text: "a=1+2&b%5B%5D=x&b%5B%5D=y",
    },
  ])("as $type says so", async ({ body, type, text }) => {
    await openHttp(1)(post("/", { body }));
    expect(server.asked[0]).toMatchObject({ body: text, headers: { "content-type": type } });
  });

  test("as multipart carries every value of a list by itself", async () => {
    await openHttp(1)(post("/", { body: { multipart: { reason: "é & /", iccids: ["1", "2"] } } }));
    const [sent] = server.asked;
    const form = await new Response(sent?.body, {
      headers: { "content-type": sent?.headers["content-type"] ?? "" },
    }).formData();
    expect([...form]).toEqual([
      ["reason", "é & /"],
      ["iccids[]", "1"],
      ["iccids[]", "2"],
    ]);
  });

  test("asks for JSON, whatever else is asked for", async () => {
    await openHttp(1)({ ...get(), headers: { Accept: "text/html", "Accept-Language": "de" } });
    expect(server.asked[0]?.headers).toMatchObject({ accept: "application/json", "accept-language": "de" });
  });
});

describe("a repeat", () => {
  test.each([
    ["a read", get, 3],
    ["a write that is safe to repeat", () => post("/", SAFE), 3],
    ["any other write", post, 1],
  ])("of %s after a 503", async (_what, call, requests) => {
    server.listen(() => (server.asked.length < 3 ? { status: 503 } : {}));
    expect((await openHttp(1)(call())).status).toBe(requests === 3 ? 200 : 503);
    expect(server.asked).toHaveLength(requests);
  });

  test.each([
    { what: "a read", call: get, requests: 3, kind: "unavailable" },
    { what: "a write that is safe to repeat", call: () => post("/", SAFE), requests: 3, kind: "unavailable" },
    { what: "any other write", call: post, requests: 1, kind: "unknown_outcome" },
  ])("of $what that is never answered", async ({ call, requests, kind }) => {
    server.listen(() => undefined);
    const never = openHttp(1)({ ...call(), timeoutMs: 1_500 });
    await expect(never).rejects.toMatchObject({ kind, supplierText: "TimeoutError" });
    expect(server.asked).toHaveLength(requests);
  });

  test.each([
    { what: "a read", call: get, requests: 3, kind: "unavailable" },
    { what: "a write", call: post, requests: 1, kind: "unknown_outcome" },
  ])("of $what whose connection breaks in the middle of the answer", async ({ call, requests, kind }) => {
    server.listen((_asked, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"data":', () => response.destroy());
      return undefined;
    });
    await expect(openHttp(1)(call())).rejects.toMatchObject({ kind });
    expect(server.asked).toHaveLength(requests);
  });

  test("of a write happens where the connection was never made", async () => {
    const port = await closedPort();
    let late: Server | undefined;
    let tries = 0;
    const answer = await openHttp(1)({
      method: "POST",
      url: `http://127.0.0.1:${port}/`,
      around: async (exchange) => {
        tries += 1;
        if (tries === 2) late = await listening(port);
        return exchange();
      },
    });
    expect([answer.status, tries]).toEqual([200, 2]);
    late?.close();
  });

  test.each([
    ["nothing listens", async () => `http://127.0.0.1:${await closedPort()}/`],
    ["the name is nobody's", () => Promise.resolve("http://nobody.invalid/")],
    ["it is not encrypted", () => Promise.resolve(server.url.replace("http:", "https:"))],
  ])(
    "of a write cannot double it where %s: certainly nothing happened",
    async (_what, address) => {
      const call = openHttp(1)({ method: "POST", url: await address() });
      await expect(call).rejects.toMatchObject({ kind: "unavailable" });
      expect(server.asked).toEqual([]);
    },
    // Each of three tries may wait for names until the connection is given up.
    60_000,
  );

  test("of a read that was told to come back soon, but not of one that was told to stay away", async () => {
    server.listen(() => ({
      status: 429,
      headers: { "retry-after": server.asked.length === 1 ? "1" : "60" },
    }));
    expect((await openHttp(1)(get())).status).toBe(429);
    expect(server.asked).toHaveLength(2);
  });
});

describe("nothing is sent after its last moment", () => {
  test("not at once", async () => {
    const late = openHttp(1)(post("/", { sendBefore: performance.now() - 1 }));
    await expect(late).rejects.toMatchObject({ kind: "unavailable" });
    expect(server.asked).toEqual([]);
  });

  test("nor after a wait for its turn", async () => {
    server.listen(async () => {
      await settle();
      return {};
    });
    const send = openHttp(1);
    const first = send(post("/first"));
    const late = send(post("/late", { sendBefore: performance.now() + 20 }));
    await expect(late).rejects.toMatchObject({ kind: "unavailable" });
    await first;
    expect(server.asked.map(({ path }) => path)).toEqual(["/first"]);
  });
});

test("nothing is sent by a machine that was suspended past the last moment", async () => {
  const sendBefore = elapsedMs() + 10_000;
  const machine = Date.now.bind(Date);
  // The monotonic clock stood still meanwhile.
  vi.spyOn(Date, "now").mockImplementation(() => machine() + 11_000);
  const late = openHttp(1)(post("/", { sendBefore }));
  await expect(late).rejects.toMatchObject({ kind: "unavailable" });
  expect(server.asked).toEqual([]);
});

describe("an answer", () => {
  test("loses what no database keeps: zero characters and halves of some", async () => {
    server.listen(() => ({ body: '{"data":["a\\u0000b\\ud83d","\\ud83d\\ude00"]}' }));
    expect((await openHttp(1)(get())).body).toEqual({ data: ["ab\ufffd", "\u{1f600}"] });
  });

  test("that sends us elsewhere is not followed", async () => {
    server.listen(() => ({ status: 302, headers: { location: `${server.url}/elsewhere` }, body: "" }));
    expect(await openHttp(1)(post())).toMatchObject({ status: 302, body: undefined });
    expect(server.asked.map(({ path }) => path)).toEqual(["/"]);
  });

  test("without an end is given up", async () => {
    const chunk = "x".repeat(1024 * 1024);
    server.listen((_asked, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk)) continue;
      };
      response.on("drain", more);
      more();
      return undefined;
    });
    await expect(openHttp(1)(post())).rejects.toMatchObject({ kind: "unknown_outcome" });
  });

  test("is JSON by its content, not by its header", async () => {
    server.listen(() => ({ headers: { "content-type": "text/plain" }, body: '{"data":1}' }));
    expect((await openHttp(1)(get())).body).toEqual({ data: 1 });
    server.listen(() => ({ body: "<html>" }));
    expect(await openHttp(1)(get())).toMatchObject({ text: "<html>", body: undefined });
  });
});

describe("Retry-After", () => {
  test.each([
    ["seconds", "900", 900],
    ["a fraction of a second", "0.2", 1],
    ["a date beside the answer's own", "Sun, 06 Nov 1994 08:51:07 GMT", 90],
    ["a date in the older form", "Sunday, 06-Nov-94 08:51:07 GMT", 90],
    ["a date in the oldest form", "Sun Nov  6 08:51:07 1994", 90],
    ["a date that is over", "Sun, 06 Nov 1994 08:00:00 GMT", 0],
    ["years", "999999999999", 86_400],
    ["a date in years", "Sun, 06 Nov 2094 08:49:37 GMT", 86_400],
    ["less than nothing", "-5", null],
    ["words", "soon", null],
    ["words with a number", "in 12 minutes", null],
    ["no number", "NaN", null],
    ["nothing", "", null],
  ])("names %s", (_what, value, seconds) => {
    const headers = new Headers({ "retry-after": value, date: "Sun, 06 Nov 1994 08:49:37 GMT" });
    expect(retryAfterSeconds(headers)).toBe(seconds);
  });

  test("is a date beside our own time where the answer has none", () => {
    const headers = new Headers({ "retry-after": new Date(now().getTime() + 90_000).toUTCString() });
    expect(retryAfterSeconds(headers)).toBeGreaterThan(80);
    expect(retryAfterSeconds(new Headers())).toBeNull();
  });
});

/** A port that was free a moment ago, of those that no system gives to whoever asks for any. */
async function closedPort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = await listening(port).catch(() => null);
  if (!server) return closedPort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listening(port: number): Promise<Server> {
  const server = createServer((_request, response) => response.end("{}"));
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server));
  });
}
