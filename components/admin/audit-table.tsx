import { useLocale, useTranslations } from "next-intl";
import { joined } from "@/lib/platform/i18n/list-text";
import type { AuditRow } from "@/lib/reporting/model/order";
import type { Page } from "@/lib/reporting/model/paging";
import { ActText } from "./act-text";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { factText } from "./reason-text";
import { RecordLink } from "./record-link";
import { State } from "./state";

const OUTCOMES = ["done", "failed", "refused"] as const;

/** The acts of staff, newest first. */
export function AuditTable({ page, listing }: { page: Page<AuditRow>; listing: Listing }) {
  const t = useTranslations("admin");
  const locale = useLocale();
  return (
    <PagedTable
      caption={t("titles.audit")}
      page={page}
      listing={listing}
      columns={[
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.at} /> },
        { key: "actor", header: t("columns.actor"), cell: (row) => row.actor ?? "–" },
        { key: "action", header: t("columns.action"), cell: (row) => <ActText action={row.action} /> },
        {
          key: "outcome",
          header: t("columns.outcome"),
          cell: (row) => {
            const outcome = OUTCOMES.find((known) => known === row.outcome);
            return outcome ? <State of="act" value={outcome} /> : row.outcome;
          },
        },
        {
          key: "subject",
          header: t("columns.subject"),
          cell: (row) =>
            row.subject === "order" && row.subjectId ? (
              <RecordLink href={`/admin/orders/${row.subjectId}`}>{t("columns.order")}</RecordLink>
            ) : (
              <span className="text-ink-faint">–</span>
            ),
        },
        {
          key: "details",
          header: t("columns.details"),
          cell: (row) =>
            joined(
              row.details.map((fact) => factText(t, fact)),
              ";",
              locale,
            ) || "–",
        },
      ]}
    />
  );
}
