import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatMoney } from "@/lib/money/format";
import { packageTitle } from "@/lib/orders/format";
import type { LineStatus } from "@/lib/orders/model";
import { formatMoment } from "@/lib/reporting/format";
import type { StaffLine } from "@/lib/reporting/model/order";
import { CodeText } from "./code-text";
import { RecordLink } from "./record-link";
import { State } from "./state";

const NOTHING_EARNED: readonly LineStatus[] = ["REFUND_DUE", "REFUNDED", "CANCELLED"];

/** Each line with what it cost us and what it became. */
export function OrderLines({ lines, locale }: { lines: readonly StaffLine[]; locale: string }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("order.lines")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "package",
          header: t("columns.package"),
          cell: (line) => (
            <div className="py-1.5">
              {line.quantity > 1 && `${line.quantity} × `}
              {packageTitle(line.snapshot, locale)}
              {line.kind === "TOPUP" && <span className="text-ink-soft"> · {t("order.topup")}</span>}
              <span className="block">
                <CodeText>{line.supplierPackageId}</CodeText>
              </span>
            </div>
          ),
        },
        {
          key: "status",
          header: t("columns.status"),
          cell: (line) => (
            <>
              <State of="line" value={line.status} />
              {line.nextAttemptAt && (
                <span className="block text-label text-ink-soft">
                  {t("order.nextAttempt", { time: formatMoment(line.nextAttemptAt) })}
                </span>
              )}
            </>
          ),
        },
        {
          key: "price",
          header: t("columns.price"),
          cell: (line) => formatMoney(line.price, locale),
          numeric: true,
        },
        {
          key: "cost",
          header: t("columns.cost"),
          cell: (line) => formatMoney(line.cost, locale),
          numeric: true,
        },
        {
          key: "margin",
          header: t("columns.margin"),
          cell: (line) =>
            NOTHING_EARNED.includes(line.status)
              ? "–"
              : line.margin
                ? formatMoney(line.margin, locale)
                : t("order.marginOther"),
          numeric: true,
        },
        {
          key: "esims",
          header: t("columns.esims"),
          cell: (line) =>
            line.esims.length > 0 ? (
              <span className="flex flex-wrap gap-x-3">
                {line.esims.map((esim) => (
                  <RecordLink key={esim.id} href={`/admin/esims/${esim.id}`}>
                    …{esim.last4}
                  </RecordLink>
                ))}
              </span>
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}
