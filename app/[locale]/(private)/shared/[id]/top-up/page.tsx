import { Suspense } from "react";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { SharedTopupForm } from "@/components/esims/sharing/shared-topup-form";
import { refusedWord } from "@/components/esims/sharing/refused-word";
import { TopupSkeleton } from "@/components/esims/topup/topup-skeleton";
import { Page } from "@/components/layout/page";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { dataText, destinationName } from "@/lib/catalog/format";
import { heldShare } from "@/lib/esims/sharing/loaders";
import { formatMoney } from "@/lib/money/format";
import { loadSharedTopup } from "@/lib/orders/sharing/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/shared/[id]/top-up">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "share.topup" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function SharedTopupPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const { label } = await heldShare(id);
  const t = await getTranslations("share.topup");
  return (
    <Page width="prose">
      <h1 className="text-display break-words">
        {t("title", { named: label ? "yes" : "no", name: label ?? "" })}
      </h1>
      <Suspense fallback={<TopupSkeleton />}>
        <Offers locale={locale} id={id} />
      </Suspense>
    </Page>
  );
}

// What crosses to the browser names the share, never the eSIM.
async function Offers({ locale, id }: { locale: Locale; id: string }) {
  const [view, messages, t] = await Promise.all([
    loadSharedTopup(id),
    loadMessages(locale),
    getTranslations(),
  ]);
  const { destination, found, isTraveller, email, key } = view;
  return (
    <>
      <p className="mt-4 text-ink-soft">
        {t(isTraveller ? "share.topup.leadTraveller" : "share.topup.lead", {
          place: destinationName(destination, locale),
        })}
      </p>
      <div className="mt-8">
        {found.ok ? (
          <NextIntlClientProvider messages={pickMessages(messages, "share")}>
            <SharedTopupForm
              locale={locale}
              shareId={id}
              pageKey={key}
              currency={found.data.currency}
              email={email ?? ""}
              offers={found.data.offers.map((offer) => ({
                id: offer.id,
                name: t("catalog.card.name", {
                  data: dataText(offer.snapshot, locale, (word) => t(`catalog.${word}`)),
                  days: offer.snapshot.validityDays,
                }),
                price: formatMoney(offer.price, locale),
                minor: offer.price.minor,
              }))}
            />
          </NextIntlClientProvider>
        ) : (
          <Alert tone="info">{t(`share.topup.problem.${refusedWord(found.code)}`)}</Alert>
        )}
      </div>
      {isTraveller && (
        <LinkButton
          href={localePath(locale, `/shared/${id}`)}
          variant="quiet"
          size="small"
          className="-ms-3.5 mt-8"
        >
          {t("share.topup.back")}
        </LinkButton>
      )}
    </>
  );
}
