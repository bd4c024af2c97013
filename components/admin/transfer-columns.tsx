import type { ReactNode } from "react";
import type { useTranslations } from "next-intl";
import type { Column } from "@/components/ui/table";
import { formatMoney } from "@/lib/money/format";
import type { PaymentRow, RefundRow } from "@/lib/reporting/model/records";
import { Moment } from "./moment";
import { RecordLink } from "./record-link";

type Look<Row> = {
  readonly t: ReturnType<typeof useTranslations<"admin">>;
  readonly locale: string;
  readonly state: (row: Row) => ReactNode;
};

/** What every list of money in or money back begins with. */
export function transferColumns<Row extends PaymentRow | RefundRow>({
  t,
  locale,
  state,
}: Look<Row>): Column<Row>[] {
  return [
    {
      key: "order",
      header: t("columns.order"),
      cell: (row) => <RecordLink href={`/admin/orders/${row.order.id}`}>{row.order.number}</RecordLink>,
    },
    { key: "status", header: t("columns.status"), cell: state },
    { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.createdAt} /> },
    {
      key: "amount",
      header: t("columns.amount"),
      cell: (row) => formatMoney(row.amount, locale),
      numeric: true,
    },
  ];
}
