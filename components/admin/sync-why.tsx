import { useTranslations } from "next-intl";
import type { SyncRow } from "@/lib/reporting/model/records";

/** Why a run changed nothing, in words, and the other side's own text below; nothing for a run that went well. */
export function SyncWhy({ run }: { run: SyncRow }) {
  const t = useTranslations("admin.catalog");
  if (!run.problem) return null;
  const { word, detail } = run.problem;
  const { gone, seen, unreadable } = run;
  return (
    <>
      {t(`problems.${word}`, { gone, unreadable, listed: seen + unreadable })}
      {detail && <span className="block text-label break-words text-ink-soft">{detail}</span>}
    </>
  );
}
