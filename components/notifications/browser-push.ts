// What a browser can do about notifications, apart from how that looks.

/** Why a browser cannot be told, or whether it is. */
export type PushState = "unknown" | "unsupported" | "homeScreen" | "denied" | "off" | "on";

const WORKER = "/worker.js";
const KEPT = "push-scopes";
const STORE = "push-subscription";
const STORED = "/push-subscription";

/** Apple's phones offer this to programs on the home screen only, and say so by not having it. */
function isApplePhone(): boolean {
  const { userAgent, maxTouchPoints } = window.navigator;
  return /iP(?:hone|ad|od)/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
}

const isSupported = (): boolean =>
  "serviceWorker" in window.navigator && "PushManager" in window && "Notification" in window;

function keptScopes(): string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await window.navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** How things stand in this browser for what it would be told about. */
export async function readPush(scopes: readonly string[]): Promise<PushState> {
  if (!isSupported()) return isApplePhone() ? "homeScreen" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  const kept = keptScopes();
  const isAsked = scopes.every((scope) => kept.includes(scope));
  return isAsked && (await currentSubscription()) !== null ? "on" : "off";
}

/** Asks the browser, which asks its owner; null where they say no. */
export async function subscribe(publicKey: string): Promise<PushSubscription | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const { serviceWorker } = window.navigator;
  await serviceWorker.register(WORKER, { scope: "/" });
  const { pushManager } = await serviceWorker.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
  // One that is bound to a key the shop no longer has is in the way.
  return pushManager.subscribe(wanted).catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(wanted);
  });
}

/** Remembers what was asked for, here and where the worker finds it. */
export async function remember(subscription: PushSubscription, scopes: readonly string[]): Promise<void> {
  window.localStorage.setItem(KEPT, JSON.stringify(scopes));
  await (await caches.open(STORE)).put(STORED, new Response(subscription.endpoint));
}

/** Ends the subscription; tells its address, or null where there was none. */
export async function unsubscribe(): Promise<string | null> {
  window.localStorage.removeItem(KEPT);
  await caches.delete(STORE);
  const subscription = await currentSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}
