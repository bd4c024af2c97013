import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { formatMoment, formatSpan } from "@/lib/reporting/format";
import type { PollingReport } from "@/lib/reporting/model/polling";

/** Less than this is no delay, but how the clock ticks. */
const USUAL_LAG_MS = 5 * 60_000;

/** How late alerts about used data come with so many eSIMs at so many calls, and whether the questions are held up. */
export function PollingNote({ report, locale }: { report: PollingReport; locale: string }) {
  const t = useTranslations("admin.supplier.polling");
  const { callsPerSecond, outlook, lagMs, restUntil, told } = report;
  if (callsPerSecond === 0) return <Note>{t("off")}</Note>;
  const span = (milliseconds: number) => formatSpan(milliseconds, locale);
  const fact = (name: "typical" | "late" | "worst" | "lag", milliseconds: number) => ({
    key: name,
    term: t(name),
    details: span(milliseconds),
  });
  const forecast = outlook && [
    {
      key: "watched",
      term: t("watched"),
      details: t("watchedText", { count: outlook.watched, calls: callsPerSecond }),
    },
    { key: "soon", term: t("soon"), details: t("soonText", { share: outlook.inHalfAnHour }) },
    fact("typical", outlook.typicalMs),
    fact("late", outlook.lateMs),
    fact("worst", outlook.worstMs),
  ];
  const measured =
    told.medianMs === null
      ? t("measuredNone")
      : t("measuredText", { count: told.count, median: span(told.medianMs) });
  const held = [
    ...(lagMs > USUAL_LAG_MS ? [fact("lag", lagMs)] : []),
    ...(restUntil
      ? [{ key: "rest", term: t("rest"), details: t("restText", { time: formatMoment(restUntil) }) }]
      : []),
  ];
  return (
    <div className="grid gap-3">
      {!outlook && <Note>{t("none")}</Note>}
      <DescriptionList
        dense
        items={[...(forecast ?? []), { key: "measured", term: t("measured"), details: measured }, ...held]}
      />
    </div>
  );
}

function Note({ children }: { children: string }) {
  return <p className="max-w-prose text-small text-ink-soft">{children}</p>;
}
