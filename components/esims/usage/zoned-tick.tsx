"use client";

import { useFormatter } from "next-intl";
import { useOwnZone } from "@/components/account/use-own-zone";

type Props = { at: number; isLong: boolean; x: string; y: number; anchor: "start" | "middle" | "end" };

const formats = {
  day: { day: "numeric", month: "short" },
  hour: { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const;

/** The name of a moment below a chart, in the reader's zone: a day where it covers many, else an hour. */
export function ZonedTick({ at, isLong, x, y, anchor }: Props) {
  const format = useFormatter();
  const timeZone = useOwnZone();
  return (
    <text x={x} y={y} textAnchor={anchor} className="fill-ink-soft text-label" suppressHydrationWarning>
      {format.dateTime(new Date(at), { ...formats[isLong ? "day" : "hour"], timeZone })}
    </text>
  );
}
