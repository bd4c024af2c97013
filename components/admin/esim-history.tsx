import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatData } from "@/lib/catalog/format";
import type { StaffEsim } from "@/lib/reporting/model/records";
import { Moment } from "./moment";

/** The packages on an eSIM as the supplier last told them. */
export function EsimHistory({ history, locale }: { history: StaffEsim["history"]; locale: string }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("esim.history")}
      rows={history?.packages ?? []}
      rowKey={(entry) => entry.id}
      empty={<p className="text-small text-ink-soft">{t("esim.noHistory")}</p>}
      columns={[
        { key: "package", header: t("columns.package"), cell: (entry) => entry.title },
        { key: "kind", header: t("columns.status"), cell: (entry) => entry.status },
        {
          key: "left",
          header: t("columns.remaining"),
          cell: (entry) => (entry.remainingMb === null ? "–" : formatData(entry.remainingMb, locale)),
          numeric: true,
        },
        {
          key: "activated",
          header: t("columns.activated"),
          cell: (entry) => <Moment at={entry.activatedAt} />,
        },
        { key: "validity", header: t("columns.validity"), cell: (entry) => <Moment at={entry.expiresAt} /> },
      ]}
    />
  );
}
