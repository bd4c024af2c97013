"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own time zone once the browser has its say; UTC as the server writes it. */
export function useOwnZone(): string {
  return useSyncExternalStore(subscribe, ownZone, () => "UTC");
}
