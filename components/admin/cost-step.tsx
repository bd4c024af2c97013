import { useTranslations } from "next-intl";
import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";

type Props = { before: Money | null; after: Money | null; locale: string };

/** Our cost before and after; how much it moved stands beside it with its direction in sign, colour and word. */
export function CostStep({ before, after, locale }: Props) {
  const t = useTranslations("admin.catalog");
  if (!before || !after) {
    const only = after ?? before;
    if (!only) return <span className="text-ink-faint">–</span>;
    return <span className={after ? undefined : "text-ink-soft"}>{formatMoney(only, locale)}</span>;
  }
  const up = after.minor > before.minor;
  const Icon = up ? ArrowUp : ArrowDown;
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
    before.minor === 0 ? 1 : Math.abs(after.minor - before.minor) / before.minor,
  );
  return (
    // Holds what only screen readers see inside the table, which scrolls sideways.
    <span className="relative inline-flex items-center gap-1.5">
      <span className="text-ink-soft">{formatMoney(before, locale)}</span>
      <ArrowRight className="size-3.5 text-ink-faint rtl:rotate-180" aria-hidden />
      <span className="font-medium">{formatMoney(after, locale)}</span>
      <span className={up ? "inline-flex items-center text-bad" : "inline-flex items-center text-good"}>
        <Icon className="size-3.5" strokeWidth={2.25} aria-hidden />
        <span aria-hidden>{share}</span>
        <span className="sr-only">{t(up ? "up" : "down", { share })}</span>
      </span>
    </span>
  );
}
