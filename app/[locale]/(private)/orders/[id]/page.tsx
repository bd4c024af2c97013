import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LandingCard } from "@/components/catalog/landing-card";
import { Page } from "@/components/layout/page";
import { PushSection } from "@/components/notifications/push-section";
import { GuestNote } from "@/components/orders/guest-note";
import { LineState } from "@/components/orders/line-state";
import { Mailed } from "@/components/orders/mailed";
import { MoneyBack } from "@/components/orders/money-back";
import { EmptyCart } from "@/components/checkout/empty-cart";
import { OrderHeading } from "@/components/orders/order-heading";
import { OrderProgress } from "@/components/orders/order-progress";
import { OrderStatusProvider } from "@/components/orders/order-status-provider";
import { TopupBalance } from "@/components/orders/topup-balance";
import { Receipt } from "@/components/orders/receipt";
import { TravellersLink } from "@/components/orders/travellers/travellers-link";
import { signInPath } from "@/lib/auth/model";
import { loadPush } from "@/lib/customers/push/loaders";
import { formatMoney } from "@/lib/money/format";
import { contactPath } from "@/lib/orders/contact/format";
import { loadOrder } from "@/lib/orders/loaders";
import { loadBalances } from "@/lib/orders/outlook/loaders";
import { isSettled, PROMISE_MINUTES } from "@/lib/orders/model";
import { joined } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadReceipt } from "@/lib/receipts/loaders";

type Props = PageProps<"/[locale]/orders/[id]">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "order" });
  // Without any referrer a browser names no origin either, and a form sent before scripts load would be refused.
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function OrderPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const { order, status, payUrl, isCharging, moneyBack, mails, supportEmail, signedIn } = await loadOrder(id);
  const [receipt, balances, push, t] = await Promise.all([
    loadReceipt(order),
    loadBalances(order),
    loadPush(),
    getTranslations("order"),
  ]);
  const kind = order.lines.some((line) => line.kind === "ESIM") ? "esim" : "topup";
  const total = formatMoney(order.total, locale);
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const { number, email, paidAt } = order;
  const again = order.lines[0]?.snapshot.destination.slug;
  return (
    <Page>
      {paidAt && <EmptyCart orderId={id} />}
      {!order.lines.every((line) => isSettled(line.status)) && (
        <noscript>
          <meta httpEquiv="refresh" content="8" />
        </noscript>
      )}
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "order", "topup", "cards")}>
        <OrderStatusProvider orderId={id} initial={status}>
          <OrderHeading
            order={{ id, number, kind, count, email, total, promiseMinutes: PROMISE_MINUTES }}
            locale={locale}
            initial={status}
            payUrl={payUrl}
            isCharging={isCharging}
            buyAgainHref={localePath(locale, again ? `/destinations/${again}` : "/destinations")}
          />
          <div className="mt-10 grid items-start gap-10 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:gap-14">
            <section aria-labelledby="lines" className="grid gap-4">
              <h2 id="lines" className="sr-only">
                {t("lines")}
              </h2>
              {kind === "esim" && count > 1 && <TravellersLink locale={locale} orderId={id} count={count} />}
              {order.lines.map(
                ({ id: lineId, snapshot, unitPrice, quantity, discount, topupEsimId, esims }) => (
                  <LandingCard
                    key={lineId}
                    locale={locale}
                    card={{ ...snapshot, slug: null, price: unitPrice }}
                  >
                    <LineState
                      locale={locale}
                      orderId={id}
                      lineId={lineId}
                      initial={status}
                      topupEsimId={topupEsimId}
                      names={Object.fromEntries(esims.map((esim) => [esim.id, esim.label]))}
                      sum={
                        joined(
                          [
                            quantity > 1 &&
                              t("quantity", { count: quantity, price: formatMoney(unitPrice, locale) }),
                            discount.minor > 0 && t("discount", { amount: formatMoney(discount, locale) }),
                          ],
                          ",",
                          locale,
                        ) || null
                      }
                    />
                    {topupEsimId && balances.has(lineId) && (
                      <TopupBalance
                        locale={locale}
                        orderId={id}
                        lineId={lineId}
                        initial={status}
                        esimId={topupEsimId}
                        usage={balances.get(lineId)?.usage ?? null}
                        before={balances.get(lineId)?.before ?? null}
                      />
                    )}
                    <MoneyBack
                      locale={locale}
                      orderId={id}
                      view={moneyBack.get(lineId) ?? null}
                      supportHref={contactPath(locale, "refund", id)}
                    />
                  </LandingCard>
                ),
              )}
              {!signedIn && (
                <GuestNote email={email} href={signInPath(locale, localePath(locale, `/orders/${id}`))} />
              )}
            </section>
            <div className="grid gap-10">
              <section aria-labelledby="progress">
                <h2 id="progress" className="mb-4 text-heading">
                  {t("progress")}
                </h2>
                <OrderProgress orderId={id} initial={status} kind={kind} />
              </section>
              {push && <PushSection push={push} locale={locale} />}
              <Mailed
                email={email}
                writeHref={contactPath(locale, "other", id)}
                mails={mails.map((mail) => ({ ...mail, sentAt: mail.sentAt?.toISOString() ?? null }))}
              />
              <Receipt
                locale={locale}
                receipt={receipt}
                supportEmail={supportEmail}
                writeHref={contactPath(locale, "other", id)}
                pdfHref={localePath(locale, `/orders/${id}/receipt.pdf`)}
              />
            </div>
          </div>
        </OrderStatusProvider>
      </NextIntlClientProvider>
    </Page>
  );
}
