import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** Leads from an order with several eSIMs to the people they are for. */
export function TravellersLink({
  locale,
  orderId,
  count,
}: {
  locale: string;
  orderId: string;
  count: number;
}) {
  const t = useTranslations("travellers");
  return (
    <Card as="section" className="grid justify-items-start gap-3">
      <p className="text-heading font-semibold">{t("link.title", { count })}</p>
      <p className="text-small text-ink-soft">{t("link.text")}</p>
      <LinkButton href={localePath(locale, `/orders/${orderId}/travellers`)} variant="secondary" size="small">
        {t("link.action")}
      </LinkButton>
    </Card>
  );
}
