import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import type { OrderRow } from "@/lib/reporting/model/order";
import type { Page } from "@/lib/reporting/model/paging";
import { LinesText } from "./lines-text";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** Orders, newest first. */
export function OrdersTable({
  page,
  listing,
  locale,
}: {
  page: Page<OrderRow>;
  listing: Listing;
  locale: string;
}) {
  const t = useTranslations("admin");
  return (
    <PagedTable
      caption={t("titles.orders")}
      page={page}
      listing={listing}
      columns={[
        {
          key: "number",
          header: t("columns.number"),
          cell: (row) => <RecordLink href={`/admin/orders/${row.id}`}>{row.number}</RecordLink>,
        },
        { key: "status", header: t("columns.status"), cell: (row) => <State of="phase" value={row.phase} /> },
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.createdAt} /> },
        { key: "email", header: t("columns.email"), cell: (row) => row.email },
        {
          key: "lines",
          header: t("columns.lines"),
          cell: (row) => <LinesText lines={row.lines} locale={locale} />,
        },
        {
          key: "total",
          header: t("columns.total"),
          cell: (row) => formatMoney(row.total, locale),
          numeric: true,
        },
      ]}
    />
  );
}
