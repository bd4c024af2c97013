import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { MeterBar } from "@/components/ui/meter-bar";
import { formatData } from "@/lib/catalog/format";
import { shareLeft } from "@/lib/esims/model";
import { formatAgo } from "@/lib/reporting/format";
import type { StaffEsim } from "@/lib/reporting/model/records";
import { Moment } from "./moment";
import { State } from "./state";

/** Usage as it is stored, with its age. Looking at it asks nobody: the owner's page does that, within the supplier's limits. */
export function EsimUsage({ esim, at, locale }: { esim: StaffEsim; at: Date; locale: string }) {
  const t = useTranslations("admin.esim");
  const { usage, askedAt, statusText } = esim;
  if (!usage || !askedAt) return <p className="text-small text-ink-soft">{t("usageNever")}</p>;
  const { data, voice, texts } = usage;
  const left = data
    ? t("ofData", { left: formatData(data.remaining, locale), total: formatData(data.total, locale) })
    : t("unknown");
  const counted = (meter: typeof voice) =>
    meter
      ? t("ofData", {
          left: meter.remaining.toLocaleString(locale),
          total: meter.total.toLocaleString(locale),
        })
      : t("unknown");
  const age = usage.measuredAt
    ? formatAgo(at.getTime() - new Date(usage.measuredAt).getTime(), locale)
    : null;
  return (
    <div className="rounded-md border border-line bg-sheet px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2 text-small">
        <State of="usage" value={usage.status} />
        <span className="text-ink-soft">{age ? t("measured", { age }) : t("notMeasured")}</span>
      </div>
      {data && <MeterBar className="mt-3" label={t("data")} share={shareLeft(data)} valueText={left} />}
      <DescriptionList
        dense
        className="mt-2"
        items={[
          ...(usage.status === "UNKNOWN" && statusText
            ? [{ term: t("statusText"), details: statusText }]
            : []),
          { term: t("data"), details: usage.unlimited ? t("unlimited") : left },
          ...(voice ? [{ term: t("voice"), details: counted(voice) }] : []),
          ...(texts ? [{ term: t("texts"), details: counted(texts) }] : []),
          { term: t("expires"), details: <Moment at={usage.expiresAt} none={t("unknown")} /> },
          { term: t("askedAt"), details: <Moment at={askedAt} /> },
          { term: t("nextAsk"), details: <Moment at={usage.nextAskAt} /> },
          ...(usage.problem ? [{ term: t("problem"), details: t(`problems.${usage.problem}`) }] : []),
        ]}
      />
    </div>
  );
}
