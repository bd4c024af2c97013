import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { countryName } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import type { StaffOrder } from "@/lib/reporting/model/order";
import { CodeText } from "./code-text";
import { EmailForm } from "./email-form";
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
        ...partsOf(order, { t, locale }),
        { term: t("margin"), details: margin },
        { term: t("placed"), details: <Moment at={order.createdAt} /> },
        { term: t("paid"), details: <Moment at={order.paidAt} none={t("notPaid")} /> },
        { term: t("quoteUntil"), details: <Moment at={order.quoteExpiresAt} /> },
        {
          term: t("email"),
          details: (
            <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-1.5">
              <span className="wrap-anywhere">{order.email}</span>
              <EmailForm orderId={order.id} />
            </div>
          ),
        },
        {
          term: t("customer"),
          details: order.customer ? (
            <RecordLink href={`/admin/customers/${order.customer.id}`}>{t("openCustomer")}</RecordLink>
          ) : (
            t("guest")
          ),
        },
        { term: t("language"), details: order.locale },
        ...(order.country ? [{ term: t("country"), details: countryName(order.country, locale) }] : []),
        ...(order.deviceConfirmedAt
          ? [{ term: t("deviceConfirmed"), details: <Moment at={order.deviceConfirmedAt} /> }]
          : []),
        ...(order.waivedAt ? [{ term: t("waived"), details: <Moment at={order.waivedAt} /> }] : []),
        { term: t("id"), details: <CodeText>{order.id}</CodeText> },
      ]}
    />
  );
}

/** What the total is made of, as far as there is anything to tell. */
function partsOf(
  { discount, promoCode, tax, rate, total, lines }: StaffOrder,
  { t, locale }: { t: ReturnType<typeof useTranslations<"admin.order">>; locale: string },
) {
  const amount = (value: Money) => formatMoney(value, locale);
  const from = lines[0]?.cost.currency ?? "";
  return [
    ...(promoCode === null
      ? []
      : [
          {
            term: t("discount"),
            details: t("discountNote", { amount: amount(discount), code: promoCode }),
          },
        ]),
    ...(tax.minor === 0 ? [] : [{ term: t("tax"), details: amount(tax) }]),
    ...(rate === null
      ? []
      : [{ term: t("rate"), details: t("rateNote", { from, rate, to: total.currency }) }]),
  ];
}
