import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Page } from "@/lib/reporting/model/paging";
import type { CustomerRow } from "@/lib/reporting/model/records";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";

/** Customers, newest first. */
export function CustomersTable({ page, listing }: { page: Page<CustomerRow>; listing: Listing }) {
  const t = useTranslations("admin");
  return (
    <PagedTable
      caption={t("titles.customers")}
      page={page}
      listing={listing}
      columns={[
        {
          key: "email",
          header: t("columns.email"),
          cell: (row) => (
            <span className="inline-flex items-center gap-2">
              <RecordLink href={`/admin/customers/${row.id}`}>{row.email}</RecordLink>
              {row.role === "ADMIN" && <Badge>{t("customer.roles.ADMIN")}</Badge>}
            </span>
          ),
        },
        { key: "orders", header: t("columns.orders"), cell: (row) => row.orders, numeric: true },
        { key: "esims", header: t("columns.esims"), cell: (row) => row.esims, numeric: true },
        { key: "verified", header: t("columns.verified"), cell: (row) => <Moment at={row.emailVerified} /> },
        { key: "since", header: t("columns.since"), cell: (row) => <Moment at={row.createdAt} /> },
      ]}
    />
  );
}
