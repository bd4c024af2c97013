import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { TravellerCard } from "@/components/orders/travellers/traveller-card";
import { LinkButton } from "@/components/ui/link-button";
import { dataText, destinationName } from "@/lib/catalog/format";
import { loadTravellers, requireGroup } from "@/lib/orders/travellers/loaders";
import { canBeToppedUp } from "@/lib/orders/travellers/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { type Locale, LOCALES, ownName } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/orders/[id]/travellers">;

export const instant = false;

const LANGUAGES = LOCALES.map((value) => ({ value, label: ownName(value) }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "travellers" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

// The operator may be asked first, for three seconds at most; streamed later, the page would stay empty without scripts.
export default async function TravellersPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  await requireGroup(id);
  const t = await getTranslations("travellers");
  return (
    <Page>
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-4 max-w-prose text-ink-soft">{t("lead")}</p>
      <Travellers locale={locale} id={id} />
    </Page>
  );
}

async function Travellers({ locale, id }: { locale: Locale; id: string }) {
  const [{ number, travellers }, messages, t] = await Promise.all([
    loadTravellers(id),
    loadMessages(locale),
    getTranslations(),
  ]);
  const severalPackages = new Set(travellers.map(({ lineId }) => lineId)).size > 1;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, "travellers", "share")}>
      <div className="mt-6 flex flex-wrap gap-3">
        {travellers.some(canBeToppedUp) && (
          <LinkButton href={localePath(locale, `/orders/${id}/travellers/top-up`)}>
            {t("travellers.topupAll")}
          </LinkButton>
        )}
        <LinkButton href={localePath(locale, `/orders/${id}`)} variant="secondary">
          {t("travellers.order", { number })}
        </LinkButton>
      </div>
      <ul className="mt-8 grid items-start gap-4 md:grid-cols-2">
        {travellers.map(({ snapshot, ...traveller }, index) => (
          <TravellerCard
            key={`${traveller.lineId} ${String(traveller.place)}`}
            locale={locale}
            orderId={id}
            traveller={traveller}
            number={index + 1}
            packageName={
              severalPackages
                ? t("travellers.package", {
                    place: destinationName(snapshot.destination, locale),
                    data: dataText(snapshot, locale, (word) => t(`catalog.${word}`)),
                  })
                : null
            }
            languages={LANGUAGES}
          />
        ))}
      </ul>
    </NextIntlClientProvider>
  );
}
