"use client";

import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { groupAt, type UsageView } from "@/lib/esims/model";
import { LocalTime } from "./usage/local-time";
import { timeLeft } from "./usage/time-left";
import { useShopTime } from "./usage/use-shop-time";

const MINUTE_MS = 60_000;

type Props = {
  usage: UsageView | null;
  serverNow: string;
  validityDays: number;
  /** Of the destination, from west to east. */ zones: readonly string[];
  place: string;
};

/** How long an eSIM still runs, and the exact minute it ends, with its zone. */
export function Ends({ usage, serverNow, validityDays, zones, place }: Props) {
  const t = useTranslations("esims");
  const time = useShopTime(serverNow, MINUTE_MS);
  const left = timeLeft(usage?.expiresAt ?? null, time);
  const group = groupAt(usage, time);
  const over = left === "over" || group === "ended";
  return (
    <div>
      <p className="text-small text-ink-soft">{over ? t("time.title") : t("figures.days")}</p>
      <p className="mt-1 text-title font-semibold">{words()}</p>
      {usage?.expiresAt && (
        <p className="mt-1 text-small text-ink-soft">
          {over ? t("time.ended") : t("time.ends")} <ZonedTime iso={usage.expiresAt} />
        </p>
      )}
      {usage?.expiresAt && <LocalTime iso={usage.expiresAt} zones={zones} place={place} />}
    </div>
  );

  function words(): string {
    if (over) return t("figures.over");
    if (left) return `${left.count} ${t(`figures.${left.unit}Left`, { count: left.count })}`;
    return group === "waiting" ? t("time.notStarted", { days: validityDays }) : t("time.unknown");
  }
}
