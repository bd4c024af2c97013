import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { StaffLine } from "@/lib/reporting/model/order";
import { CodeText } from "./code-text";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { reasonText } from "./reason-text";
import { State } from "./state";

/** What was sent to the supplier for this order and what became of it. */
export function OrderAttempts({ lines }: { lines: readonly StaffLine[] }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("order.attempts")}
      rows={lines.flatMap((line) => line.attempts)}
      rowKey={(attempt) => attempt.id}
      empty={<p className="text-small text-ink-soft">{t("order.noAttempts")}</p>}
      columns={[
        { key: "number", header: t("columns.attempt"), cell: (attempt) => attempt.number, numeric: true },
        {
          key: "outcome",
          header: t("columns.outcome"),
          cell: (attempt) => <State of="attempt" value={attempt.outcome ?? "OPEN"} />,
        },
        { key: "sent", header: t("columns.sent"), cell: (attempt) => <Moment at={attempt.sentAt} /> },
        {
          key: "reference",
          header: t("columns.reference"),
          cell: (attempt) => <CodeText>{attempt.reference}</CodeText>,
        },
        {
          key: "order",
          header: t("columns.supplierOrder"),
          cell: (attempt) => <CodeText>{attempt.supplierOrderId}</CodeText>,
        },
        { key: "lookups", header: t("columns.lookups"), cell: (attempt) => attempt.lookups, numeric: true },
        {
          key: "error",
          header: t("columns.error"),
          cell: (attempt) => (
            <ErrorText>
              {[attempt.errorKind && reasonText(t, attempt.errorKind), attempt.errorCode, attempt.errorText]
                .filter(Boolean)
                .join(" · ") || null}
            </ErrorText>
          ),
        },
      ]}
    />
  );
}
