"use client";

import { useEffect, useSyncExternalStore } from "react";

const answers = new Map<string, unknown>();
const asked = new Set<string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the shop for something, once for all who want it; a question that did not arrive may be put again. */
export async function ask(url: string): Promise<void> {
  if (asked.has(url)) return;
  asked.add(url);
  try {
    const answer = await fetch(url);
    if (answer.ok) answers.set(url, await answer.json());
    else if (answer.status >= 500) asked.delete(url);
  } catch {
    asked.delete(url);
  }
  for (const listener of listeners) listener();
}

/** What the shop answers at an address of its own; undefined until it does, where it refuses, and where nothing is asked. */
export function useAnswer(url: string | null): unknown {
  const answer = useSyncExternalStore<unknown>(
    subscribe,
    () => (url === null ? undefined : answers.get(url)),
    () => undefined,
  );
  useEffect(() => {
    if (url !== null) void ask(url);
  }, [url]);
  return answer;
}
