import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { SyncRow } from "@/lib/reporting/model/records";
import { SyncWhy } from "./sync-why";

/** What happens, and what to do, after a last run that changed nothing. */
export function SyncAlert({ run }: { run: SyncRow | null }) {
  const t = useTranslations("admin.catalog");
  if (!run?.problem) return null;
  return (
    <Alert tone="warn" title={t("failedTitle")} className="mb-6">
      <p>
        <SyncWhy run={run} />
      </p>
      <p className="mt-1">{t(`nextStep.${run.problem.word}`)}</p>
    </Alert>
  );
}
