import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import type { Page } from "@/lib/reporting/model/paging";
import type { PaymentRow } from "@/lib/reporting/model/records";
import { CodeText } from "./code-text";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** Payments, newest first. */
export function PaymentsTable({
  page,
  listing,
  locale,
}: {
  page: Page<PaymentRow>;
  listing: Listing;
  locale: string;
}) {
  const t = useTranslations("admin");
  return (
    <PagedTable
      caption={t("payments.payments")}
      page={page}
      listing={listing}
      columns={[
        {
          key: "order",
          header: t("columns.order"),
          cell: (row) => <RecordLink href={`/admin/orders/${row.order.id}`}>{row.order.number}</RecordLink>,
        },
        {
          key: "status",
          header: t("columns.status"),
          cell: (row) => <State of="payment" value={row.status} />,
        },
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.createdAt} /> },
        {
          key: "amount",
          header: t("columns.amount"),
          cell: (row) => formatMoney(row.amount, locale),
          numeric: true,
        },
        {
          key: "refunded",
          header: t("columns.refunded"),
          cell: (row) => (row.refunded.minor > 0 ? formatMoney(row.refunded, locale) : "–"),
          numeric: true,
        },
        {
          key: "stripe",
          header: t("columns.stripe"),
          cell: (row) => <CodeText>{row.paymentIntentId ?? row.sessionId}</CodeText>,
        },
      ]}
    />
  );
}
