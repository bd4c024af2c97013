import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { formatData } from "@/lib/catalog/format";
import { groupOf, type UsageView } from "@/lib/esims/model";

type Props = { locale: string; usage: UsageView | null; unlimited: boolean; now: Date };

/** What is on the eSIM now, beside what can be added to it; with its age, unknown where it is unknown. */
export function TopupNow({ locale, usage, unlimited, now }: Props) {
  const t = useTranslations("topup.now");
  const ends = usage?.expiresAt ?? null;
  const isOver = groupOf(usage?.status ?? "UNKNOWN") === "ended" || (ends !== null && new Date(ends) <= now);
  return (
    <section aria-labelledby="now" className="mt-6 rounded-md bg-well p-4">
      <h2 id="now" className="text-label text-ink-faint">
        {t("title")}
      </h2>
      <p className="mt-1 font-semibold">{leftText()}</p>
      <p className="text-small text-ink-soft">
        {ends === null
          ? t("noEnd")
          : t.rich(isOver ? "ended" : "ends", { time: () => <ZonedTime iso={ends} /> })}
      </p>
      <p className="mt-1 text-small text-ink-soft">
        {usage?.measuredAt
          ? t.rich("asOf", { time: () => <ZonedTime iso={usage.measuredAt ?? ""} /> })
          : t("never")}
      </p>
    </section>
  );

  function leftText(): string {
    if (usage?.unlimited ?? unlimited) return t("unlimited");
    if (!usage?.data) return t("unknown");
    const { remaining, total } = usage.data;
    return t("left", { left: formatData(remaining, locale), total: formatData(total, locale) });
  }
}
