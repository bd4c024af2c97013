import { useTranslations } from "next-intl";
import Link from "next/link";
import { ZonedTime } from "@/components/account/zoned-time";
import { LandingLine } from "@/components/catalog/landing-line";
import { Status } from "@/components/ui/status";
import type { OrderPhase } from "@/lib/orders/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { phaseTone } from "./phase-tone";

type Props = {
  locale: string;
  id: string;
  number: string;
  createdAt: string;
  total: string;
  phase: OrderPhase;
  lines: readonly { id: string; snapshot: LineSnapshot }[];
};

/** An order in the list of orders. */
export function OrderRow({ locale, id, number, createdAt, total, phase, lines }: Props) {
  const t = useTranslations("order");
  return (
    <article className="relative grid gap-4 rounded-lg border border-line bg-sheet p-5 transition-colors has-[a:hover]:border-ink">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="font-semibold">
          <Link
            href={localePath(locale, `/orders/${id}`)}
            prefetch={false}
            aria-label={t("list.open", { number })}
            className="whole-card"
          >
            {number}
          </Link>
        </h2>
        <Status tone={phaseTone[phase]}>{t(`phase.${phase}.word`)}</Status>
      </header>
      {lines.map((line) => (
        <LandingLine key={line.id} locale={locale} card={line.snapshot} />
      ))}
      <p className="flex flex-wrap justify-between gap-x-4 perforated pt-3.5 text-small text-ink-soft">
        <ZonedTime iso={createdAt} />
        <span className="font-semibold text-ink">{total}</span>
      </p>
    </article>
  );
}
