import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Status, type Tone } from "@/components/ui/status";
import { resendMail, retryOrder } from "@/lib/reporting/actions";
import { formatAgo } from "@/lib/reporting/format";
import type { Attention, AttentionKind } from "@/lib/reporting/model/attention";
import { reasonText } from "./reason-text";
import { RecordLink } from "./record-link";
import { StaffAction } from "./staff-action";

/** Kinds that nothing mends by itself. */
const PRESSING: readonly AttentionKind[] = [
  "mismatch",
  "dispute",
  "fraud_warning",
  "break",
  "refund_failed",
  "refund_overdue",
  "paused",
  "mail_refused",
];
/** What is merely under way, or over. */
const CALM: readonly AttentionKind[] = ["refund_due", "partly"];
/** Where to go for what belongs to no order. */
const PLACES: Partial<Record<AttentionKind, string>> = {
  break: "/admin/reconciliation",
  paused: "/admin/supplier",
  balance: "/admin/supplier",
  claim: "/admin/claims?state=TO_ASK",
  mail: "/admin/mails",
};

/** What wants a person, with its age and what happens if nobody does anything. */
export function AttentionList({
  entries,
  at,
  locale,
}: {
  entries: readonly Attention[];
  at: Date;
  locale: string;
}) {
  const t = useTranslations("admin");
  if (entries.length === 0)
    return <EmptyState title={t("today.attentionEmpty")} text={t("today.attentionEmptyText")} />;
  return (
    <ul
      aria-label={t("today.attentionCaption")}
      className="divide-y divide-line rounded-md border border-line bg-sheet text-small"
    >
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 md:grid md:grid-cols-[11.5rem_6rem_7.5rem_minmax(0,1fr)]"
        >
          <span>
            <Status tone={toneOf(entry.kind)}>{t(`attention.${entry.kind}`)}</Status>
          </span>
          {entry.order ? (
            <RecordLink href={`/admin/orders/${entry.order.id}`}>{entry.order.number}</RecordLink>
          ) : (
            <Elsewhere path={PLACES[entry.kind]} label={t("attention.open")} />
          )}
          <time dateTime={entry.since.toISOString()} className="text-ink-soft">
            {formatAgo(at.getTime() - entry.since.getTime(), locale)}
          </time>
          <div className="min-w-0 max-md:w-full">
            {entry.difference ? (
              <>
                {t(`reconciliation.kind.${entry.difference}`)}.{" "}
                {t(`reconciliation.nextStep.${entry.difference}`)}
              </>
            ) : (
              t(`attention.nextStep.${entry.kind}`)
            )}
            {entry.detail && (
              <span className="block text-label break-words text-ink-soft">
                {reasonText(t, entry.detail)}
              </span>
            )}
            {(entry.kind === "late" || entry.kind === "unknown") && entry.order && (
              <div className="mt-1">
                <StaffAction
                  action={retryOrder}
                  label={t("actions.retry")}
                  name={t("attention.retry", { number: entry.order.number })}
                  done={t("actions.retryDone")}
                  fields={{ order: entry.order.id }}
                />
              </div>
            )}
            {entry.kind === "mail" && entry.order && (
              <div className="mt-1">
                <StaffAction
                  action={resendMail}
                  label={t("actions.resend")}
                  done={t("actions.resendDone")}
                  fields={{ mail: entry.key, order: entry.order.id }}
                />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function toneOf(kind: AttentionKind): Tone {
  if (PRESSING.includes(kind)) return "bad";
  return CALM.includes(kind) ? "calm" : "warn";
}

function Elsewhere({ path, label }: { path: string | undefined; label: string }) {
  return path ? <RecordLink href={path}>{label}</RecordLink> : <span>–</span>;
}
