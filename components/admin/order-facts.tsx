import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { formatMoney } from "@/lib/money/format";
import type { StaffOrder } from "@/lib/reporting/model/order";
import { CodeText } from "./code-text";
import { Moment } from "./moment";
import { RecordLink } from "./record-link";

/** Who ordered, when, for how much and what it earned. */
export function OrderFacts({ order, locale }: { order: StaffOrder; locale: string }) {
  const t = useTranslations("admin.order");
  const margin = order.margin
    ? t("marginNote", { amount: formatMoney(order.margin, locale) })
    : t("marginNone");
  return (
    <DescriptionList
      dense
      className="rounded-md border border-line bg-sheet px-4"
      items={[
        { term: t("total"), details: formatMoney(order.total, locale) },
        { term: t("margin"), details: margin },
        { term: t("placed"), details: <Moment at={order.createdAt} /> },
        { term: t("paid"), details: <Moment at={order.paidAt} none={t("notPaid")} /> },
        { term: t("quoteUntil"), details: <Moment at={order.quoteExpiresAt} /> },
        { term: t("email"), details: order.email },
        {
          term: t("customer"),
          details: order.customer ? (
            <RecordLink href={`/admin/customers/${order.customer.id}`}>{t("openCustomer")}</RecordLink>
          ) : (
            t("guest")
          ),
        },
        { term: t("language"), details: order.locale },
        { term: t("id"), details: <CodeText>{order.id}</CodeText> },
      ]}
    />
  );
}
