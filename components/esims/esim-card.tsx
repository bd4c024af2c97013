import { useTranslations } from "next-intl";
import Link from "next/link";
import { Flag } from "@/components/catalog/flag";
import { Outline } from "@/components/catalog/outline";
import { LinkButton } from "@/components/ui/link-button";
import { Status } from "@/components/ui/status";
import { destinationName } from "@/lib/catalog/format";
import { groupOf, type UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { EsimFigures } from "./esim-figures";
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
};

/** The landing card once it is yours: the same place, with what is left instead of what it costs. */
export function EsimCard({ locale, id, label, last4, snapshot, usage, now, isReturned }: Props) {
  const t = useTranslations("esims");
  const place = destinationName(snapshot.destination, locale);
  const status = usage?.status ?? "UNKNOWN";
  const group = groupOf(status);
  const page = localePath(locale, `/esims/${id}`);
  const canTopup = snapshot.rechargeable && !isReturned && status !== "RECYCLED";
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
      </div>
      <footer className="mt-auto flex min-h-16 flex-wrap items-center justify-between gap-3 perforated px-5 py-3">
        <Status tone={isReturned ? "calm" : statusTone[status]}>
          {isReturned ? t("returned.word") : t(`status.${status}`)}
        </Status>
        {group === "waiting" && !isReturned && (
          <LinkButton href={`${page}/install`} size="small" className="relative">
            {t("install")}
          </LinkButton>
        )}
        {group !== "waiting" && canTopup && (
          <LinkButton href={`${page}/top-up`} size="small" variant="secondary" className="relative">
            {t("topup")}
          </LinkButton>
        )}
      </footer>
    </article>
  );
}
