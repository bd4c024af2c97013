import { Suspense } from "react";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LandingLine } from "@/components/catalog/landing-line";
import { TopupList } from "@/components/esims/topup-list";
import { TopupRefused } from "@/components/esims/topup-refused";
import { TopupSkeleton } from "@/components/esims/topup-skeleton";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { requireEsim } from "@/lib/esims/loaders";
import { loadTopups } from "@/lib/orders/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/top-up">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "esims.topups" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function TopupPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  await requireEsim(id);
  const t = await getTranslations("esims.topups");
  return (
    <Page className="max-w-4xl">
      <h1 className="text-display">{t("title")}</h1>
      <div className="mt-8">
        <Suspense fallback={<TopupSkeleton />}>
          <Offers locale={locale} id={id} />
        </Suspense>
      </div>
      <LinkButton
        href={localePath(locale, `/esims/${id}`)}
        variant="quiet"
        size="small"
        className="-ms-3.5 mt-8"
      >
        {t("back")}
      </LinkButton>
    </Page>
  );
}

async function Offers({ locale, id }: { locale: Locale; id: string }) {
  const [{ last4, label, bought, offers }, messages, t] = await Promise.all([
    loadTopups(id),
    loadMessages(locale),
    getTranslations("esims"),
  ]);
  const place = destinationName(bought.destination, locale);
  return (
    <>
      <LandingLine locale={locale} card={bought} />
      <p className="mt-2 text-small text-ink-soft">{label ?? t("name", { last4 })}</p>
      {offers.ok ? (
        <>
          <p className="mt-6">{t("topups.lead")}</p>
          <p className="mt-1 mb-6 text-small text-ink-soft">{t("topups.starts")}</p>
          <NextIntlClientProvider messages={pickMessages(messages, "esims")}>
            <TopupList locale={locale} esimId={id} offers={offers.data} />
          </NextIntlClientProvider>
          <p className="mt-6 text-small text-ink-soft">{t("topups.payNote")}</p>
        </>
      ) : (
        <div className="mt-6">
          <TopupRefused
            reason={offers.code}
            place={place}
            placeHref={localePath(locale, `/destinations/${bought.destination.slug}`)}
            againHref={localePath(locale, `/esims/${id}/top-up`)}
            installHref={localePath(locale, `/esims/${id}/install`)}
          />
        </div>
      )}
    </>
  );
}
