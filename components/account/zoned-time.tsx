"use client";

import { useFormatter } from "next-intl";
import { useOwnZone } from "./use-own-zone";

type Props = {
  iso: string;
  show?: keyof typeof formats;
  /** Of a place, where it is not to be the reader's own. */ zone?: string;
};

const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const zoned = { ...hour, timeZoneName: "short" } as const;
const formats = {
  minute: zoned,
  "date-minute": { day: "numeric", month: "short", year: "numeric", ...zoned },
  "weekday-minute": { weekday: "short", ...hour },
  "weekday-zoned": { weekday: "short", ...zoned },
  day: { weekday: "short", day: "numeric", month: "short" },
} as const;

/** A moment with its zone: UTC as the server writes it, the reader's own once the browser has its say. */
export function ZonedTime({ iso, show = "date-minute", zone }: Props) {
  const format = useFormatter();
  const ownZone = useOwnZone();
  return (
    <time dateTime={iso} className="whitespace-nowrap" suppressHydrationWarning>
      {format.dateTime(new Date(iso), { ...formats[show], timeZone: zone ?? ownZone })}
    </time>
  );
}
