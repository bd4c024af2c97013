import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Status } from "@/components/ui/status";
import { dataText, formatData } from "@/lib/catalog/format";
import type { HistoryView } from "@/lib/esims/schema";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { type Bought, paidFor } from "@/lib/orders/bought/model";
import { statusTone } from "./status-tone";

type Props = {
  locale: string;
  packages: HistoryView;
  measuredAt: string | null;
  /** The supplier could not be asked for a newer list. */ isStale: boolean;
  /** What was bought here for this eSIM. */ bought: readonly Bought[];
};

/** Every package this eSIM ever held, top-ups too. What it cost the shop is not part of it. */
export function PackageHistory({ locale, packages, measuredAt, isStale, bought }: Props) {
  const t = useTranslations("esims.history");
  const more = useTranslations("usage.history");
  const { prices, unlisted } = paidFor(packages, bought);
  const rich = (key: "started" | "ends" | "finished" | "asOf", iso: string) =>
    t.rich(key, { time: () => <ZonedTime iso={iso} /> });
  const catalog = useTranslations("catalog");
  const price = (paid: Money) => more("paid", { price: formatMoney(paid, locale) });
  const explained = [...order()];
  return (
    <>
      {packages.length === 0 && <p className="text-small text-ink-soft">{t("none")}</p>}
      <ol className="divide-y divide-line">
        {packages.map((entry, place) => {
          const paid = prices[place];
          const status = knownStatus(entry.status);
          return (
            <li key={entry.id} className="grid gap-1.5 py-4 first:pt-0">
              <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-semibold">
                  <bdi>{entry.unlimited ? entry.dataText : formatData(entry.dataMb, locale)}</bdi> ·{" "}
                  <bdi>{t("validity", { days: entry.validityDays })}</bdi>
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
                {paid && <span>{price(paid)}</span>}
              </p>
            </li>
          );
        })}
        {unlisted.map(({ at, snapshot, price: paid }) => (
          <li key={at.toISOString()} className="grid gap-1.5 py-4">
            <p className="font-semibold">
              <bdi>{dataText(snapshot, locale, catalog)}</bdi> ·{" "}
              <bdi>{t("validity", { days: snapshot.validityDays })}</bdi>
            </p>
            <p className="flex flex-wrap gap-x-3 text-small text-ink-soft">
              <span>{t("topup")}</span>
              <span>{more.rich("unlisted", { time: () => <ZonedTime iso={at.toISOString()} /> })}</span>
              {paid && <span>{price(paid)}</span>}
            </p>
          </li>
        ))}
      </ol>
      {explained.length > 0 && <p className="mt-2 text-small text-ink-soft">{explained.join(" ")}</p>}
      <p className="mt-2 text-small text-ink-soft">
        {measuredAt && rich("asOf", measuredAt)} {isStale && more("stale")}
      </p>
    </>
  );

  /** In which order they are used, as far as the list itself shows it. */
  function* order() {
    const of = (wanted: string) => packages.filter(({ status }) => knownStatus(status) === wanted).length;
    if (of("ACTIVE") > 1) yield more("parallel");
    else if (packages.length > 1) yield t("order");
    if (of("NOT_ACTIVE") > 0 && of("ACTIVE") > 0) yield more("waits");
  }
}

function knownStatus(status: string): keyof typeof statusTone {
  const known = (Object.keys(statusTone) as (keyof typeof statusTone)[]).find(
    (name) => name === status.toUpperCase(),
  );
  return known ?? "UNKNOWN";
}
