import { useTranslations } from "next-intl";
import Link from "next/link";
import { Flag } from "@/components/catalog/flag";
import { Outline } from "@/components/catalog/outline";
import { Status } from "@/components/ui/status";
import { destinationName } from "@/lib/catalog/format";
import { groupAt, LOW_SHARE, nextStep, shareLeft, statusAt, type UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { EsimFigures } from "./esim-figures";
import { PutAwayForm } from "./keeping/put-away-form";
import { FigureAge } from "./list/figure-age";
import { NextStep } from "./list/next-step";
import { statusTone } from "./status-tone";

type Props = {
  locale: string;
  id: string;
  label: string | null;
  last4: string;
  snapshot: LineSnapshot;
  usage: UsageView | null;
  now: number;
  /** Its money went back. */ isReturned: boolean;
  /** Put away by its owner. */ isAway: boolean;
};

/** The landing card once it is yours: the same place, with what is left instead of what it costs. */
export function EsimCard({ locale, id, label, last4, snapshot, usage, now, ...state }: Props) {
  const t = useTranslations("esims");
  const list = useTranslations("usage.list");
  const { isReturned, isAway } = state;
  const place = destinationName(snapshot.destination, locale);
  const status = statusAt(usage, now);
  const group = isReturned ? "ended" : groupAt(usage, now);
  const page = localePath(locale, `/esims/${id}`);
  const share = usage?.unlimited ? null : shareLeft(usage?.data ?? null);
  const isLow = group === "current" && share !== null && share <= LOW_SHARE;
  const tone = isReturned ? "calm" : isLow ? "warn" : statusTone[status];
  return (
    <article className="relative flex h-full flex-col rounded-lg border border-line bg-sheet transition-colors has-[h3_a:hover]:border-ink">
      <header className="flex items-center gap-3.5 p-5 pb-4">
        <Outline destination={snapshot.destination} className="size-12 shrink-0" />
        <div className="min-w-0 flex-1">
          <h3 className="flex items-center gap-2 font-semibold">
            {snapshot.destination.countryCode && (
              <Flag countryCode={snapshot.destination.countryCode} size="small" />
            )}
            <Link href={page} prefetch={false} className="whole-card truncate">
              {label ?? place}
            </Link>
          </h3>
          <p className="truncate text-small text-ink-soft">
            {label ? `${place} · ` : ""}
            {t("name", { last4 })}
          </p>
        </div>
      </header>
      <div className="px-5 pb-5">
        <EsimFigures locale={locale} snapshot={snapshot} usage={usage} now={now} />
        <FigureAge usage={usage} now={now} />
      </div>
      <footer className="mt-auto flex min-h-16 flex-wrap items-center justify-between gap-3 perforated px-5 py-3">
        <Status tone={tone}>
          {isReturned ? t("returned.word") : isLow ? list("low") : t(`status.${status}`)}
        </Status>
        {isAway ? (
          <PutAwayForm esimId={id} isAway about={label ?? t("name", { last4 })} brief />
        ) : (
          <NextStep
            page={page}
            place={place}
            placeHref={localePath(locale, `/destinations/${snapshot.destination.slug}`)}
            step={nextStep({ group, status, isReturned, rechargeable: snapshot.rechargeable })}
            isUrgent={isLow || status === "FINISHED"}
          />
        )}
      </footer>
    </article>
  );
}
