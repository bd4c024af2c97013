import { useFormatter, useTranslations } from "next-intl";
import { Download } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { formatData } from "@/lib/catalog/format";
import { knownSamples } from "@/lib/esims/samples/model";
import { direction } from "@/lib/platform/i18n/locales";
import { type ChartInput, chartShape } from "./chart-shape";
import { SamplesTable } from "./samples-table";
import { UsagePlot } from "./usage-plot";

type Props = ChartInput & { locale: string; unlimited: boolean; csvHref: string };

const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;

/** What we noted of the data, as a picture, as a table and as a file. */
export function UsageChart({ locale, unlimited, csvHref, ...input }: Props) {
  const t = useTranslations("usage.chart");
  const format = useFormatter();
  const { samples, outlook } = input;
  const shape = chartShape(input);
  return (
    <div className="grid gap-4">
      {shape ? (
        <figure className="grid gap-3">
          <UsagePlot
            locale={locale}
            shape={shape}
            isRtl={direction(locale) === "rtl"}
            label={label()}
            endLabel={t("ends")}
          />
          <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-label text-ink-soft">
            <span className="inline-flex items-center gap-2">
              <span className="h-0.5 w-4 bg-accent" aria-hidden /> {t("left")}
            </span>
            {shape.fan && (
              <span className="inline-flex items-center gap-2">
                <span className="size-3 border border-dashed border-warn bg-warn/20" aria-hidden />{" "}
                {t("forecast")}
              </span>
            )}
          </figcaption>
        </figure>
      ) : (
        <p className="text-small text-ink-soft">{emptyText()}</p>
      )}
      {samples.length > 0 && (
        <>
          {shape && <SamplesTable locale={locale} samples={samples} />}
          <LinkButton
            href={csvHref}
            download
            leaves
            variant="secondary"
            size="small"
            className="justify-self-start"
          >
            <Download className="size-4" aria-hidden />
            {t("csv")}
          </LinkButton>
        </>
      )}
    </div>
  );

  function moment(at: Date): string {
    return format.dateTime(at, { day: "numeric", month: "short", ...HOUR, timeZone: "UTC" });
  }

  function emptyText(): string {
    if (unlimited) return t("unlimited");
    return knownSamples(samples).length === 1 ? t("one") : t("none");
  }

  function label(): string {
    const known = knownSamples(samples);
    const [first, last] = [known[0], known.at(-1)];
    if (!shape || !first || !last) return "";
    const sentences = [
      t("label", {
        from: moment(first.at),
        to: moment(last.at),
        first: formatData(first.remainingMb, locale),
        last: formatData(last.remainingMb, locale),
      }),
      t("topups", { count: shape.topups }),
      ...(outlook.kind === "empties" ? [t("range")] : []),
    ];
    return sentences.join(" ");
  }
}
