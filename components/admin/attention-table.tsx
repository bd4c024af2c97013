import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { resendMail } from "@/lib/reporting/actions";
import { formatAge } from "@/lib/reporting/format";
import type { Attention, AttentionKind } from "@/lib/reporting/model/attention";
import { RecordLink } from "./record-link";
import { StaffAction } from "./staff-action";

/** Kinds that nothing mends by itself. */
const PRESSING: readonly AttentionKind[] = ["mismatch", "double", "refund_failed"];

/** What wants a person, with its age and what happens if nobody does anything. */
export function AttentionTable({
  entries,
  at,
  locale,
}: {
  entries: readonly Attention[];
  at: Date;
  locale: string;
}) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("today.attentionCaption")}
      rows={entries}
      rowKey={(entry) => entry.key}
      empty={<EmptyState title={t("today.attentionEmpty")} text={t("today.attentionEmptyText")} />}
      columns={[
        {
          key: "kind",
          header: t("attention.kind"),
          cell: (entry) => (
            <Status tone={PRESSING.includes(entry.kind) ? "bad" : "warn"}>
              {t(`attention.${entry.kind}`)}
            </Status>
          ),
        },
        {
          key: "order",
          header: t("columns.order"),
          cell: (entry) =>
            entry.order ? (
              <RecordLink href={`/admin/orders/${entry.order.id}`}>{entry.order.number}</RecordLink>
            ) : (
              "–"
            ),
        },
        {
          key: "age",
          header: t("attention.age"),
          cell: (entry) => (
            <time dateTime={entry.since.toISOString()}>
              {formatAge(at.getTime() - entry.since.getTime(), locale)}
            </time>
          ),
        },
        {
          key: "next",
          header: t("attention.next"),
          cell: (entry) => (
            <div className="max-w-2xl min-w-72 py-1.5 whitespace-normal">
              {t(`attention.nextStep.${entry.kind}`)}
              {entry.detail && (
                <span className="block text-label break-words text-ink-soft">{entry.detail}</span>
              )}
              {entry.kind === "mail" && entry.order && (
                <StaffAction
                  action={resendMail}
                  label={t("actions.resend")}
                  done={t("actions.resendDone")}
                  fields={{ mail: entry.key, order: entry.order.id }}
                />
              )}
            </div>
          ),
        },
      ]}
    />
  );
}
