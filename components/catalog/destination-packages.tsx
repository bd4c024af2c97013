import { useTranslations } from "next-intl";
import { hasVoiceOrTexts } from "@/lib/catalog/format";
import { type PackageCard, pricePerGb } from "@/lib/catalog/model";
import { countForms } from "@/lib/platform/i18n/count-forms";
import { LandingCard } from "./landing-card";
import { PackageList } from "./package-list";

type Props = { locale: string; packages: readonly PackageCard[]; outlineId: string };

/** A destination's packages as landing cards, to sort and narrow down. */
export function DestinationPackages({ locale, packages, outlineId }: Props) {
  const t = useTranslations("catalog.destination");
  const options = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const items = packages.map((card) => ({
    key: card.slug,
    node: <LandingCard locale={locale} card={card} outlineAgain={outlineId} />,
    price: card.price.minor,
    perGb: pricePerGb(card)?.minor ?? null,
    data: card.unlimited ? null : (card.dataMb ?? 0),
    days: card.validityDays,
    unlimited: card.unlimited,
    calls: hasVoiceOrTexts(card),
    topup: card.rechargeable,
  }));
  const labels = {
    sort: {
      label: t("sort"),
      options: options(["price", "perGb", "data", "days"], (value) => t(`sorts.${value}`)),
    },
    trip: { label: t("trip"), options: options(["any", "7", "15", "30"], (value) => t(`trips.${value}`)) },
    kind: {
      label: t("kind"),
      options: options(["any", "unlimited", "calls", "topup"], (value) => t(`kinds.${value}`)),
    },
    shown: countForms(locale, (count) => t("shown", { count })),
    none: t("none"),
    noneText: t("noneText"),
    reset: t("reset"),
  };
  return (
    <>
      <h2 className="sr-only">{t("packages")}</h2>
      <PackageList locale={locale} items={items} labels={labels} />
    </>
  );
}
