import { useTranslations } from "next-intl";
import { HeroFigures } from "@/components/catalog/hero-figures";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import type { LineSnapshot } from "@/lib/orders/schema";

type Props = {
  locale: string;
  place: string;
  card: Pick<LineSnapshot, "dataMb" | "unlimited" | "validityDays">;
  price: Money;
  days: number;
  covers: boolean;
  href: string;
};

/** The one package to buy where the eSIM cannot be topped up, and why this one. */
export function TopupInstead({ locale, place, card, price, days, covers, href }: Props) {
  const t = useTranslations("topup.instead");
  const printed = formatMoney(price, locale);
  return (
    <Card as="section" className="grid gap-4">
      <h2 className="text-heading">{t("title", { place })}</h2>
      <HeroFigures locale={locale} allowance={card} price={printed} />
      <p className="text-ink-soft">{t("why", { days, data: covers ? "same" : "near" })}</p>
      <p className="text-small text-ink-soft">{t("install")}</p>
      <LinkButton href={href} leaves>
        {t("buy", { price: printed })}
      </LinkButton>
    </Card>
  );
}
