"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { SearchEntry } from "@/lib/catalog/model";
import { readRecent, RECENT_KEY, recentText } from "@/lib/catalog/recent/model";

const CHANGED = "recentchange";

function kept(): string | null {
  try {
    return localStorage.getItem(RECENT_KEY);
  } catch {
    // A browser that stores nothing has looked at nothing.
    return null;
  }
}

function keep(text: string | null) {
  try {
    if (text === null) localStorage.removeItem(RECENT_KEY);
    else localStorage.setItem(RECENT_KEY, text);
  } catch {
    return;
  }
  // Room is given to what is shown of it by this sign alone; on the next page it is there before the first paint.
  if (text === null) delete document.documentElement.dataset["recent"];
  else document.documentElement.dataset["recent"] = "";
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void) {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** Notes in this browser, and nowhere else, that a destination was looked at. */
export function rememberPlace(slug: string) {
  keep(recentText(readRecent(kept()), slug));
}

export function forgetPlaces() {
  keep(null);
}

/** The destinations looked at in this browser, newest first. */
export function useRecentPlaces(): readonly string[] {
  const text = useSyncExternalStore(subscribe, kept, () => null);
  return useMemo(() => readRecent(text), [text]);
}

/** Those that are still on sale, as they are called now. */
export function entriesOf(index: readonly SearchEntry[], slugs: readonly string[]): readonly SearchEntry[] {
  return slugs.flatMap((slug) => index.find((entry) => entry.slug === slug) ?? []);
}
