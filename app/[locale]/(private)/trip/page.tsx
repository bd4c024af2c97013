import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TripForm } from "@/components/catalog/trip-form";
import { TripPlan } from "@/components/catalog/trip-plan";
import { Page } from "@/components/layout/page";
import { Alert } from "@/components/ui/alert";
import { countryName } from "@/lib/catalog/format";
import { loadTrip } from "@/lib/catalog/trips/loaders";
import { MOST_GB, USUAL_GB } from "@/lib/catalog/trips/schema";
import { MOST_NIGHTS, MOST_STAYS, type Planned } from "@/lib/catalog/trips/model";
import { now } from "@/lib/platform/clock";
import { checkoutPath } from "@/lib/orders/format";
import { MOST_LINES } from "@/lib/orders/quote/model";
import { listText } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/trip">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "catalog.trip" });
  return { title: t("title"), description: t("lead"), robots: { index: true } };
}

export default async function TripPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { asked, countries, cheapest, single, uncovered } = await loadTrip(await searchParams);
  const t = await getTranslations("catalog.trip");
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const buyPath = (plan: Planned) =>
    plan.parts.length > MOST_LINES
      ? null
      : checkoutPath(locale, {
          lines: plan.parts.map(({ card, quantity }) => ({ slug: card.slug, quantity })),
          currency: null,
          promo: null,
        });
  const missing = uncovered.flatMap((place) => asked.stays[place] ?? []);
  return (
    <Page>
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-3 max-w-prose text-ink-soft">{t("lead")}</p>
      {asked.problems.map((problem) => (
        <Alert key={problem} tone="warn" className="mt-4">
          {t(`problems.${problem}`, {
            stays: MOST_STAYS,
            nights: MOST_NIGHTS,
            most: MOST_GB,
            usual: USUAL_GB,
          })}
        </Alert>
      ))}
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <TripForm
          locale={locale}
          action={localePath(locale, "/trip")}
          asked={asked}
          countries={countries}
          today={now().toISOString().slice(0, 10)}
        />
        <div className="grid gap-5">
          {cheapest && (
            <TripPlan
              locale={locale}
              id="cheapest"
              title={t("cheapest")}
              plan={cheapest}
              stays={asked.stays}
              buyPath={buyPath(cheapest)}
            />
          )}
          {single && (
            <TripPlan
              locale={locale}
              id="single"
              title={t("single")}
              plan={single}
              stays={asked.stays}
              buyPath={buyPath(single)}
            />
          )}
          {missing.length > 0 && (
            <Alert tone="warn" title={t("uncovered")}>
              {t("uncoveredText", {
                countries: listText(
                  missing.map(({ countryCode }) => countryName(countryCode, locale)),
                  locale,
                ),
                nights: missing.reduce((sum, { nights }) => sum + nights, 0),
              })}
            </Alert>
          )}
          {asked.from && cheapest && (
            <p className="text-small text-ink-soft">
              {t("before", { day: day.format(new Date(asked.from)) })}
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
