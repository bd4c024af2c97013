import type { useTranslations } from "next-intl";
import type { Column } from "@/components/ui/table";
import { formatMoney } from "@/lib/money/format";
import { formatSpan } from "@/lib/reporting/format";
import type { ClaimRow } from "@/lib/reporting/model/records";
import { ClaimForm } from "./claim-form";
import { CodeText } from "./code-text";
import { Moment } from "./moment";
import { reasonText } from "./reason-text";
import { State } from "./state";

type Look = {
  readonly t: ReturnType<typeof useTranslations<"admin">>;
  readonly locale: string;
  readonly at: Date;
};

/** What every list of claims tells of one. */
export function claimColumns({ t, locale, at }: Look): Column<ClaimRow>[] {
  return [
    { key: "status", header: t("columns.status"), cell: (row) => <State of="claim" value={row.state} /> },
    {
      key: "amount",
      header: t("columns.amount"),
      cell: (row) => (row.amount ? formatMoney(row.amount, locale) : t("claims.unknownAmount")),
      numeric: true,
    },
    { key: "reason", header: t("columns.reason"), cell: (row) => reasonText(t, row.reason) },
    {
      key: "supplierOrder",
      header: t("columns.supplierOrder"),
      cell: (row) => <CodeText>{row.supplierOrderId}</CodeText>,
    },
    {
      key: "age",
      header: t("columns.age"),
      cell: (row) => (
        <span title={row.createdAt.toISOString()}>
          {formatSpan(at.getTime() - row.createdAt.getTime(), locale)}
        </span>
      ),
    },
    { key: "changed", header: t("columns.updated"), cell: (row) => <Moment at={row.updatedAt} /> },
    {
      key: "note",
      header: t("columns.note"),
      cell: (row) => (
        <div className="max-w-xs min-w-40 py-1.5 whitespace-normal">
          {row.note}
          <ClaimForm claim={row} />
        </div>
      ),
    },
  ];
}
