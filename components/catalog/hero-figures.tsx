import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { dataParts } from "@/lib/catalog/format";
import type { Allowance } from "@/lib/catalog/model";
import { cn } from "@/lib/platform/cn";

type Props = {
  locale: string;
  allowance: Pick<Allowance, "dataMb" | "unlimited" | "validityDays">;
  /** As it is printed. */
  price: ReactNode;
  size?: "medium" | "large";
};

// Sized so that "Unlimited", "365 days" and "$100.00" stand side by side on a screen of 320 px.
const numbers = {
  medium: "text-[1.375rem] leading-none sm:text-[1.625rem] sm:leading-none",
  large: "text-[clamp(1.375rem,0.5rem+3.9vw,3rem)] leading-none",
};
const words = {
  medium: "text-base leading-none sm:text-[1.1875rem] sm:leading-none",
  large: "text-[clamp(1rem,0.5rem+2.4vw,2rem)] leading-none",
};
const units = {
  medium: "text-small leading-none",
  large: "text-small leading-none sm:text-heading sm:leading-none",
};

/** The three numbers a package is: data, days, price. */
export function HeroFigures({ locale, allowance, price, size = "medium" }: Props) {
  const t = useTranslations("catalog");
  const data = allowance.dataMb ? dataParts(allowance.dataMb, locale) : null;
  const figures = [
    allowance.unlimited || !data
      ? { label: t("hero.data"), word: allowance.unlimited ? t("unlimited") : "–" }
      : { label: t("hero.data"), number: data.number, unit: data.unit },
    {
      label: t("hero.days"),
      number: new Intl.NumberFormat(locale).format(allowance.validityDays),
      unit: t("hero.daysValue", { days: allowance.validityDays }),
    },
    { label: t("hero.price"), number: price, unit: "" },
  ];
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)_minmax(0,1.15fr)]">
      {figures.map((figure, index) => (
        <div
          key={figure.label}
          className={cn(
            "flex flex-col-reverse justify-end gap-2 border-line",
            index > 0 && "border-s ps-3 sm:ps-4",
          )}
        >
          <dt className="text-label text-ink-faint">{figure.label}</dt>
          <dd
            className={cn(
              "flex min-h-[1em] items-baseline gap-1 font-semibold tracking-tight whitespace-nowrap",
              numbers[size],
            )}
          >
            {figure.word ? <span className={cn("self-end", words[size])}>{figure.word}</span> : figure.number}
            {figure.unit && (
              <span className={cn("font-medium tracking-normal text-ink-soft", units[size])}>
                {figure.unit}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
