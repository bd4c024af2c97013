"use client";

import { useTranslations } from "next-intl";
import { useOwnZone } from "@/components/account/use-own-zone";
import { ZonedTime } from "@/components/account/zoned-time";
import { offsetMinutes } from "@/lib/esims/zones/model";

type Props = { iso: string; zones: readonly string[]; place: string };

/** What the clocks at the destination show at a moment; nothing where they show the reader's own time. */
export function LocalTime({ iso, zones, place }: Props) {
  const t = useTranslations("usage.zones");
  const ownZone = useOwnZone();
  const [west, east] = [zones[0], zones.at(-1)];
  if (!west || !east) return null;
  const at = new Date(iso);
  if (zones.length === 1 && offsetMinutes(west, at) === offsetMinutes(ownZone, at)) return null;
  const time = (zone: string) => <ZonedTime iso={iso} zone={zone} />;
  return (
    <p className="mt-1 text-small text-ink-soft">
      {zones.length === 1
        ? t.rich("local", { place, time: () => time(west) })
        : t.rich("range", { place, from: () => time(west), to: () => time(east) })}
    </p>
  );
}
