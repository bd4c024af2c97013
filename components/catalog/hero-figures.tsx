import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { dataParts } from "@/lib/catalog/format";
import type { Allowance } from "@/lib/catalog/model";

type Props = {
  locale: string;
  allowance: Pick<Allowance, "dataMb" | "unlimited" | "validityDays">;
  /** As it is printed. */
  price: ReactNode;
  size?: "medium" | "large";
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
    <dl className={size === "large" ? "figures figures-large" : "figures"}>
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.word ? <b>{figure.word}</b> : figure.number}
            {figure.unit && <small>{figure.unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
