import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import type { Page } from "@/lib/reporting/model/paging";
import type { RefundRow } from "@/lib/reporting/model/records";
import { CodeText } from "./code-text";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** Refunds, newest first. */
export function RefundsTable({
  page,
  listing,
  locale,
}: {
  page: Page<RefundRow>;
  listing: Listing;
  locale: string;
}) {
  const t = useTranslations("admin");
  return (
    <PagedTable
      caption={t("payments.refunds")}
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
          cell: (row) => <State of="refund" value={row.status} />,
        },
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.createdAt} /> },
        {
          key: "amount",
          header: t("columns.amount"),
          cell: (row) => formatMoney(row.amount, locale),
          numeric: true,
        },
        { key: "reason", header: t("columns.reason"), cell: (row) => row.reason },
        { key: "settled", header: t("columns.settled"), cell: (row) => <Moment at={row.settledAt} /> },
        {
          key: "stripe",
          header: t("columns.stripe"),
          cell: (row) => <CodeText>{row.stripeRefundId}</CodeText>,
        },
        { key: "error", header: t("columns.error"), cell: (row) => <ErrorText>{row.lastError}</ErrorText> },
      ]}
    />
  );
}
