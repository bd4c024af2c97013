import { useTranslations } from "next-intl";
import { dataText, hasVoiceOrTexts } from "@/lib/catalog/format";
import { marksOf, type PackageCard, pricePerDay, pricePerGb } from "@/lib/catalog/model";
import { countForms } from "@/lib/platform/i18n/count-forms";
import { LandingCard } from "./landing-card";
import { AMOUNTS, SORTS, TRIPS, WITH, type With } from "./package-filters";
import { type ListLabels, PackageList } from "./package-list";

type Props = { locale: string; packages: readonly PackageCard[]; outlineId: string };

function withOf(card: PackageCard): With[] {
  const has: Readonly<Record<With, boolean>> = {
    unlimited: card.unlimited,
    calls: hasVoiceOrTexts(card),
    topup: card.rechargeable,
  };
  return WITH.filter((name) => has[name]);
}

function named<Value extends string>(values: readonly Value[], label: (value: Value) => string) {
  return Object.fromEntries(values.map((value) => [value, label(value)])) as Record<Value, string>;
}

/** A destination's packages as landing cards, to sort, narrow down and compare. */
export function DestinationPackages({ locale, packages, outlineId }: Props) {
  const t = useTranslations("catalog.destination");
  const words = useTranslations("catalog");
  const marks = marksOf(packages);
  const items = packages.map((card) => ({
    slug: card.slug,
    name: words("card.name", { data: dataText(card, locale, words), days: card.validityDays }),
    node: (
      <LandingCard locale={locale} card={card} outlineAgain={outlineId} marks={marks.get(card.slug) ?? []} />
    ),
    price: card.price.minor,
    perGb: pricePerGb(card)?.minor ?? null,
    perDay: pricePerDay(card).minor,
    data: card.unlimited ? null : (card.dataMb ?? 0),
    days: card.validityDays,
    with: withOf(card),
  }));
  const labels: ListLabels = {
    sort: { label: t("sort"), values: named(SORTS, (value) => t(`sorts.${value}`)) },
    trip: {
      label: t("trip"),
      values: named(TRIPS, (value) =>
        value === "any" ? t("anyTrip") : t("tripDays", { days: Number(value) }),
      ),
    },
    data: {
      label: t("data"),
      values: named(AMOUNTS, (value) =>
        value === "any" ? t("anyData") : t("dataAtLeast", { count: value }),
      ),
    },
    with: { label: t("with"), values: named(WITH, (value) => t(`withs.${value}`)) },
    shown: countForms(locale, (count) => t("shown", { count })),
    none: t("none"),
    noneText: t("noneText"),
    reset: t("reset"),
    compare: {
      pick: t("compare.pick", { name: "{name}" }),
      chosen: countForms(locale, (count) => t("compare.chosen", { count })),
      open: t("compare.open"),
      clear: t("compare.clear"),
      more: t("compare.more"),
    },
  };
  return (
    <>
      <h2 className="sr-only">{t("packages")}</h2>
      <PackageList locale={locale} items={items} labels={labels} />
    </>
  );
}
