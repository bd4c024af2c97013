import { Suspense } from "react";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LandingLine } from "@/components/catalog/landing-line";
import { CheckoutNotices } from "@/components/checkout/checkout-notices";
import { PriceChoices } from "@/components/checkout/price-choices";
import { isPromo } from "@/components/checkout/refusal-key";
import { TopupInstead } from "@/components/esims/topup/topup-instead";
import { TopupList } from "@/components/esims/topup/topup-list";
import { TopupNow } from "@/components/esims/topup/topup-now";
import { TopupRefused } from "@/components/esims/topup/topup-refused";
import { TopupSkeleton } from "@/components/esims/topup/topup-skeleton";
import { Page } from "@/components/layout/page";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import { destinationName } from "@/lib/catalog/format";
import { requireEsim } from "@/lib/esims/loaders";
import { contactPath } from "@/lib/orders/contact/format";
import { checkoutPath } from "@/lib/orders/format";
import { loadTopups } from "@/lib/orders/loaders";
import { loadInstead, loadUsageNow } from "@/lib/orders/outlook/loaders";
import { effectOf } from "@/lib/orders/outlook/model";
import { loadUsableCards } from "@/lib/payments/cards/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/top-up">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "esims.topups" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function TopupPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const query = await searchParams;
  await requireEsim(id);
  const [t, slow] = await Promise.all([getTranslations("esims.topups"), getTranslations("quick")]);
  return (
    <Page className="max-w-4xl">
      <h1 className="text-display">{t("title")}</h1>
      <div className="mt-8">
        <Suspense fallback={<TopupSkeleton />}>
          <Offers locale={locale} id={id} query={query} />
        </Suspense>
      </div>
      <p className="mt-8 text-small">
        <a href={localePath(locale, `/esims/${id}/quick`)} className="underline underline-offset-4">
          {slow("slow")}
        </a>
      </p>
      <LinkButton
        href={localePath(locale, `/esims/${id}`)}
        variant="quiet"
        size="small"
        className="-ms-3.5 mt-4"
      >
        {t("back")}
      </LinkButton>
    </Page>
  );
}

async function Offers({ locale, id, query }: { locale: Locale; id: string; query: Record<string, unknown> }) {
  const [{ last4, label, orderId, bought, asked, found }, { cards, isSignedIn }, messages, t] =
    await Promise.all([loadTopups(id, query), loadUsableCards(), loadMessages(locale), getTranslations()]);
  // After the offers: what they tell of the eSIM is no older than they are.
  const [current, instead] = await Promise.all([
    loadUsageNow(id),
    found.ok || found.code === "not_started" ? null : loadInstead(id, { bought, currency: asked.currency }),
  ]);
  const { gone } = query;
  const place = destinationName(bought.destination, locale);
  const path = localePath(locale, `/esims/${id}/top-up`);
  const promoProblem = found.ok ? found.data.problems.find(isPromo) : undefined;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, "esims", "checkout", "cards")}>
      <LandingLine locale={locale} card={bought} />
      <p className="mt-2 text-small text-ink-soft">{label ?? t("esims.name", { last4 })}</p>
      <TopupNow locale={locale} {...current} unlimited={bought.unlimited} />
      {typeof gone === "string" && (
        <div className="mt-6">
          <Alert live tone="warn">
            {t(gone === "package" ? "topup.gone" : "topup.refused")}
          </Alert>
        </div>
      )}
      {found.ok ? (
        <>
          <p className="mt-6">{t("esims.topups.lead")}</p>
          <p className="mt-1 text-small text-ink-soft">{t("topup.effect.apart")}</p>
          <CheckoutNotices
            problems={found.data.problems}
            currency={asked.currency}
            shown={found.data.currency}
          />
          <div className="my-6 max-w-md">
            <PriceChoices
              locale={locale}
              action={path}
              rest={[]}
              currencies={found.data.currencies}
              currency={found.data.currency}
              code={asked.promo}
              codeProblem={
                promoProblem ? t(`checkout.refused.${promoProblem}`, { code: asked.promo ?? "" }) : null
              }
              codeEffect={null}
            />
          </div>
          <TopupList
            locale={locale}
            esimId={id}
            writeHref={contactPath(locale, "payment", orderId)}
            offers={found.data.offers.map((offer) => ({
              ...offer,
              effect: effectOf(current.usage, offer.snapshot.validityDays, current.now),
            }))}
            keys={found.data.keys}
            card={cards[0] ?? null}
            mayKeepCard={isSignedIn}
            advised={typeof query["offer"] === "string" ? query["offer"] : null}
          />
          <p className="mt-6 text-small text-ink-soft">{t("esims.topups.payNote")}</p>
          {isSignedIn && (
            <QuietLink href={localePath(locale, `/esims/${id}/auto-top-up`)} className="mt-3">
              {t("topup.auto")}
            </QuietLink>
          )}
        </>
      ) : (
        <div className="mt-6 grid gap-4">
          <TopupRefused
            locale={locale}
            orderId={orderId}
            reason={found.code}
            place={place}
            placeHref={localePath(locale, `/destinations/${bought.destination.slug}`)}
            againHref={path}
            installHref={localePath(locale, `/esims/${id}/install`)}
          />
          {instead && (
            <TopupInstead
              locale={locale}
              place={place}
              {...instead}
              days={instead.need.days}
              href={checkoutPath(locale, {
                lines: [{ slug: instead.card.slug, quantity: 1 }],
                currency: instead.price.currency,
                promo: null,
              })}
            />
          )}
        </div>
      )}
    </NextIntlClientProvider>
  );
}
