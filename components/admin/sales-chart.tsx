import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { formatMoney } from "@/lib/money/format";
import { add } from "@/lib/money/model";
import { listText } from "@/lib/platform/i18n/list-text";
import type { SalesDay } from "@/lib/reporting/model/records";

const HEIGHT = 100;
const BAR = 0.72;

type Props = { days: readonly SalesDay[]; otherCurrencies: readonly string[]; locale: string };

/** Sold per day, the margin as the solid part of each bar; the same figures as a table below. */
export function SalesChart({ days, otherCurrencies, locale }: Props) {
  const t = useTranslations("admin");
  const [first, ...rest] = days;
  if (!first) return null;
  const sold = add(first.sold, ...rest.map((day) => day.sold));
  const margin = add(first.margin, ...rest.map((day) => day.margin));
  const highest = Math.max(1, ...days.map((day) => day.sold.minor));
  const tall = (minor: number) => (Math.max(0, minor) / highest) * HEIGHT;
  const dayName = (day: Date) =>
    day.toLocaleDateString(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const label = t("today.salesLabel", {
    currency: sold.currency,
    sold: formatMoney(sold, locale),
    margin: formatMoney(margin, locale),
  });
  return (
    <div className="rounded-md border border-line bg-sheet px-4 pt-4">
      <svg
        viewBox={`0 0 ${days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-28 w-full"
        role="img"
        aria-label={label}
      >
        <path
          d={`M0 ${HEIGHT}H${days.length}`}
          className="stroke-line-strong"
          vectorEffect="non-scaling-stroke"
        />
        {days.map((day, index) => {
          const x = index + (1 - BAR) / 2;
          return (
            <g key={day.day.toISOString()}>
              <title>{`${dayName(day.day)}: ${formatMoney(day.sold, locale)}`}</title>
              <rect
                x={x}
                y={HEIGHT - tall(day.sold.minor)}
                width={BAR}
                height={tall(day.sold.minor)}
                className="fill-accent/30"
              />
              <rect
                x={x}
                y={HEIGHT - tall(day.margin.minor)}
                width={BAR}
                height={tall(day.margin.minor)}
                className="fill-accent"
              />
            </g>
          );
        })}
      </svg>
      <div className="mt-1 flex justify-between text-label text-ink-soft" aria-hidden>
        <span>{dayName(first.day)}</span>
        <span>{dayName((rest.at(-1) ?? first).day)}</span>
      </div>
      <p className="mt-2 flex flex-wrap gap-x-4 text-label text-ink-soft">
        <span className="inline-flex items-center gap-1.5">
          <span className="size-2.5 bg-accent/30" aria-hidden /> {t("columns.sold")}{" "}
          {formatMoney(sold, locale)}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span className="size-2.5 bg-accent" aria-hidden /> {t("columns.margin")}{" "}
          {formatMoney(margin, locale)}
        </span>
        {otherCurrencies.length > 0 && (
          <span>{t("today.otherCurrencies", { list: listText(otherCurrencies, locale) })}</span>
        )}
      </p>
      <div className="-mb-px text-small">
        <Disclosure summary={t("today.salesTable")}>
          <Table
            caption={t("today.sales")}
            rows={days.toReversed()}
            rowKey={(day) => day.day.toISOString()}
            columns={[
              { key: "day", header: t("columns.day"), cell: (day) => day.day.toISOString().slice(0, 10) },
              { key: "orders", header: t("columns.orders"), cell: (day) => day.orders, numeric: true },
              {
                key: "sold",
                header: t("columns.sold"),
                cell: (day) => formatMoney(day.sold, locale),
                numeric: true,
              },
              {
                key: "margin",
                header: t("columns.margin"),
                cell: (day) => formatMoney(day.margin, locale),
                numeric: true,
              },
              {
                key: "refunded",
                header: t("columns.refunded"),
                cell: (day) => formatMoney(day.refunded, locale),
                numeric: true,
              },
            ]}
          />
        </Disclosure>
      </div>
    </div>
  );
}
