"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { LiveRegion } from "@/components/ui/live-region";
import { QuietLink } from "@/components/ui/quiet-link";
import { groupOf, type UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";
import type { LineSnapshot } from "@/lib/orders/schema";
import { esimHelp } from "./esim-help";

type Props = {
  locale: string;
  orderId: string;
  esimId: string;
  initial: UsageView | null;
  snapshot: Pick<LineSnapshot, "rechargeable" | "activationPolicy">;
  page: string;
  place: string;
  placeHref: string;
};

/** What the eSIM is doing, in words, and the one thing to do next. */
export function EsimState({ esimId, initial, snapshot, page, place, placeHref, ...about }: Props) {
  const t = useTranslations("esims");
  const usage = useQuery(usageQuery(esimId)).data ?? initial;
  const status = usage?.status ?? "UNKNOWN";
  const [firstStatus] = useState(status);
  const waiting = groupOf(status) === "waiting";
  // Before the first use the operator offers none.
  const canTopup = snapshot.rechargeable && status !== "NOT_ACTIVE" && status !== "RECYCLED";
  const text = textOf();
  const help = esimHelp(status, about);
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-title font-semibold">{t(`statusTitle.${status}`)}</p>
      <p className="max-w-prose text-ink-soft">{text}</p>
      <LiveRegion>{status === firstStatus ? "" : `${t(`statusTitle.${status}`)}. ${text}`}</LiveRegion>
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
    if (status === "NOT_ACTIVE") return t(`statusText.NOT_ACTIVE-${snapshot.activationPolicy}`);
    if ((status === "FINISHED" || status === "EXPIRED") && !snapshot.rechargeable)
      return t(`statusText.${status}-fixed`);
    return t(`statusText.${status}`);
  }
}
