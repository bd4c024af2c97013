// Shows an eSIM's travel pack where the shop cannot be reached. It keeps nothing by itself: packs are put into the cache by
// the page of their owner (components/esims/pack), whole and without scripts. So there is no shell, no script and no style
// of the shop in here that could be older than the shop, and a new version of this file may take over at any moment.
// To switch it off for everybody, let worker.js import /worker/off.js instead.
const PACKS = "landfall-packs";
const PAGES_OF_ESIM = /^\/[a-z]{2}\/esims\/([0-9a-f-]{36})(?:\/install(?:\/print)?)?\/?$/;
/** A line that gives no answer for so long is none. */
const PATIENCE_MS = 8_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const [, esimId] = PAGES_OF_ESIM.exec(new URL(request.url).pathname) ?? [];
  if (!esimId || request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith(onlineFirst(request, esimId));
});

async function onlineFirst(request, esimId) {
  const kept = await caches.match(`/worker/kept/${esimId}`, { cacheName: PACKS }).catch(() => undefined);
  if (!kept) return fetch(request);
  try {
    const reply = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return reply.status >= 500 ? kept : reply;
  } catch {
    return kept;
  }
}
