"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Status } from "@/components/ui/status";
import type { OrderStatusView } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { lineTone } from "./phase-tone";
import { useOrderStatus } from "./use-order-status";

type Props = {
  locale: string;
  orderId: string;
  lineId: string;
  initial: OrderStatusView;
  /** The eSIM a top-up goes to. */ topupEsimId: string | null;
  /** Who each eSIM is for, by its id, where somebody said. */ names: Readonly<Record<string, string | null>>;
  /** `2 × €4.50`, where there are several. */ sum: string | null;
};

/** What a line of an order has become, and the way to it. */
export function LineState({ locale, orderId, lineId, initial, topupEsimId, names, sum }: Props) {
  const t = useTranslations("order");
  const line = useOrderStatus(orderId, initial).lines.find((candidate) => candidate.id === lineId);
  if (!line) return null;
  const ready = line.status === "DELIVERED";
  const esims = ready ? line.esimIds : [];
  const page = (id: string) => localePath(locale, `/esims/${id}`);
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center justify-between gap-3">
        {line.isReturned ? (
          <Status tone="calm">{t("line.returned")}</Status>
        ) : (
          <Status tone={lineTone[line.status]}>{t(`line.${line.status}`)}</Status>
        )}
        {sum && <span className="text-small text-ink-soft">{sum}</span>}
      </p>
      {line.isReturned && <p className="text-small">{t("returned")}</p>}
      {esims.map((id, index) => (
        <p key={id} className="grid gap-2 sm:grid-cols-2">
          <LinkButton href={`${page(id)}/install`} wide>
            {installText(names[id] ?? null, index)}
          </LinkButton>
          <LinkButton href={page(id)} variant="secondary" wide>
            {openText(names[id] ?? null, index)}
          </LinkButton>
        </p>
      ))}
      {topupEsimId && (
        <LinkButton href={page(topupEsimId)} variant={ready ? "primary" : "secondary"}>
          {t("openEsim")}
        </LinkButton>
      )}
    </div>
  );

  function installText(name: string | null, index: number): string {
    if (name) return t("installFor", { name });
    return esims.length === 1 ? t("install") : t("installOne", { index: index + 1, count: esims.length });
  }

  function openText(name: string | null, index: number): string {
    if (name) return t("openFor", { name });
    return esims.length === 1 ? t("openEsim") : t("openOne", { index: index + 1 });
  }
}
