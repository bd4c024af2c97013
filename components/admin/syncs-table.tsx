import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { formatSpan } from "@/lib/reporting/format";
import type { SyncRow } from "@/lib/reporting/model/records";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { RecordLink } from "./record-link";
import { State } from "./state";
import { SyncWhy } from "./sync-why";

export const SYNC_COUNTS = ["seen", "added", "changed", "repriced", "gone", "unreadable"] as const;

/** The last readings of the supplier's catalogue; each one leads to what it changed. */
export function SyncsTable({ runs, locale }: { runs: readonly SyncRow[]; locale: string }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("catalog.runs")}
      rows={runs}
      rowKey={(run) => run.id}
      empty={<EmptyState title={t("list.emptyTitle")} text={t("today.syncNone")} />}
      columns={[
        {
          key: "started",
          header: t("columns.started"),
          cell: (run) => (
            <RecordLink href={`/admin/catalog?run=${run.id}`}>
              <Moment at={run.startedAt} />
              {run.place && ` · ${run.place}`}
            </RecordLink>
          ),
        },
        { key: "status", header: t("columns.status"), cell: (run) => <State of="sync" value={run.status} /> },
        {
          key: "took",
          header: t("columns.took"),
          cell: (run) =>
            run.finishedAt ? formatSpan(run.finishedAt.getTime() - run.startedAt.getTime(), locale) : "–",
          numeric: true,
        },
        ...SYNC_COUNTS.map((name) => ({
          key: name,
          header: t(`columns.${name}`),
          cell: (run: SyncRow) => run[name].toLocaleString(locale),
          numeric: true,
        })),
        {
          key: "error",
          header: t("columns.error"),
          cell: (run) => <ErrorText>{run.problem && <SyncWhy run={run} />}</ErrorText>,
        },
      ]}
    />
  );
}
