"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { LiveRegion } from "@/components/ui/live-region";
import { QuietLink } from "@/components/ui/quiet-link";
import { groupAt, statusAt, type UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";
import type { LineSnapshot } from "@/lib/orders/schema";
import { esimHelp } from "./esim-help";
import { useShopTime } from "./usage/use-shop-time";

const MINUTE_MS = 60_000;

type Props = {
  locale: string;
  orderId: string;
  esimId: string;
  initial: UsageView | null;
  snapshot: Pick<LineSnapshot, "rechargeable" | "activationPolicy">;
  page: string;
  place: string;
  placeHref: string;
  serverNow: string;
};

/** What the eSIM is doing, in words, and the one thing to do next. */
export function EsimState({ esimId, initial, snapshot, page, place, placeHref, serverNow, ...about }: Props) {
  const t = useTranslations("esims");
  const odd = useTranslations("usage.odd");
  const answer = useQuery(usageQuery(esimId)).data;
  const usage = answer ?? initial;
  const time = useShopTime(answer?.serverNow ?? serverNow, MINUTE_MS);
  const status = statusAt(usage, time);
  // Before the first use the supplier knows nothing yet; with figures it is its word that nobody knows.
  const isOdd = status === "UNKNOWN" && Boolean(usage?.data ?? usage?.expiresAt ?? usage?.unlimited);
  const [firstStatus] = useState(status);
  const waiting = groupAt(usage, time) === "waiting" && !isOdd;
  // Before the first use the operator offers none.
  const canTopup = snapshot.rechargeable && status !== "NOT_ACTIVE" && status !== "RECYCLED";
  const title = isOdd ? odd("stateTitle") : t(`statusTitle.${status}`);
  const text = textOf();
  const help = esimHelp(status, about);
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-title font-semibold">{title}</p>
      <p className="max-w-prose text-ink-soft">{text}</p>
      <LiveRegion>{status === firstStatus ? "" : `${title}. ${text}`}</LiveRegion>
      <div className="mt-2 flex flex-wrap gap-3">
        {waiting && <LinkButton href={`${page}/install`}>{t("install")}</LinkButton>}
        {canTopup && (
          <LinkButton href={`${page}/top-up`} variant={waiting ? "secondary" : "primary"}>
            {t("topup")}
          </LinkButton>
        )}
        {!canTopup && !waiting && status !== "ACTIVE" && (
          <LinkButton href={placeHref} leaves>
            {t("buyNew", { place })}
          </LinkButton>
        )}
        {status === "ACTIVE" && (
          <LinkButton href={`${page}/install`} variant="quiet">
            {t("installAgain")}
          </LinkButton>
        )}
      </div>
      <QuietLink href={help.href}>{t(`help.${help.word}`)}</QuietLink>
    </div>
  );

  function textOf(): string {
    if (isOdd) return odd("state");
    if (status === "NOT_ACTIVE") return t(`statusText.NOT_ACTIVE-${snapshot.activationPolicy}`);
    if ((status === "FINISHED" || status === "EXPIRED") && !snapshot.rechargeable)
      return t(`statusText.${status}-fixed`);
    return t(`statusText.${status}`);
  }
}
