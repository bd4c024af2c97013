import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { HeroFigures } from "@/components/catalog/hero-figures";
import { LandingLine } from "@/components/catalog/landing-line";
import { CardTopupForm } from "@/components/esims/cards/card-topup-form";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatMoney } from "@/lib/money/format";
import { loadCardTopup } from "@/lib/orders/topups/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/top-up/card">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "cards.pay" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function CardTopupPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const query = await searchParams;
  const [{ offer, cards, key, bought, label, last4 }, messages, t] = await Promise.all([
    loadCardTopup(locale, { id, query }),
    loadMessages(locale),
    getTranslations(),
  ]);
  const list = localePath(locale, `/esims/${id}/top-up`);
  if (!offer)
    return (
      <Page width="prose">
        <h1 className="text-display">{t("cards.pay.title")}</h1>
        <div className="mt-8">
          <EmptyState title={t("cards.pay.goneTitle")} text={t("cards.pay.goneText")}>
            <LinkButton href={list}>{t("cards.pay.gone")}</LinkButton>
          </EmptyState>
        </div>
      </Page>
    );
  const { snapshot, price, promo } = offer;
  return (
    <Page width="prose">
      <h1 className="text-display">{t("cards.pay.title")}</h1>
      <div className="mt-8 grid gap-2">
        <LandingLine locale={locale} card={bought} />
        <p className="text-small text-ink-soft">{label ?? t("esims.name", { last4 })}</p>
      </div>
      <Card className="mt-6 grid gap-6">
        <HeroFigures locale={locale} allowance={snapshot} price={formatMoney(price, locale)} />
        <NextIntlClientProvider messages={pickMessages(messages, "esims", "cards")}>
          <CardTopupForm
            locale={locale}
            esimId={id}
            offerId={offer.id}
            pageKey={key}
            price={price}
            promo={promo}
            cards={cards}
          />
        </NextIntlClientProvider>
      </Card>
      <LinkButton href={list} variant="quiet" size="small" className="-ms-3.5 mt-6">
        {t("cards.pay.another")}
      </LinkButton>
    </Page>
  );
}
