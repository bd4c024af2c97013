"use client";

import { useTranslations } from "next-intl";
import { RefreshCw } from "lucide-react";
import { ZonedTime } from "@/components/account/zoned-time";
import { Button } from "@/components/ui/button";
import type { UsageView } from "@/lib/esims/model";
import { useShopTime } from "./use-shop-time";

type Props = {
  usage: UsageView | null;
  serverNow: string;
  asking: boolean;
  offline: boolean;
  onAsk: () => void;
};

/** How old the figures are, when newer ones can be had, and why not at once. */
export function Freshness({ usage, serverNow, asking, offline, onAsk }: Props) {
  const t = useTranslations("esims.usage");
  const time = useShopTime(serverNow);
  // Figures cannot be younger than now: if they are, somebody moved the shop's clock while this page was open.
  const now = Math.max(time, Date.parse(usage?.measuredAt ?? "") || 0);
  const seconds = usage ? Math.max(0, Math.ceil((Date.parse(usage.nextAskAt) - now) / 1000)) : 0;
  const problem = offline ? "offline" : usage?.problem;
  return (
    <div className="grid gap-3 text-small text-ink-soft">
      <p>
        {usage?.measuredAt
          ? t.rich("asOf", { time: () => <ZonedTime iso={usage.measuredAt ?? ""} show="minute" /> })
          : t("never")}{" "}
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
        disabled={seconds > 0}
        busy={asking}
        onClick={onAsk}
        className="justify-self-start noscript:hidden"
      >
        {!asking && <RefreshCw className="size-4" aria-hidden />}
        {asking ? t("refreshing") : seconds > 0 ? t("refreshIn", { time: clockText(seconds) }) : t("refresh")}
      </Button>
    </div>
  );
}

function clockText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const padded = (value: number) => String(value).padStart(2, "0");
  return hours > 0
    ? `${hours}:${padded(minutes)}:${padded(seconds % 60)}`
    : `${minutes}:${padded(seconds % 60)}`;
}
