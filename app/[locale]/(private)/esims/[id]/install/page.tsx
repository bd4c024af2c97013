import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { LandingLine } from "@/components/catalog/landing-line";
import { StartsSentence } from "@/components/catalog/starts-sentence";
import { deviceOf, isInAppBrowser } from "@/components/esims/device";
import { DoctorLink } from "@/components/esims/doctor/doctor-link";
import { InstallSteps } from "@/components/esims/install-steps";
import { ManualCodes } from "@/components/esims/manual-codes";
import { OnArrival } from "@/components/esims/on-arrival";
import { OneTap } from "@/components/esims/one-tap";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { ScanCode } from "@/components/esims/scan-code";
import { TripPlanner } from "@/components/esims/trip/trip-planner";
import { Page } from "@/components/layout/page";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { loadInstall } from "@/lib/esims/loaders";
import { loadTrip } from "@/lib/esims/trip/loaders";
import { snapshotSchema } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/install">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "install" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

// What stands here is secret: it goes into the HTML only, never into the props of a component that runs in the browser,
// except for the texts behind the copy buttons.
export default async function InstallPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const [esim, trip, agent, t] = await Promise.all([
    loadInstall(id, locale),
    loadTrip(id),
    headers(),
    getTranslations("install"),
  ]);
  if (!esim)
    return (
      <Page className="max-w-4xl">
        <ReturnedEsim />
      </Page>
    );
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const userAgent = agent.get("user-agent") ?? "";
  const device = deviceOf(userAgent);
  const onPhone = device !== "computer";
  const oneTap = (
    <OneTap
      device={device}
      inApp={onPhone && isInAppBrowser(userAgent)}
      appleLink={esim.appleLink}
      androidLink={esim.androidLink}
    />
  );
  return (
    <Page className="max-w-4xl">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-3 text-ink-soft">{t("lead")}</p>
      <Alert tone="warn" title={t("once.title")} className="mt-6">
        {t("once.text")}
      </Alert>
      <Card className="mt-6 p-0 sm:p-0">
        <div className="p-5 sm:p-6">
          <LandingLine locale={locale} card={snapshot} />
        </div>
        <div className="grid gap-x-12 gap-y-10 perforated p-5 sm:p-8 md:grid-cols-2">
          {onPhone && oneTap}
          <ScanCode activationCode={esim.activationCode} onPhone={onPhone} />
          <div className="grid content-start gap-10">
            <ManualCodes
              smdp={esim.smdp}
              matchingId={esim.matchingId}
              confirmationCode={esim.confirmationCode}
              activationCode={esim.activationCode}
            />
            {!onPhone && oneTap}
          </div>
        </div>
        <p className="border-t border-line p-5 text-small font-semibold sm:px-8">
          <StartsSentence locale={locale} card={snapshot} />
        </p>
      </Card>
      <div className="mt-14 grid gap-14">
        <InstallSteps guide={esim.guide} device={device} />
        <TripPlanner locale={locale} esimId={id} card={snapshot} view={trip} />
        <OnArrival locale={locale} apn={esim.apn} />
        <DoctorLink locale={locale} esimId={id} />
        <div className="grid justify-items-start gap-4 text-small text-ink-soft">
          <p>{t("seen")}</p>
          <p>{t("keep")}</p>
          <div className="flex flex-wrap gap-3 print:hidden">
            <LinkButton href={localePath(locale, `/esims/${id}`)} variant="secondary" size="small">
              {t("open")}
            </LinkButton>
            <LinkButton href={localePath(locale, `/orders/${esim.orderId}`)} variant="quiet" size="small">
              {t("order", { number: esim.orderNumber })}
            </LinkButton>
          </div>
        </div>
      </div>
    </Page>
  );
}
