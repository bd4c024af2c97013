import { useTranslations } from "next-intl";
import type { Page } from "@/lib/reporting/model/paging";
import type { RefundRow } from "@/lib/reporting/model/records";
import { CodeText } from "./code-text";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { reasonText } from "./reason-text";
import { State } from "./state";
import { transferColumns } from "./transfer-columns";

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
        ...transferColumns<RefundRow>({
          t,
          locale,
          state: (row) => <State of="refund" value={row.status} />,
        }),
        { key: "reason", header: t("columns.reason"), cell: (row) => reasonText(t, row.reason) },
        { key: "settled", header: t("columns.settled"), cell: (row) => <Moment at={row.settledAt} /> },
        {
          key: "stripe",
          header: t("columns.stripe"),
          cell: (row) => <CodeText>{row.stripeRefundId}</CodeText>,
        },
        {
          key: "error",
          header: t("columns.error"),
          cell: (row) => <ErrorText>{row.lastError && reasonText(t, row.lastError)}</ErrorText>,
        },
      ]}
    />
  );
}
