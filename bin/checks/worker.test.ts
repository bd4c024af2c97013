import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { root } from "../world/settings.ts";

const read = (name: string) => readFileSync(join(root, "public", name), "utf8");

/** A service worker's world, as far as these files know it: the shop's line, what is kept, and its events. */
function worldOf(script: string, shop: () => Promise<Response>) {
  const handlers = new Map<string, (event: object) => void>();
  const done: string[] = [];
  const kept = new Map([["/worker/kept/0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee", "the sheet"]]);
  const self = {
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
    skipWaiting: () => Promise.resolve(done.push("took over")),
    clients: { claim: () => Promise.resolve(done.push("claimed")) },
    registration: { unregister: () => Promise.resolve(done.push("unregistered")) },
  };
  const caches = {
    match: (key: string) => Promise.resolve(kept.has(key) ? new Response(kept.get(key)) : undefined),
    delete: (name: string) => Promise.resolve(done.push(`deleted ${name}`)),
  };
  runInNewContext(script, { self, caches, fetch: shop, URL, AbortSignal });
  return {
    done,
    async tell(name: string) {
      const waits: unknown[] = [];
      handlers.get(name)?.({ waitUntil: (work: unknown) => waits.push(work) });
      await Promise.all(waits);
    },
    /** What a browser is given for a request; undefined where the worker keeps out of it. */
    async open(path: string, how: { mode?: string; method?: string } = {}) {
      const given: Promise<Response>[] = [];
      const request = { mode: "navigate", method: "GET", ...how, url: `https://shop.example${path}` };
      handlers.get("fetch")?.({ request, respondWith: (reply: Promise<Response>) => given.push(reply) });
      return (await given[0])?.text();
    },
  };
}

const OFFLINE = read("worker/offline.js");
const ESIM = "/en/esims/0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee";
const OTHER = "/en/esims/0199aaaa-bbbb-7ccc-8ddd-ffffffffffff";
const away = () => Promise.reject(new TypeError("Failed to fetch"));
const online = () => Promise.resolve(new Response("the page"));

test("worker.js is a line that names its parts, and they are there", () => {
  const parts = [...read("worker.js").matchAll(/"\/(worker\/[a-z]+\.js)"/g)].map(([, name = ""]) => name);
  expect(parts).toEqual(["worker/offline.js", "worker/push.js"]);
  expect(parts.map((name) => read(name).length > 0)).toEqual([true, true]);
});

test.each([ESIM, `${ESIM}/install`, `${ESIM}/install/print`, `${ESIM}/install?device=ios`])(
  "%s is the kept sheet without a line, and the page with one",
  async (path) => {
    expect(await worldOf(OFFLINE, away).open(path)).toBe("the sheet");
    expect(await worldOf(OFFLINE, online).open(path)).toBe("the page");
  },
);

test("a shop that fails is no better than none, one that refuses is heard", async () => {
  const answering = (status: number) => () => Promise.resolve(new Response("from the shop", { status }));
  expect(await worldOf(OFFLINE, answering(503)).open(ESIM)).toBe("the sheet");
  expect(await worldOf(OFFLINE, answering(404)).open(ESIM)).toBe("from the shop");
});

test("what is not kept fails as it would without a worker", async () => {
  await expect(worldOf(OFFLINE, away).open(`${OTHER}/install`)).rejects.toThrow("Failed to fetch");
});

test.each([
  ["/en", {}],
  ["/en/orders", {}],
  [`${ESIM}/top-up`, {}],
  ["/_next/static/chunks/a.js", { mode: "no-cors" }],
  [ESIM, { method: "POST" }],
  [ESIM, { mode: "cors" }],
])("%s %o is none of its business", async (path, how) => {
  expect(await worldOf(OFFLINE, online).open(path, how)).toBeUndefined();
});

test("switched off, it removes what was kept and itself", async () => {
  const world = worldOf(read("worker/off.js"), online);
  await world.tell("install");
  await world.tell("activate");
  expect(world.done).toEqual(["took over", "deleted landfall-packs", "unregistered"]);
});
