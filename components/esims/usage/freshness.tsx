"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { RefreshCw } from "lucide-react";
import { ZonedTime } from "@/components/account/zoned-time";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import type { UsageView } from "@/lib/esims/model";
import { useShopTime } from "./use-shop-time";

type Props = {
  usage: UsageView | null;
  serverNow: string;
  asking: boolean;
  offline: boolean;
  onAsk: () => void;
};

const SAME_DAY_MS = 12 * 3_600_000;

/** How old the figures are, when newer ones can be had, and why not at once. */
export function Freshness({ usage, serverNow, asking, offline, onAsk }: Props) {
  const t = useTranslations("esims.usage");
  const older = useTranslations("usage.ask");
  const time = useShopTime(serverNow);
  // Figures cannot be younger than now: if they are, somebody moved the shop's clock while this page was open.
  const now = Math.max(time, Date.parse(usage?.measuredAt ?? "") || 0);
  const seconds = usage ? Math.max(0, Math.ceil((Date.parse(usage.nextAskAt) - now) / 1000)) : 0;
  const [hasWaited, setHasWaited] = useState(false);
  if (seconds > 0 && !hasWaited) setHasWaited(true);
  const problem = offline ? "offline" : usage?.problem;
  return (
    <div className="grid gap-3 text-small text-ink-soft">
      <p>
        {usage?.measuredAt ? asOf(usage.measuredAt) : t("never")}{" "}
        {seconds > 0 && usage
          ? t.rich("next", { time: () => <ZonedTime iso={usage.nextAskAt} show="minute" /> })
          : t("nextNow")}{" "}
        {t("why")}
      </p>
      {problem && <p className="font-medium text-warn">{t(`problem.${problem}`)}</p>}
      <Button
        type="button"
        variant="secondary"
        size="small"
        busy={asking}
        aria-disabled={asking || seconds > 0 || undefined}
        onClick={seconds > 0 ? undefined : onAsk}
        className="justify-self-start noscript:hidden"
      >
        {!asking && <RefreshCw className="size-4" aria-hidden />}
        {asking ? t("refreshing") : seconds > 0 ? t("refreshIn", { time: clockText(seconds) }) : t("refresh")}
      </Button>
      <LiveRegion>{hasWaited && seconds === 0 ? t("nextNow") : ""}</LiveRegion>
    </div>
  );

  /** Figures of another day are not told by the hour alone. */
  function asOf(iso: string) {
    return now - Date.parse(iso) < SAME_DAY_MS
      ? t.rich("asOf", { time: () => <ZonedTime iso={iso} show="minute" /> })
      : older.rich("asOfDay", { time: () => <ZonedTime iso={iso} /> });
  }
}

function clockText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const padded = (value: number) => String(value).padStart(2, "0");
  return hours > 0
    ? `${hours}:${padded(minutes)}:${padded(seconds % 60)}`
    : `${minutes}:${padded(seconds % 60)}`;
}
