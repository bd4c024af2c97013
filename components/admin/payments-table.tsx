import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import type { Page } from "@/lib/reporting/model/paging";
import type { PaymentRow } from "@/lib/reporting/model/records";
import { CodeText } from "./code-text";
import { type Listing, PagedTable } from "./paged-table";
import { State } from "./state";
import { transferColumns } from "./transfer-columns";

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
        ...transferColumns<PaymentRow>({
          t,
          locale,
          state: (row) => <State of="payment" value={row.status} />,
        }),
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
