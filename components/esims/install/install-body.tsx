import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { LandingLine } from "@/components/catalog/landing-line";
import { StartsSentence } from "@/components/catalog/starts-sentence";
import { KeepPack } from "@/components/esims/pack/keep-pack";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { Device } from "@/lib/esims/devices/model";
import type { InstallGuide } from "@/lib/esims/schema";
import { contactPath } from "@/lib/orders/contact/format";
import { snapshotSchema } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { DeviceSwitch } from "./device-switch";
import { InstallState } from "./install-state";
import { InstallSteps } from "./install-steps";
import { type Installable, WaysToInstall } from "./ways-to-install";
import { OnArrival } from "./on-arrival";
import { Trouble } from "./trouble";

type Props = {
  locale: string;
  esim: Installable & {
    orderId: string;
    orderNumber: string;
    /** What was bought, as it is stored. */ snapshot: unknown;
    guide: InstallGuide | null;
    apn: { type: string; value: string | null };
    place: { next: string | null; index: number };
  };
  reader: { device: Device; userAgent: string; isInApp: boolean };
  /** The page of the eSIM itself. */
  home: string;
  /** Whoever it was only shared with sees no order. */
  isOwner: boolean;
  /** When to install it, by the days of the trip. */
  trip: ReactNode;
  /** Where to go if nothing works. */
  doctor: ReactNode;
};

/** Everything on the install page below its title, in the order that fits the reader's device. */
export function InstallBody({ locale, esim, reader, home, isOwner, trip, doctor }: Props) {
  const t = useTranslations("install");
  const { id, orderId, usage, place } = esim;
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const page = localePath(locale, `/esims/${id}`);
  return (
    <>
      <InstallState esimId={id} initial={usage} place="known" />
      <Alert tone="warn" title={t("once.title")} className="mt-6">
        {t("once.text")}
      </Alert>
      <Card className="mt-6 p-0 sm:p-0">
        <div className="p-5 sm:p-6">
          <LandingLine locale={locale} card={snapshot} />
        </div>
        <div className="grid gap-x-12 gap-y-10 perforated p-5 sm:p-8 md:grid-cols-2">
          <WaysToInstall esim={esim} device={reader.device} isInApp={reader.isInApp} />
        </div>
        <p className="border-t border-line p-5 text-small font-semibold sm:px-8">
          <StartsSentence locale={locale} card={snapshot} />
        </p>
      </Card>
      <DeviceSwitch device={reader.device} path={`${page}/install`} />
      <div className="mt-8 grid gap-6">
        <InstallState esimId={id} initial={usage} place="unknown" />
        <div className="border-t border-line">
          <Trouble writeHref={contactPath(locale, "install", orderId)} />
        </div>
      </div>
      <div className="mt-12 grid gap-14">
        <InstallSteps guide={esim.guide} device={reader.device} userAgent={reader.userAgent} />
        {trip}
        <OnArrival locale={locale} esimId={id} apn={esim.apn} />
        {doctor}
        <KeepPack esimId={id} sheetPath={`${page}/install/print`} />
        <div className="grid justify-items-start gap-4 text-small text-ink-soft">
          <p>{t("keep")}</p>
          <div className="flex flex-wrap gap-3 print:hidden">
            {place.next && (
              <LinkButton href={localePath(locale, `/esims/${place.next}/install`)} size="small">
                {t("nextOne", { index: place.index + 1 })}
              </LinkButton>
            )}
            <LinkButton href={home} variant="secondary" size="small">
              {t("open")}
            </LinkButton>
            {isOwner && (
              <LinkButton href={localePath(locale, `/orders/${orderId}`)} variant="quiet" size="small">
                {t("order", { number: esim.orderNumber })}
              </LinkButton>
            )}
          </div>
        </div>
      </div>
    </>
  );
}
