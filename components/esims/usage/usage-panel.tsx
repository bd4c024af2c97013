"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LiveRegion } from "@/components/ui/live-region";
import { formatData } from "@/lib/catalog/format";
import type { Meter, UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";
import type { LineSnapshot } from "@/lib/orders/schema";
import { Ends } from "../ends";
import { Freshness } from "./freshness";
import { useNewFigures } from "./use-new-figures";
import { UsageMeters } from "./usage-meters";

type Props = {
  locale: string;
  esimId: string;
  initial: UsageView | null;
  serverNow: string;
  snapshot: Pick<LineSnapshot, "unlimited" | "voiceMinutes" | "textMessages" | "validityDays">;
  zones: readonly string[];
  place: string;
};

/** Usage of one eSIM, live, with its age. */
export function UsagePanel({ locale, esimId, initial, snapshot, ...about }: Props) {
  const t = useTranslations("esims");
  const { data, isFetching, isError, refetch } = useQuery(usageQuery(esimId));
  const usage = data ?? initial;
  const serverNow = data?.serverNow ?? about.serverNow;
  useNewFigures(usage?.measuredAt ?? null, initial?.measuredAt ?? null);
  const [firstMeasured] = useState(initial?.measuredAt);
  const newer = usage?.measuredAt && usage.measuredAt !== firstMeasured;
  const unlimited = usage?.unlimited ?? snapshot.unlimited;
  const dataText = wordsOf(usage?.data ?? null);
  return (
    <div className="grid gap-8">
      <UsageMeters
        locale={locale}
        usage={usage}
        unlimited={unlimited}
        dataText={dataText}
        holds={{ voice: Boolean(snapshot.voiceMinutes), texts: Boolean(snapshot.textMessages) }}
      >
        <Ends
          usage={usage}
          serverNow={serverNow}
          validityDays={snapshot.validityDays}
          zones={about.zones}
          place={about.place}
        />
      </UsageMeters>
      <Freshness
        usage={usage}
        serverNow={serverNow}
        asking={isFetching}
        offline={isError}
        onAsk={() => void refetch()}
      />
      <LiveRegion>{newer ? t("usage.updated", { left: dataText }) : ""}</LiveRegion>
    </div>
  );

  function wordsOf(data: Meter): string {
    if (unlimited) return t("usage.unlimited");
    if (!data) return t("usage.unknown");
    return t("usage.leftText", {
      left: formatData(data.remaining, locale),
      total: formatData(data.total, locale),
    });
  }
}
