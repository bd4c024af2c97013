import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { CheckoutHints } from "@/components/checkout/checkout-hints";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { CheckoutLine } from "@/components/checkout/checkout-line";
import { CheckoutNotices } from "@/components/checkout/checkout-notices";
import { KeepCart } from "@/components/checkout/keep-cart";
import { NothingToBuy } from "@/components/checkout/nothing-to-buy";
import { PriceChoices } from "@/components/checkout/price-choices";
import { isPromo } from "@/components/checkout/refusal-key";
import { WhatNext } from "@/components/checkout/what-next";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { destinationName } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import { countriesIn } from "@/lib/orders/consent/loaders";
import { checkoutPath } from "@/lib/orders/format";
import { loadCheckout } from "@/lib/orders/loaders";
import { MOST_PER_LINE } from "@/lib/orders/quote/model";
import { linesText } from "@/lib/orders/quote/format";
import { pageNonce } from "@/lib/platform/http/page-nonce";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/checkout">;

export const instant = false;

const NUMBERS = Array.from({ length: MOST_PER_LINE }, (_, index) => index + 1);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "checkout" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function CheckoutPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { view, isEmpty, email, key } = await loadCheckout(await searchParams);
  if (!view) return <NothingToBuy locale={locale} why={isEmpty ? "empty" : "gone"} />;
  const t = await getTranslations("checkout");
  const { quote, asked, problems } = view;
  const lines = quote.lines.map(({ slug, quantity }) => ({ slug: slug ?? "", quantity }));
  const path = (changed: typeof lines) => checkoutPath(locale, { ...asked, lines: changed });
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const [{ snapshot }] = quote.lines;
  const promoProblem = problems.find(isPromo);
  const said = { code: quote.promo?.code ?? "", amount: formatMoney(quote.discount, locale) };
  const effect = quote.promo && t(quote.promo.capped ? "choices.capped" : "choices.applied", said);
  return (
    <Page>
      <h1 className="text-display">{t("title", { count })}</h1>
      <CheckoutHints locale={locale} hints={view.hints} />
      <KeepCart lines={linesText(lines)} nonce={await pageNonce()} />
      <CheckoutNotices problems={problems} currency={asked.currency} shown={quote.currency} />
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "checkout", "cards")}>
        <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:grid-rows-[auto_1fr] lg:gap-x-14">
          <div className="grid gap-6">
            <ul aria-label={t("lines")} className="grid gap-4">
              {quote.lines.map((line, index) => (
                <CheckoutLine
                  key={line.slug}
                  locale={locale}
                  line={line}
                  quantityHrefs={NUMBERS.map((quantity) =>
                    path(lines.map((other, at) => (at === index ? { ...other, quantity } : other))),
                  )}
                  removeHref={lines.length > 1 ? path(lines.filter((_, at) => at !== index)) : null}
                />
              ))}
            </ul>
            <p>
              <Link
                href={localePath(locale, "/destinations")}
                prefetch={false}
                className="py-1.5 text-small font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
              >
                {t("another")}
              </Link>
            </p>
            <PriceChoices
              locale={locale}
              action={localePath(locale, "/checkout")}
              rest={lines.flatMap(({ slug, quantity }) => [
                { name: "package", value: slug },
                { name: "quantity", value: String(quantity) },
              ])}
              currencies={view.currencies}
              currency={quote.currency}
              countries={countriesIn(locale)}
              country={asked.country}
              code={asked.promo}
              codeProblem={promoProblem ? t(`refused.${promoProblem}`, { code: asked.promo ?? "" }) : null}
              codeEffect={effect}
            />
          </div>
          <Card className="lg:row-span-2 lg:p-8">
            <CheckoutForm
              locale={locale}
              pageKey={key}
              lines={linesText(lines)}
              travellers={quote.lines.map((line) => ({
                place: destinationName(line.snapshot.destination, locale),
                quantity: line.quantity,
              }))}
              sums={{
                subtotal: quote.subtotal,
                discount: quote.discount,
                tax: quote.tax,
                total: quote.total,
                promo: quote.promo,
              }}
              country={asked.country}
              email={email ?? ""}
              mayKeepCard={email !== null}
              place={destinationName(snapshot.destination, locale)}
              placeHref={localePath(locale, `/destinations/${snapshot.destination.slug}`)}
            />
          </Card>
          <WhatNext locale={locale} card={snapshot} count={count} />
        </div>
      </NextIntlClientProvider>
    </Page>
  );
}
