import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { formatAge } from "@/lib/reporting/format";
import type { SyncRow } from "@/lib/reporting/model/records";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { State } from "./state";

const COUNTS = ["seen", "added", "changed", "gone"] as const;

/** The last readings of the supplier's catalogue. */
export function SyncsTable({ runs, locale }: { runs: readonly SyncRow[]; locale: string }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("catalog.runs")}
      rows={runs}
      rowKey={(run) => run.id}
      empty={<EmptyState title={t("list.emptyTitle")} text={t("today.syncNone")} />}
      columns={[
        { key: "started", header: t("columns.started"), cell: (run) => <Moment at={run.startedAt} /> },
        { key: "status", header: t("columns.status"), cell: (run) => <State of="sync" value={run.status} /> },
        {
          key: "took",
          header: t("columns.took"),
          cell: (run) =>
            run.finishedAt ? formatAge(run.finishedAt.getTime() - run.startedAt.getTime(), locale) : "–",
          numeric: true,
        },
        ...COUNTS.map((name) => ({
          key: name,
          header: t(`columns.${name}`),
          cell: (run: SyncRow) => run[name].toLocaleString(locale),
          numeric: true,
        })),
        {
          key: "error",
          header: t("columns.error"),
          cell: (run) => <ErrorText>{run.error}</ErrorText>,
        },
      ]}
    />
  );
}
