import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { CalendarPlus } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link-button";
import { LiveRegion } from "@/components/ui/live-region";
import { destinationName } from "@/lib/catalog/format";
import type { Destination } from "@/lib/catalog/model";
import { adviceWords } from "@/lib/esims/trip/format";
import type { Advice, Day, Trip } from "@/lib/esims/trip/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pickMessages } from "@/lib/platform/i18n/messages";
import { TripForm } from "./trip-form";

type Props = {
  locale: string;
  esimId: string;
  card: { readonly destination: Destination; readonly rechargeable: boolean };
  view: {
    readonly trip: Trip | null;
    readonly advice: Advice | null;
    readonly today: Day;
    readonly isOpen: boolean;
    readonly isRunning: boolean;
  };
};

/** The days of the trip and the one sentence that follows from them, with a calendar file. */
export function TripPlanner({ locale, esimId, card, view }: Props) {
  const t = useTranslations("advice");
  const messages = pickMessages(useMessages(), "advice");
  const { trip, advice, today, isOpen, isRunning } = view;
  if (!isOpen) return null;
  const place = destinationName(card.destination, locale);
  const words = advice && adviceWords(advice, { locale, today, rechargeable: card.rechargeable, place });
  const form = (
    <NextIntlClientProvider messages={messages}>
      <TripForm esimId={esimId} trip={trip} />
    </NextIntlClientProvider>
  );
  return (
    <Card as="section" className="print:hidden">
      <h2 id="when" className="text-heading">
        {t(isRunning ? "running.title" : "title")}
      </h2>
      {/* There before the sentence is, so that it is read out when it comes. */}
      <LiveRegion visible>
        {words && (
          <p className="mt-3 text-heading font-normal text-balance">
            {t(`sentence.${words.key}`, words.values)}
          </p>
        )}
      </LiveRegion>
      {words ? (
        <>
          <p className="mt-2 text-small text-ink-soft">{t("useBy")}</p>
          {advice.kind !== "unsaid" && (
            <LinkButton
              href={localePath(locale, `/esims/${esimId}/trip.ics`)}
              leaves
              variant="secondary"
              size="small"
              className="mt-4"
            >
              <CalendarPlus className="size-4" aria-hidden />
              {t("calendar.add")}
            </LinkButton>
          )}
          <div className="mt-4 border-t border-line">
            <Disclosure summary={t("change")}>{form}</Disclosure>
          </div>
        </>
      ) : (
        <>
          <p className="mt-2 mb-5 text-ink-soft">{t(trip ? "over" : isRunning ? "running.lead" : "lead")}</p>
          {form}
        </>
      )}
    </Card>
  );
}
