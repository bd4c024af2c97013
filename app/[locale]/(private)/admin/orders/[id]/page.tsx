import { getTranslations } from "next-intl/server";
import { OrderAttempts } from "@/components/admin/order-attempts";
import { OrderCalls } from "@/components/admin/order-calls";
import { OrderClaims } from "@/components/admin/order-claims";
import { OrderFacts } from "@/components/admin/order-facts";
import { OrderLedger } from "@/components/admin/order-ledger";
import { OrderLines } from "@/components/admin/order-lines";
import { OrderMails } from "@/components/admin/order-mails";
import { OrderMoney } from "@/components/admin/order-money";
import { OrderPayments } from "@/components/admin/order-payments";
import { Panel } from "@/components/admin/panel";
import { StaffAction } from "@/components/admin/staff-action";
import { State } from "@/components/admin/state";
import { StaffPage } from "@/components/layout/staff-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { retryOrder } from "@/lib/reporting/actions";
import { loadOrder } from "@/lib/reporting/loaders";
import { staffMetadata } from "../../staff-metadata";

type Props = PageProps<"/[locale]/admin/orders/[id]">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "order");

export default async function OrderPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { order, money, claims, at } = await loadOrder(params);
  const t = await getTranslations({ locale, namespace: "admin" });
  const retry = order.retriable && (
    <StaffAction
      action={retryOrder}
      label={t("actions.retry")}
      done={t("actions.retryDone")}
      fields={{ order: order.id }}
    />
  );
  return (
    <StaffPage
      title={
        <span className="inline-flex flex-wrap items-center gap-3">
          {t("titles.order", { number: order.number })}
          <State of="phase" value={order.phase} />
        </span>
      }
      aside={retry}
    >
      <div className="grid gap-x-6 gap-y-8 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Panel id="facts" title={t("order.facts")}>
          <OrderFacts order={order} locale={locale} />
        </Panel>
        <Panel id="ledger" title={t("order.ledger")}>
          <OrderLedger order={order} locale={locale} />
        </Panel>
      </div>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-8">
        <Panel id="lines" title={t("order.lines")}>
          <OrderLines lines={order.lines} locale={locale} />
        </Panel>
        <Panel id="money" title={t("order.money")}>
          <OrderMoney order={order} lines={money} locale={locale} />
        </Panel>
        <Panel id="payments" title={t("order.payments")}>
          <OrderPayments payments={order.payments} locale={locale} />
        </Panel>
        <Panel id="mails" title={t("order.mails")}>
          <OrderMails order={order} />
        </Panel>
        <Panel id="claims" title={t("order.claims")}>
          <OrderClaims claims={claims} locale={locale} at={at} />
        </Panel>
        <Panel id="attempts" title={t("order.attempts")}>
          <OrderAttempts lines={order.lines} />
        </Panel>
        <Panel id="calls" title={t("order.calls")}>
          <OrderCalls calls={order.calls} />
        </Panel>
      </div>
    </StaffPage>
  );
}
