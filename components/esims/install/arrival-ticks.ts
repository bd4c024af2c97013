"use client";

import { useMemo, useSyncExternalStore } from "react";

const CHANGED = "arrivaltick";
const keyOf = (esimId: string) => `arrival-${esimId}`;

function kept(esimId: string): string {
  try {
    return localStorage.getItem(keyOf(esimId)) ?? "";
  } catch {
    // A browser that stores nothing has ticked nothing off.
    return "";
  }
}

function subscribe(listener: () => void) {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

const stepsIn = (text: string) => new Set(text.split(" ").filter(Boolean));

/** Which steps this browser, and nobody else, keeps as done for an eSIM. */
export function useArrivalTicks(esimId: string): ReadonlySet<string> {
  const text = useSyncExternalStore(
    subscribe,
    () => kept(esimId),
    () => "",
  );
  return useMemo(() => stepsIn(text), [text]);
}

export function tickArrival(esimId: string, step: string, done: boolean) {
  const steps = stepsIn(kept(esimId));
  if (done) steps.add(step);
  else steps.delete(step);
  try {
    localStorage.setItem(keyOf(esimId), [...steps].join(" "));
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}
