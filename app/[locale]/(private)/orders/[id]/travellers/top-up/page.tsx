import { Suspense } from "react";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { TopupSkeleton } from "@/components/esims/topup/topup-skeleton";
import { Page } from "@/components/layout/page";
import { GroupTopupForm } from "@/components/orders/travellers/group-topup-form";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { dataText } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import { MOST_LINES } from "@/lib/orders/quote/model";
import { type GroupRow, loadGroupTopups, requireGroup } from "@/lib/orders/travellers/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/orders/[id]/travellers/top-up">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "travellers.topup" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function GroupTopupPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const query = await searchParams;
  await requireGroup(id);
  const t = await getTranslations("travellers.topup");
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-4 text-ink-soft">{t("lead")}</p>
      <div className="mt-8">
        <Suspense fallback={<TopupSkeleton />}>
          <Offers locale={locale} id={id} query={query} />
        </Suspense>
      </div>
      <LinkButton
        href={localePath(locale, `/orders/${id}/travellers`)}
        variant="quiet"
        size="small"
        className="-ms-3.5 mt-8"
      >
        {t("back")}
      </LinkButton>
    </Page>
  );
}

async function Offers({ locale, id, query }: { locale: Locale; id: string; query: Record<string, unknown> }) {
  const [{ rows, isCut, key }, messages, t] = await Promise.all([
    loadGroupTopups(id, query),
    loadMessages(locale),
    getTranslations(),
  ]);
  const who = ({ name, number }: GroupRow) => name ?? t("travellers.number", { number });
  const shut = rows.flatMap((row) => (row.refusal ? [{ ...row, refusal: row.refusal }] : []));
  const open = rows.filter(({ offers }) => offers.length > 0);
  const currency = open[0]?.offers[0]?.price.currency;
  return (
    <div className="grid gap-6">
      {isCut && <Alert tone="info">{t("travellers.topup.cut", { most: MOST_LINES })}</Alert>}
      {shut.map((row) => (
        <Alert key={row.esimId} tone="warn" title={who(row)}>
          {t(`esims.topups.refused.${row.refusal}.title`)}
        </Alert>
      ))}
      {rows.length === 0 && <Alert tone="info">{t("travellers.topup.nobody")}</Alert>}
      {currency && (
        <NextIntlClientProvider messages={pickMessages(messages, "travellers", "share")}>
          <GroupTopupForm
            locale={locale}
            orderId={id}
            pageKey={key}
            currency={currency}
            rows={open.map((row) => ({
              esimId: row.esimId,
              who: who(row),
              offers: row.offers.map((offer) => ({
                id: offer.id,
                minor: offer.price.minor,
                text: t("travellers.topup.offer", {
                  package: t("catalog.card.name", {
                    data: dataText(offer.snapshot, locale, (word) => t(`catalog.${word}`)),
                    days: offer.snapshot.validityDays,
                  }),
                  price: formatMoney(offer.price, locale),
                }),
              })),
            }))}
          />
        </NextIntlClientProvider>
      )}
    </div>
  );
}
