"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Alert } from "@/components/ui/alert";
import { LiveRegion } from "@/components/ui/live-region";
import { groupOf, type UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";

type Props = {
  esimId: string;
  initial: UsageView | null;
  /** Which of the two places on the page this is: `known` is above everything, `unknown` below. */
  place: "known" | "unknown";
};

/** Whether the eSIM is installed: said to be unknown until the operator saw it in a network, and green by itself then. */
export function InstallState({ esimId, initial, place }: Props) {
  const t = useTranslations("install.state");
  const { data } = useQuery(usageQuery(esimId));
  const usage = data ?? initial;
  const group = groupOf(usage?.status ?? "UNKNOWN");
  const [first] = useState(group);
  const found = group === "current" ? "inUse" : "ended";
  if (place === "known")
    return (
      <>
        <LiveRegion>
          {group === first || group === "waiting" ? "" : `${t(`${found}Title`)}. ${t(`${found}Text`)}`}
        </LiveRegion>
        {group !== "waiting" && (
          <Alert tone={found === "inUse" ? "good" : "info"} title={t(`${found}Title`)} className="mt-6">
            {t(`${found}Text`)}
          </Alert>
        )}
      </>
    );
  if (group !== "waiting") return null;
  return (
    <Alert title={t("unknownTitle")}>
      {t("unknownText")}
      {usage?.measuredAt && (
        <span className="mt-1 block text-ink-soft">
          {t.rich("asked", {
            asked: () => <ZonedTime iso={usage.measuredAt ?? ""} show="minute" />,
            next: () => <ZonedTime iso={usage.nextAskAt} show="minute" />,
          })}
        </span>
      )}
    </Alert>
  );
}
