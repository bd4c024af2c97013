"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { UsageProvider } from "@/components/esims/usage/usage-provider";
import { LiveRegion } from "@/components/ui/live-region";
import { formatData } from "@/lib/catalog/format";
import type { UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";
import { type Before, countsTopup } from "@/lib/orders/outlook/model";
import type { OrderStatusView } from "@/lib/orders/schema";
import { useOrderStatus } from "./use-order-status";

type Props = {
  locale: string;
  orderId: string;
  lineId: string;
  initial: OrderStatusView;
  esimId: string;
  usage: UsageView | null;
  /** What the operator said before the top-up. */ before: Before;
};

/** A top-up that arrived: waited for until the operator's own figures count it. */
export function TopupBalance({ orderId, lineId, initial, ...rest }: Props) {
  const { lines, steps } = useOrderStatus(orderId, initial);
  const isThere = lines.some(({ id, status }) => id === lineId && status === "DELIVERED");
  const deliveredAt = steps.find(({ type }) => type === "delivered")?.at;
  if (!isThere || !deliveredAt) return null;
  return (
    <UsageProvider esimId={rest.esimId} initial={rest.usage}>
      <Balance {...rest} deliveredAt={deliveredAt} />
    </UsageProvider>
  );
}

type BalanceProps = Pick<Props, "locale" | "esimId" | "usage" | "before"> & { deliveredAt: string };

function Balance({ locale, esimId, usage: first, before, deliveredAt }: BalanceProps) {
  const t = useTranslations("topup.balance");
  const usage = useQuery(usageQuery(esimId)).data ?? first;
  const counted = countsTopup(usage, before, deliveredAt);
  const time = () => <ZonedTime iso={usage?.measuredAt ?? ""} />;
  const figures = usage?.data && {
    left: formatData(usage.data.remaining, locale),
    total: formatData(usage.data.total, locale),
  };
  return (
    <LiveRegion visible>
      {counted ? (
        <p className="text-small text-good">
          {figures ? t.rich("shown", { ...figures, time }) : t.rich("shownPlain", { time })}
        </p>
      ) : (
        <p className="text-small text-ink-soft">
          {t("waiting")} {figures && usage.measuredAt && t.rich("before", { ...figures, time })}
        </p>
      )}
    </LiveRegion>
  );
}
