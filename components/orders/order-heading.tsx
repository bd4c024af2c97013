"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Timer } from "lucide-react";
import { ZonedTime } from "@/components/account/zoned-time";
import { LiveRegion } from "@/components/ui/live-region";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import { Status } from "@/components/ui/status";
import { isInWork } from "@/lib/orders/model";
import type { OrderStatusView } from "@/lib/orders/schema";
import { orderHelp } from "./order-help";
import { phaseTone } from "./phase-tone";
import { useOrderStatus } from "./use-order-status";

export type OrderFacts = {
  id: string;
  number: string;
  kind: "esim" | "topup";
  count: number;
  email: string;
  total: string;
  promiseMinutes: number;
};
type Props = {
  locale: string;
  order: OrderFacts;
  initial: OrderStatusView;
  payUrl: string | null;
  /** A kept card was charged, and its bank has not answered yet. */ isCharging: boolean;
  buyAgainHref: string;
};

/** What is the matter with the order, said aloud whenever it changes. */
export function OrderHeading({ locale, order, initial, payUrl, isCharging, buyAgainHref }: Props) {
  const t = useTranslations("order");
  const cards = useTranslations("cards.charging");
  const router = useRouter();
  const { phase, lines, promisedBy } = useOrderStatus(order.id, initial);
  const [firstPhase] = useState(initial.phase);
  const words = {
    kind: order.kind,
    count: order.count,
    email: order.email,
    total: order.total,
    minutes: order.promiseMinutes,
  };
  const isAsking = phase === "awaiting_payment" && isCharging;
  const title = isAsking ? cards("title") : t(`phase.${phase}.title`, words);
  const text = isAsking ? cards("text", words) : t(`phase.${phase}.text`, words);
  const isGone = phase === "awaiting_payment" && !payUrl && !isCharging;
  const help = orderHelp(phase, order, locale);

  // The parts the server rendered (receipt, eSIMs) follow once per step that matters to them.
  const rendered = useRef(whatMatters(initial.lines));
  const reached = whatMatters(lines);
  useEffect(() => {
    if (rendered.current === reached) return;
    rendered.current = reached;
    router.refresh();
  }, [reached, router]);

  return (
    <header className="grid justify-items-start gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-small text-ink-soft">
        {t("number", { number: order.number })}
        <Status tone={phaseTone[phase]}>{t(`phase.${phase}.word`)}</Status>
      </p>
      <h1 className="text-display">{title}</h1>
      <p className="max-w-prose text-ink-soft">{text}</p>
      {promisedBy && (
        <p className="flex items-center gap-2 text-small font-semibold">
          <Timer className="size-4 shrink-0 text-accent" aria-hidden />
          <span>{t.rich("promise", { time: () => <ZonedTime iso={promisedBy} show="minute" /> })}</span>
        </p>
      )}
      <LiveRegion>{phase === firstPhase ? "" : `${title}. ${text}`}</LiveRegion>
      {phase === "awaiting_payment" && payUrl && (
        <LinkButton href={payUrl} leaves size="large" className="mt-2">
          {t("payNow", { total: order.total })}
        </LinkButton>
      )}
      {isGone && <p className="text-small">{t("payGone")}</p>}
      {(phase === "cancelled" || phase === "refunded" || phase === "returned" || isGone) && (
        <LinkButton href={buyAgainHref} variant="secondary" leaves className="mt-2">
          {t("buyAgain")}
        </LinkButton>
      )}
      {help && <QuietLink href={help.href}>{t(`help.${help.word}`)}</QuietLink>}
    </header>
  );
}

/** Steps of a line in work are of no matter to what the server rendered, until the buyer has the choice. */
function whatMatters(lines: OrderStatusView["lines"]): string {
  return lines
    .map(({ status, isLate, isReturned }) => {
      if (isReturned) return "returned";
      return isInWork(status) && !isLate ? "in work" : status;
    })
    .join();
}
