import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { packageTitle } from "@/lib/orders/format";
import type { StaffEsim } from "@/lib/reporting/model/records";
import { Moment } from "./moment";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** The top-ups that were bought for an eSIM in this shop. */
export function EsimTopups({ topups, locale }: { topups: StaffEsim["topups"]; locale: string }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("esim.topups")}
      rows={topups}
      rowKey={(line) => line.id}
      empty={<p className="text-small text-ink-soft">{t("esim.noTopups")}</p>}
      columns={[
        {
          key: "order",
          header: t("columns.order"),
          cell: (line) => (
            <RecordLink href={`/admin/orders/${line.order.id}`}>{line.order.number}</RecordLink>
          ),
        },
        {
          key: "status",
          header: t("columns.status"),
          cell: (line) => <State of="line" value={line.status} />,
        },
        { key: "package", header: t("columns.package"), cell: (line) => packageTitle(line.snapshot, locale) },
        { key: "time", header: t("columns.time"), cell: (line) => <Moment at={line.order.createdAt} /> },
      ]}
    />
  );
}
