import { useTranslations } from "next-intl";
import { packageTitle } from "@/lib/orders/format";
import type { Page } from "@/lib/reporting/model/paging";
import type { EsimRow } from "@/lib/reporting/model/records";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** eSIMs, newest first, by the last digits of their ICCID. */
export function EsimsTable({
  page,
  listing,
  locale,
}: {
  page: Page<EsimRow>;
  listing: Listing;
  locale: string;
}) {
  const t = useTranslations("admin");
  return (
    <PagedTable
      caption={t("titles.esims")}
      page={page}
      listing={listing}
      columns={[
        {
          key: "iccid",
          header: t("columns.iccid"),
          cell: (row) => <RecordLink href={`/admin/esims/${row.id}`}>…{row.last4}</RecordLink>,
        },
        {
          key: "status",
          header: t("columns.status"),
          cell: (row) => <State of="usage" value={row.status} />,
        },
        { key: "package", header: t("columns.package"), cell: (row) => packageTitle(row.snapshot, locale) },
        {
          key: "customer",
          header: t("columns.customer"),
          cell: (row) =>
            row.customer ? (
              <RecordLink href={`/admin/customers/${row.customer.id}`}>{row.customer.email}</RecordLink>
            ) : (
              "–"
            ),
        },
        {
          key: "order",
          header: t("columns.order"),
          cell: (row) => <RecordLink href={`/admin/orders/${row.order.id}`}>{row.order.number}</RecordLink>,
        },
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.createdAt} /> },
      ]}
    />
  );
}
