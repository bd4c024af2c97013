import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Status } from "@/components/ui/status";
import { formatData } from "@/lib/catalog/format";
import { isHandedOut, type Traveller, travellerState } from "@/lib/orders/travellers/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { HandOutForm } from "./hand-out-form";
import { NameForm } from "./name-form";
import { stateTone } from "./state-tone";
import { TakeBackForm } from "./take-back-form";

type Props = {
  locale: string;
  orderId: string;
  traveller: Traveller;
  /** Counted from 1. */ number: number;
  /** The package, where not all have the same. */ packageName: string | null;
  languages: readonly { value: string; label: string }[];
};

/** One traveller of a group: who, how it stands, and the link by which they install. Never a code. */
export function TravellerCard({ locale, orderId, traveller, number, packageName, languages }: Props) {
  const t = useTranslations("travellers");
  const { lineId, place, name, esim } = traveller;
  const fallback = t("number", { number });
  const who = name ?? fallback;
  const state = travellerState(traveller);
  const handedOut = isHandedOut(traveller);
  const measuredAt = esim?.usage?.measuredAt ?? null;
  const data = esim?.usage?.unlimited ? null : (esim?.usage?.data ?? null);
  const share = esim?.share ?? null;
  return (
    <Card as="li" className="grid content-start gap-5">
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 className="min-w-0 text-heading break-words">{who}</h2>
          <Status tone={stateTone[state]}>{t(`state.${state}.word`)}</Status>
        </div>
        {packageName && <p className="text-small text-ink-soft">{packageName}</p>}
        <p className="text-small">
          {data && (state === "online" || state === "low")
            ? t("left", { left: formatData(data.remaining, locale), total: formatData(data.total, locale) })
            : t(`state.${state}.text`)}
        </p>
        {esim && !esim.isReturned && (
          <p className="text-small text-ink-soft">
            {measuredAt ? t.rich("asOf", { time: () => <ZonedTime iso={measuredAt} /> }) : t("never")}
            {share?.openedAt && handedOut && (
              <>
                {" "}
                {t.rich("openedAt", { time: () => <ZonedTime iso={share.openedAt?.toISOString() ?? ""} /> })}
              </>
            )}
          </p>
        )}
      </div>
      <NameForm orderId={orderId} lineId={lineId} place={place} name={name} fallback={fallback} />
      {esim && !esim.isReturned && (
        <div>
          <HandOutForm
            locale={locale}
            esimId={esim.id}
            who={who}
            languages={languages}
            isHandedOut={handedOut}
            isOpen={!handedOut && state === "kept"}
          />
          <div className="mt-4 flex flex-wrap items-start gap-2">
            {share && handedOut ? (
              <TakeBackForm esimId={esim.id} shareId={share.id} who={who} />
            ) : (
              state === "kept" && (
                <LinkButton
                  href={localePath(locale, `/esims/${esim.id}/install`)}
                  variant="secondary"
                  size="small"
                  aria-label={t("installFor", { who })}
                >
                  {t("install")}
                </LinkButton>
              )
            )}
            <LinkButton
              href={localePath(locale, `/esims/${esim.id}`)}
              variant="quiet"
              size="small"
              aria-label={t("openFor", { who })}
            >
              {t("open")}
            </LinkButton>
          </div>
        </div>
      )}
    </Card>
  );
}
