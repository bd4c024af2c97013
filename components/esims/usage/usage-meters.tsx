"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { MeterBar } from "@/components/ui/meter-bar";
import { MeterRing } from "@/components/ui/meter-ring";
import { dataParts, formatData } from "@/lib/catalog/format";
import { LOW_SHARE, type Meter, oddity, shareLeft, type UsageView } from "@/lib/esims/model";

type Props = {
  locale: string;
  usage: UsageView | null;
  unlimited: boolean;
  /** What is left of the data, in words. */ dataText: string;
  /** What the package holds besides data. */ holds: { voice: boolean; texts: boolean };
  /** What stands beside the ring, above the bars. */
  children: ReactNode;
};

/** What is left of data, calls and texts. What nobody knows is drawn as unknown, never as nothing. */
export function UsageMeters({ locale, usage, unlimited, dataText, holds, children }: Props) {
  const t = useTranslations("esims.usage");
  const oddities = useTranslations("usage.odd");
  const data = usage?.data ?? null;
  const share = unlimited ? 1 : shareLeft(data);
  const left = data && !unlimited ? dataParts(data.remaining, locale) : null;
  const bars = [
    {
      key: "voice",
      label: t("voice"),
      meter: usage?.voice ?? null,
      held: holds.voice,
      words: (count: number) => t("minutes", { count }),
    },
    {
      key: "texts",
      label: t("texts"),
      meter: usage?.texts ?? null,
      held: holds.texts,
      words: (count: number) => t("count", { count }),
    },
  ].filter((bar) => bar.held || bar.meter);
  const odd = [unlimited ? null : data, ...bars.map(({ meter }) => meter)].map(oddity).find(Boolean);
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-8">
      <MeterRing label={t("data")} share={share} valueText={dataText} tone={toneOf(share)} className="w-48">
        {left ? (
          <>
            <span className="text-display leading-none font-semibold">
              {left.number}
              <span className="ms-1 text-heading font-medium text-ink-soft">{left.unit}</span>
            </span>
            <span className="mt-1.5 max-w-28 text-small text-ink-soft">
              {data && t("left", { total: formatData(data.total, locale) })}
            </span>
          </>
        ) : (
          <>
            <span className="text-heading font-semibold">{unlimited ? t("unlimited") : t("unknown")}</span>
            <span className="mt-1 max-w-28 text-small text-ink-soft">
              {unlimited ? t("unlimitedNote") : t("unknownNote")}
            </span>
          </>
        )}
      </MeterRing>
      <div className="grid min-w-48 flex-1 gap-6">
        {children}
        {odd && <p className="text-small font-medium text-warn">{oddities(odd)}</p>}
        {bars.length > 0 && (
          <ul className="grid gap-6">
            {bars.map(({ key, label, meter, words }) => (
              <li key={key} className="grid gap-2">
                <p className="flex items-baseline justify-between gap-4">
                  <span className="font-semibold">{label}</span>
                  <span className="text-small text-ink-soft">{barText(meter, words)}</span>
                </p>
                <MeterBar
                  label={label}
                  share={shareLeft(meter)}
                  valueText={barText(meter, words)}
                  tone={toneOf(shareLeft(meter))}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );

  function barText(meter: Meter, words: (count: number) => string): string {
    return meter ? t("leftText", { left: words(meter.remaining), total: words(meter.total) }) : t("unknown");
  }
}

function toneOf(share: number | null): "accent" | "warn" | "bad" {
  if (share === null || share > LOW_SHARE) return "accent";
  return share > 0 ? "warn" : "bad";
}
