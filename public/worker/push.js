// What the shop tells this browser, and where a tap on it leads. Sent by lib/notifications/push, which seals it for this
// browser alone; it carries no secrets all the same, since whoever looks over a shoulder reads it.

const ICON = "/icons/icon-192.png";
/** Where the page leaves the address of its subscription, which browsers do not always tell when they change it. */
const STORE = "push-subscription";
const STORED = "/push-subscription";

/** A message must be shown even where it cannot be read, or the browser takes the permission back. */
function read(event) {
  try {
    const { title, body, path, language, direction, tag } = event.data.json();
    return { title: String(title), body, path, language, direction, tag };
  } catch {
    return { title: self.location.hostname, body: "", path: "/", language: "", direction: "auto", tag: "" };
  }
}

self.addEventListener("push", (event) => {
  const { title, body, path, language, direction, tag } = read(event);
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang: language,
      dir: direction,
      tag,
      icon: ICON,
      badge: ICON,
      data: { path },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.path ?? "/", self.location.origin);
  // Into the shop only, whatever a message says.
  const target = url.origin === self.location.origin ? url.href : self.location.origin;
  event.waitUntil(
    (async () => {
      const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
      const open = tabs.find((tab) => tab.url === target);
      return open ? open.focus() : self.clients.openWindow(target);
    })(),
  );
});

async function formerEndpoint(subscription) {
  if (subscription) return subscription.endpoint;
  const kept = await (await caches.open(STORE)).match(STORED);
  return kept ? kept.text() : null;
}

/** The browser gave the subscription another address: the shop learns it from whoever knew the old one. */
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(
    (async () => {
      const former = await formerEndpoint(event.oldSubscription);
      const key = event.oldSubscription?.options.applicationServerKey;
      const fresh =
        event.newSubscription ??
        (key &&
          (await self.registration.pushManager.subscribe({
            userVisibleOnly: true,
            applicationServerKey: key,
          })));
      if (!former || !fresh) return;
      const reply = await fetch("/api/push/renew", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ former, browser: fresh.toJSON() }),
      });
      if (reply.ok) await (await caches.open(STORE)).put(STORED, new Response(fresh.endpoint));
    })(),
  );
});
