import { useTranslations } from "next-intl";
import { formatAgo } from "@/lib/reporting/format";
import type { SyncRow } from "@/lib/reporting/model/records";
import { RecordLink } from "./record-link";
import { State } from "./state";
import { SyncWhy } from "./sync-why";

/** How the last reading of the catalogue went. */
export function SyncNote({ run, at, locale }: { run: SyncRow | null; at: Date; locale: string }) {
  const t = useTranslations("admin.today");
  if (!run) return <p className="text-small font-medium text-bad">{t("syncNone")}</p>;
  const age = formatAgo(at.getTime() - (run.finishedAt ?? run.startedAt).getTime(), locale);
  const { added, changed, gone } = run;
  const texts = {
    RUNNING: t("syncRunning", { age }),
    SUCCEEDED: t("syncAge", { age, added, changed, gone }),
    FAILED: t("syncFailed", { age }),
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-sheet px-4 py-3 text-small">
      <State of="sync" value={run.status} />
      <span className="min-w-0 break-words">
        {texts[run.status]} <SyncWhy run={run} />
      </span>
      <RecordLink href={`/admin/catalog?run=${run.id}`}>{t("syncOpen")}</RecordLink>
    </div>
  );
}
