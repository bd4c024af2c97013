"use client";

import { keptAtIn, keptPage } from "./kept-page";

/** Known to public/worker/offline.js, which shows what is in it. */
const PACKS = "landfall-packs";
const keyOf = (esimId: string) => `/worker/kept/${esimId}`;

/** Why nothing was kept: no room, a browser that keeps nothing, or no line to the shop. */
export type KeepProblem = "full" | "refused" | "offline";

/** Keeps the sheet of an eSIM in this browser, to be read without internet. Null once it is there. */
export async function keepPack(esimId: string, sheetPath: string): Promise<KeepProblem | null> {
  let page: Response;
  try {
    page = await keptPage(sheetPath);
  } catch {
    return "offline";
  }
  try {
    // Its parts are asked for anew too, so that a mended worker reaches everybody at their next visit.
    await navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" });
    const packs = await caches.open(PACKS);
    await packs.put(keyOf(esimId), page);
    await navigator.serviceWorker.ready;
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
  }
}

/** When the pack of an eSIM was kept in this browser, ISO 8601 UTC; null where there is none. */
export async function packKeptAt(esimId: string): Promise<string | null> {
  try {
    const page = await caches.match(keyOf(esimId), { cacheName: PACKS });
    return page ? keptAtIn(page) : null;
  } catch {
    // Private windows and pages without https have no such store.
    return null;
  }
}

export async function forgetPack(esimId: string): Promise<void> {
  try {
    const packs = await caches.open(PACKS);
    await packs.delete(keyOf(esimId));
  } catch {
    // What cannot be opened keeps nothing.
  }
}

/** Forgets every pack: whoever uses this browser next has none of them. */
export async function forgetPacks(): Promise<void> {
  try {
    await caches.delete(PACKS);
  } catch {
    // What cannot be opened keeps nothing.
  }
}
