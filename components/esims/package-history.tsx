import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Status } from "@/components/ui/status";
import { formatData } from "@/lib/catalog/format";
import type { HistoryView } from "@/lib/esims/schema";
import { statusTone } from "./status-tone";

type Props = { locale: string; packages: HistoryView; measuredAt: string | null };

/** Every package this eSIM ever held, top-ups too. What it cost the shop is not part of it. */
export function PackageHistory({ locale, packages, measuredAt }: Props) {
  const t = useTranslations("esims.history");
  const rich = (key: "started" | "ends" | "finished" | "asOf", iso: string) =>
    t.rich(key, { time: () => <ZonedTime iso={iso} /> });
  if (packages.length === 0) return <p className="text-small text-ink-soft">{t("none")}</p>;
  return (
    <>
      <ol className="divide-y divide-line">
        {packages.map((entry) => {
          const status = knownStatus(entry.status);
          return (
            <li key={entry.id} className="grid gap-1.5 py-4 first:pt-0">
              <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-semibold">
                  {entry.unlimited ? entry.dataText : formatData(entry.dataMb, locale)} ·{" "}
                  {t("validity", { days: entry.validityDays })}
                </span>
                <Status tone={statusTone[status]}>{t(`status.${status}`)}</Status>
              </p>
              <p className="flex flex-wrap gap-x-3 text-small text-ink-soft">
                <span>{t(entry.type)}</span>
                {entry.remainingMb !== null && !entry.unlimited && (
                  <span>{t("left", { data: formatData(entry.remainingMb, locale) })}</span>
                )}
                {entry.activatedAt && <span>{rich("started", entry.activatedAt)}</span>}
                {entry.finishedAt ? (
                  <span>{rich("finished", entry.finishedAt)}</span>
                ) : (
                  entry.expiresAt && <span>{rich("ends", entry.expiresAt)}</span>
                )}
              </p>
            </li>
          );
        })}
      </ol>
      <p className="mt-2 text-small text-ink-soft">
        {packages.length > 1 && t("order")} {measuredAt && rich("asOf", measuredAt)}
      </p>
    </>
  );
}

function knownStatus(status: string): keyof typeof statusTone {
  const known = (Object.keys(statusTone) as (keyof typeof statusTone)[]).find(
    (name) => name === status.toUpperCase(),
  );
  return known ?? "UNKNOWN";
}
