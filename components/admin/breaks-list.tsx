import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Status } from "@/components/ui/status";
import { formatMoney } from "@/lib/money/format";
import { formatAgo } from "@/lib/reporting/format";
import type { BreakRow } from "@/lib/reporting/model/reconciliation";
import { CodeText } from "./code-text";
import { RecordLink } from "./record-link";
import { SettleForm } from "./settle-form";

type Props = {
  breaks: readonly BreakRow[];
  /** False while the books were never compared, so that no difference says nothing. */
  compared: boolean;
  at: Date;
  locale: string;
};

/** Kinds that cost money or an eSIM if nobody acts. */
const PRESSING: readonly BreakRow["kind"][] = [
  "MISSING_ORDER",
  "BALANCE_DIFFERENCE",
  "UNKNOWN_PAYMENT",
  "PAYMENT_DIFFERENCE",
  "REFUND_DIFFERENCE",
];

/** Where the books differ, with its age, both sides' figures and what to do about it. */
export function BreaksList({ breaks, compared, at, locale }: Props) {
  const t = useTranslations("admin.reconciliation");
  if (breaks.length === 0)
    return compared ? (
      <EmptyState title={t("none")} text={t("noneText")} />
    ) : (
      <EmptyState title={t("never")} text={t("neverText")} />
    );
  const problems = {
    invalid: t("problems.invalid"),
    not_found: t("problems.not_found"),
    too_many: t("problems.too_many"),
    signed_out: t("problems.signed_out"),
    failed: t("problems.failed"),
  };
  return (
    <ul
      aria-label={t("caption")}
      className="divide-y divide-line rounded-md border border-line bg-sheet text-small"
    >
      {breaks.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3 py-3 md:grid md:grid-cols-[13rem_6rem_7.5rem_minmax(0,1fr)]"
        >
          <span>
            <Status tone={PRESSING.includes(row.kind) ? "bad" : "warn"}>{t(`kind.${row.kind}`)}</Status>
          </span>
          <span className="md:pt-0.5">
            {row.order ? (
              <RecordLink href={`/admin/orders/${row.order.id}`}>{row.order.number}</RecordLink>
            ) : (
              "–"
            )}
          </span>
          <time dateTime={row.foundAt.toISOString()} className="text-ink-soft md:pt-0.5">
            {formatAgo(at.getTime() - row.foundAt.getTime(), locale)}
          </time>
          <div className="min-w-0 max-md:w-full md:pt-0.5">
            <p className="flex flex-wrap gap-x-4 font-medium tabular-nums">
              <span>
                {row.expected
                  ? t("expected", { amount: formatMoney(row.expected, locale) })
                  : row.found && t("expectedNone")}
              </span>
              <span>
                {row.found ? t("found", { amount: formatMoney(row.found, locale) }) : t("foundNone")}
              </span>
              {row.foreignId && <CodeText>{row.foreignId}</CodeText>}
            </p>
            <p className="mt-1 max-w-prose text-ink-soft">{t(`nextStep.${row.kind}`)}</p>
            <details className="mt-1">
              <summary className="w-fit rounded-sm py-1.5 font-medium text-accent">{t("settle")}</summary>
              <SettleForm
                difference={row.id}
                words={{
                  label: t("reason"),
                  hint: t("reasonHint"),
                  submit: t("settleNow"),
                  name: t("settleName", { kind: t(`kind.${row.kind}`) }),
                  done: t("settled"),
                }}
                problems={problems}
              />
            </details>
          </div>
        </li>
      ))}
    </ul>
  );
}
