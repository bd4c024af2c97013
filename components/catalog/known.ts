"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
/** Set before the first paint (`components/layout/document`); signing in or out loads another document. */
const isKnown = () => document.documentElement.dataset["known"] !== undefined;

/** Whether this browser may hold a session or private links. */
export function useKnown(): boolean {
  return useSyncExternalStore(never, isKnown, () => false);
}
