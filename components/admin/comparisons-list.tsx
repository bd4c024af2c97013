import { useTranslations } from "next-intl";
import { formatAgo } from "@/lib/reporting/format";
import type { ComparisonRow } from "@/lib/reporting/model/reconciliation";
import { ComparisonText } from "./comparison-text";
import { Moment } from "./moment";
import { State } from "./state";

type Props = { runs: readonly ComparisonRow[]; at: Date; locale: string };

/** The last comparisons of the books, newest first. */
export function ComparisonsList({ runs, at, locale }: Props) {
  const t = useTranslations("admin.reconciliation");
  if (runs.length === 0) return <p className="text-small text-ink-soft">{t("neverText")}</p>;
  return (
    <ol
      aria-label={t("runsCaption")}
      className="divide-y divide-line rounded-md border border-line bg-sheet text-small"
    >
      {runs.map((run) => (
        <li
          key={run.id}
          className="flex flex-wrap items-start gap-x-4 gap-y-1 px-3 py-2.5 md:grid md:grid-cols-[9.5rem_6.5rem_minmax(0,1fr)]"
        >
          <span className="tabular-nums md:pt-0.5">
            <Moment at={run.startedAt} />
          </span>
          <span>
            <State of="sync" value={run.status} />
          </span>
          <div className="grid min-w-0 gap-0.5 max-md:w-full md:pt-0.5">
            {run.status === "RUNNING" ? (
              <p className="text-ink-soft">
                {t("running", { age: formatAgo(at.getTime() - run.startedAt.getTime(), locale) })}
              </p>
            ) : (
              <ComparisonText run={run} locale={locale} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
