import { useTranslations } from "next-intl";
import { dataParts, formatData } from "@/lib/catalog/format";
import { groupAt, type UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { timeLeft } from "./usage/time-left";

type Props = { locale: string; snapshot: LineSnapshot; usage: UsageView | null; now: number };
type Figure = { label: string; number?: string; unit?: string; word?: string; note?: string | undefined };

/** The two numbers of an eSIM that somebody owns: data left and time left. Before it starts, what was bought. */
export function EsimFigures({ locale, snapshot, usage, now }: Props) {
  const t = useTranslations("esims.figures");
  const waiting = groupAt(usage, now) === "waiting";
  return (
    <dl className="grid grid-cols-2">
      {[dataFigure(), timeFigure()].map((figure, index) => (
        <div
          key={figure.label}
          className={
            index > 0
              ? "flex flex-col-reverse justify-end gap-1.5 border-s border-line ps-4"
              : "flex flex-col-reverse justify-end gap-1.5"
          }
        >
          <dt className="text-label text-ink-faint">
            {figure.label}
            {figure.note && <span> {figure.note}</span>}
          </dt>
          <dd className="flex min-h-[1.1em] items-baseline gap-1 text-[1.75rem] leading-none font-semibold tracking-tight whitespace-nowrap">
            {figure.word ? (
              <span className="text-[1.25rem] leading-[1.75rem]">{figure.word}</span>
            ) : (
              figure.number
            )}
            {figure.unit && (
              <span className="text-base font-medium tracking-normal text-ink-soft">{figure.unit}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );

  function dataFigure(): Figure {
    const label = t("data");
    if (usage?.unlimited ?? snapshot.unlimited) return { label, word: t("unlimited") };
    if (usage?.data)
      return {
        label,
        ...dataParts(usage.data.remaining, locale),
        note: t("ofTotal", { total: formatData(usage.data.total, locale) }),
      };
    return waiting && snapshot.dataMb
      ? { label, ...dataParts(snapshot.dataMb, locale) }
      : { label, word: t("unknown") };
  }

  function timeFigure(): Figure {
    const label = t("days");
    const left = timeLeft(usage?.expiresAt ?? null, now);
    if (left === "over" || groupAt(usage, now) === "ended") return { label, word: t("over") };
    if (left)
      return { label, number: String(left.count), unit: t(`${left.unit}Left`, { count: left.count }) };
    return waiting
      ? {
          label,
          number: String(snapshot.validityDays),
          unit: t("daysLeft", { count: snapshot.validityDays }),
          note: t("notStarted"),
        }
      : { label, word: t("unknown") };
  }
}
