"use client";

import { useSyncExternalStore } from "react";

const CHANGED = "queryvalue";

function subscribe(listener: () => void) {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/**
 * One parameter of the address as state. Read in the browser only, so that the page itself stays static; a link with the
 * parameter in it still opens as it was shared.
 */
export function useQueryValue(
  name: string,
  fallback: string,
): [string, (next: string | ((current: string) => string)) => void] {
  const read = () => new URLSearchParams(window.location.search).get(name) ?? fallback;
  const value = useSyncExternalStore(subscribe, read, () => fallback);
  const write = (asked: string | ((current: string) => string)) => {
    const next = typeof asked === "string" ? asked : asked(read());
    const url = new URL(window.location.href);
    if (next === fallback) url.searchParams.delete(name);
    else url.searchParams.set(name, next);
    window.history.replaceState(window.history.state, "", url);
    window.dispatchEvent(new Event(CHANGED));
  };
  return [value, write];
}
