import { useTranslations } from "next-intl";
import { formatMoment } from "@/lib/reporting/format";
import type { UsagePoint } from "@/lib/reporting/model/records";

const WIDTH = 400;
const HEIGHT = 100;
const FEWEST = 2;

/** Data left at each measurement; nothing is drawn between points that were never taken. */
export function UsageChart({ samples }: { samples: readonly UsagePoint[] }) {
  const t = useTranslations("admin.esim");
  const known = samples.filter((point) => point.remainingMb !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < FEWEST) return null;
  const span = Math.max(1, last.at.getTime() - first.at.getTime());
  const highest = Math.max(1, ...known.map((point) => point.totalMb ?? point.remainingMb ?? 0));
  const points = known.map((point) => {
    const x = ((point.at.getTime() - first.at.getTime()) / span) * WIDTH;
    return `${Math.round(x)} ${Math.round(HEIGHT - ((point.remainingMb ?? 0) / highest) * HEIGHT)}`;
  });
  const [from, to] = [formatMoment(first.at), formatMoment(last.at)];
  return (
    <figure className="mt-3 rounded-md border border-line bg-sheet px-4 py-3">
      <figcaption className="text-label text-ink-soft">{t("chart")}</figcaption>
      <svg
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        preserveAspectRatio="none"
        className="mt-2 h-24 w-full"
        role="img"
        aria-label={t("chartLabel", { count: known.length, from, to })}
      >
        <path
          d={`M${points.join("L")}`}
          className="fill-none stroke-accent"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
        <path d={`M0 ${HEIGHT}H${WIDTH}`} className="stroke-line-strong" vectorEffect="non-scaling-stroke" />
      </svg>
      <div className="mt-1 flex justify-between text-label text-ink-soft" aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </div>
    </figure>
  );
}
