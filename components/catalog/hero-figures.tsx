import { useTranslations } from "next-intl";
import { dataParts } from "@/lib/catalog/format";
import type { Allowance } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { cn } from "@/lib/platform/cn";

type Props = { locale: string; allowance: Pick<Allowance, "dataMb" | "unlimited" | "validityDays">; price: Money; size?: "small" | "medium" | "large" };

const numbers = { small: "text-heading", medium: "text-[1.75rem] leading-none", large: "text-display" };
const words = { small: "text-base", medium: "text-[1.25rem] leading-none", large: "text-[clamp(1.5rem,1rem+1.8vw,2.25rem)] leading-none" };
const units = { small: "text-small", medium: "text-base", large: "text-heading" };

/** The three numbers a package is: data, days, price. */
export function HeroFigures({ locale, allowance, price, size = "medium" }: Props) {
  const t = useTranslations("catalog");
  const data = allowance.dataMb ? dataParts(allowance.dataMb, locale) : null;
  const figures = [
    allowance.unlimited || !data ? { label: t("hero.data"), word: allowance.unlimited ? t("unlimited") : "–" } : { label: t("hero.data"), number: data.number, unit: data.unit },
    { label: t("hero.days"), number: new Intl.NumberFormat(locale).format(allowance.validityDays), unit: t("hero.daysValue", { days: allowance.validityDays }) },
    { label: t("hero.price"), number: formatMoney(price, locale), unit: "" },
  ];
  return (
    <dl className="grid grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)_minmax(0,1.15fr)]">
      {figures.map((figure, index) => (
        <div key={figure.label} className={cn("flex flex-col-reverse justify-end gap-1.5 border-line", index > 0 && "border-s ps-4")}>
          <dt className="text-label text-ink-faint">{figure.label}</dt>
          <dd className={cn("flex min-h-[1.1em] items-baseline gap-1 font-semibold tracking-tight whitespace-nowrap", numbers[size])}>
            {figure.word ? <span className={words[size]}>{figure.word}</span> : figure.number}
            {figure.unit && <span className={cn("font-medium tracking-normal text-ink-soft", units[size])}>{figure.unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
