"use client";

import { useSyncExternalStore } from "react";
import { useFormatter } from "next-intl";

type Props = { iso: string; /** `minute` leaves the date out. */ show?: "date-minute" | "minute" };

const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;
const formats = {
  minute: hour,
  "date-minute": { day: "numeric", month: "short", year: "numeric", ...hour },
} as const;

const subscribe = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment with its zone: UTC as the server writes it, the reader's own once the browser has its say. */
export function ZonedTime({ iso, show = "date-minute" }: Props) {
  const format = useFormatter();
  const timeZone = useSyncExternalStore(subscribe, ownZone, () => "UTC");
  return (
    <time dateTime={iso} className="whitespace-nowrap" suppressHydrationWarning>
      {format.dateTime(new Date(iso), { ...formats[show], timeZone })}
    </time>
  );
}
