import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import type { Goal } from "@/lib/esims/forecast/model/goal";
import type { WorthTelling } from "@/lib/esims/forecast/model/outlook";

type Props = { outlook: WorthTelling; goal: Goal | null; now: Date };

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const FEW_DAYS = 2;
const WEEK_MS = 6 * DAY_HOURS * HOUR_MS;

/** Until when the data lasts at its owner's pace: a range, or why there is none. */
export function Forecast({ outlook, goal, now }: Props) {
  const t = useTranslations("usage.forecast");
  if (outlook.kind === "silent") {
    return <p className="text-small text-ink-soft">{t(`silent.${outlook.why}`)}</p>;
  }
  return (
    <div className="grid gap-1.5">
      <p className="font-semibold">{verdict()}</p>
      {short() && <p>{short()}</p>}
      <p className="text-small text-ink-soft">{t("basis")}</p>
    </div>
  );

  function verdict() {
    if (outlook.kind !== "empties") return t("lasts");
    const { from, to, isCertain } = outlook;
    if (goal && from >= goal.at) return t(goal.isTrip ? "lastsTrip" : "lasts");
    // Hours of a day that is near, days where it is far or the range is wide.
    const isNear = to.getTime() - from.getTime() <= 1.5 * DAY_HOURS * HOUR_MS && +from - +now < WEEK_MS;
    const moment = (at: Date, show: "weekday-minute" | "weekday-zoned") => (
      <ZonedTime iso={at.toISOString()} show={isNear ? show : "day"} />
    );
    if (!isCertain) return t.rich("maybe", { from: () => moment(from, "weekday-zoned") });
    return t.rich("empties", {
      from: () => moment(from, "weekday-minute"),
      to: () => moment(to, "weekday-zoned"),
    });
  }

  function short(): string | null {
    if (outlook.kind !== "empties" || !outlook.isCertain || !goal || goal.isTrip) return null;
    const hours = Math.floor((goal.at.getTime() - outlook.to.getTime()) / HOUR_MS);
    if (hours < 1) return null;
    return hours >= FEW_DAYS * DAY_HOURS
      ? t("shortDays", { count: Math.floor(hours / DAY_HOURS) })
      : t("shortHours", { count: hours });
  }
}
