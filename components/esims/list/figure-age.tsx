import { useFormatter, useTranslations } from "next-intl";
import { groupAt, type UsageView } from "@/lib/esims/model";

/** How old the figures on a card are. Before an eSIM starts there are none to be old. */
export function FigureAge({ usage, now }: { usage: UsageView | null; now: number }) {
  const t = useTranslations("usage.list");
  const format = useFormatter();
  if (groupAt(usage, now) === "waiting" && !usage?.measuredAt) return null;
  const age = usage?.measuredAt ? format.relativeTime(new Date(usage.measuredAt), now) : null;
  return (
    <p className="mt-2 text-label text-ink-faint">{age ? t("measured", { age }) : t("neverMeasured")}</p>
  );
}
