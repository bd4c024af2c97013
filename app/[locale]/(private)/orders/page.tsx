import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { OrderRow } from "@/components/orders/order-row";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { currentCustomer } from "@/lib/auth/gates";
import { signInPath } from "@/lib/auth/model";
import { formatMoney } from "@/lib/money/format";
import { loadOrders } from "@/lib/orders/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/orders">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "order.list" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function OrdersPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [orders, customer, t] = await Promise.all([
    loadOrders(),
    currentCustomer(),
    getTranslations("order.list"),
  ]);
  const signIn = signInPath(locale, localePath(locale, "/orders"));
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      {orders.length === 0 ? (
        <div className="mt-8">
          <EmptyState
            title={t("emptyTitle")}
            text={customer ? t("emptyTextSignedIn", { email: customer.email }) : t("emptyText")}
          >
            {!customer && <LinkButton href={signIn}>{t("signIn")}</LinkButton>}
            <LinkButton
              href={localePath(locale, "/destinations")}
              variant={customer ? "primary" : "secondary"}
              leaves
            >
              {t("shop")}
            </LinkButton>
          </EmptyState>
        </div>
      ) : (
        <NextIntlClientProvider messages={{}}>
          <ul className="mt-8 grid gap-4">
            {orders.map(({ order, status }) => (
              <li key={order.id}>
                <OrderRow
                  locale={locale}
                  id={order.id}
                  number={order.number}
                  createdAt={order.createdAt.toISOString()}
                  total={formatMoney(order.total, locale)}
                  phase={status.phase}
                  lines={order.lines}
                />
              </li>
            ))}
          </ul>
          {!customer && (
            <div className="mt-8 grid justify-items-start gap-3">
              <p className="text-small text-ink-soft">{t("guest")}</p>
              <LinkButton href={signIn} variant="secondary" size="small">
                {t("signIn")}
              </LinkButton>
            </div>
          )}
        </NextIntlClientProvider>
      )}
    </Page>
  );
}
