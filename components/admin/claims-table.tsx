import { useTranslations } from "next-intl";
import type { Page } from "@/lib/reporting/model/paging";
import type { ClaimRow } from "@/lib/reporting/model/records";
import { claimColumns } from "./claim-columns";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";

type Props = { page: Page<ClaimRow>; listing: Listing; locale: string; at: Date };

/** What we claim back from the supplier, newest first. */
export function ClaimsTable({ page, listing, locale, at }: Props) {
  const t = useTranslations("admin");
  return (
    <PagedTable
      caption={t("titles.claims")}
      page={page}
      listing={listing}
      columns={[
        {
          key: "order",
          header: t("columns.order"),
          cell: (row) =>
            row.order ? (
              <RecordLink href={`/admin/orders/${row.order.id}`}>{row.order.number}</RecordLink>
            ) : (
              "–"
            ),
        },
        ...claimColumns({ t, locale, at }),
      ]}
    />
  );
}
