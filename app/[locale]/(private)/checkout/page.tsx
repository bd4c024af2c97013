import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LandingCard } from "@/components/catalog/landing-card";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { PackageGone } from "@/components/checkout/package-gone";
import { WhatNext } from "@/components/checkout/what-next";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { destinationName } from "@/lib/catalog/format";
import { loadCheckout } from "@/lib/orders/loaders";
import { MOST_PER_ORDER } from "@/lib/orders/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/checkout">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "checkout" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function CheckoutPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const query = await searchParams;
  const { card, email } = await loadCheckout(query["package"]);
  if (!card) return <PackageGone locale={locale} />;
  const t = await getTranslations("checkout");
  const quantity = Math.min(MOST_PER_ORDER, Math.max(1, Math.trunc(Number(query["quantity"])) || 1));
  const { slug, price, destination } = card;
  const place = {
    place: destinationName(destination, locale),
    placeHref: localePath(locale, `/destinations/${destination.slug}`),
  };
  return (
    <Page>
      <h1 className="text-display">{t("title")}</h1>
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:grid-rows-[auto_1fr] lg:gap-x-14">
        <LandingCard locale={locale} card={card} />
        <Card className="lg:row-span-2 lg:p-8">
          <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "checkout")}>
            <CheckoutForm
              locale={locale}
              slug={slug}
              price={price}
              quantity={quantity}
              email={email ?? ""}
              {...place}
            />
          </NextIntlClientProvider>
        </Card>
        <WhatNext locale={locale} card={card} count={quantity} />
      </div>
    </Page>
  );
}
