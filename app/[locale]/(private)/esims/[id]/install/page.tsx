import type { Metadata } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DoctorLink } from "@/components/esims/doctor/doctor-link";
import { InstallBody } from "@/components/esims/install/install-body";
import { DeviceCorrection } from "@/components/esims/install/device-correction";
import { LeaveApp } from "@/components/esims/install/leave-app";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { HandedOut } from "@/components/esims/sharing/handed-out";
import { TripPlanner } from "@/components/esims/trip/trip-planner";
import { UsageProvider } from "@/components/esims/usage/usage-provider";
import { Page } from "@/components/layout/page";
import { deviceOf, inAppOf } from "@/lib/esims/devices/model";
import { namedDevice } from "@/lib/esims/devices/schema";
import { loadInstall } from "@/lib/esims/loaders";
import { loadAccess, loadHandedOut } from "@/lib/esims/sharing/loaders";
import { loadTrip } from "@/lib/esims/trip/loaders";
import { snapshotSchema } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages } from "@/lib/platform/i18n/messages";
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
export default async function InstallPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const [esim, agent, messages, query, t] = await Promise.all([
    loadInstall(id, locale),
    headers(),
    loadMessages(locale),
    searchParams,
    getTranslations("install"),
  ]);
  const handed = esim ? null : await loadHandedOut(id);
  if (!esim)
    return (
      <Page className="max-w-4xl">
        {handed ? <HandedOut locale={locale} {...handed} /> : <ReturnedEsim />}
      </Page>
    );
  const { isOwner, home } = await loadAccess(id);
  const trip = isOwner ? await loadTrip(id) : null;
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const userAgent = agent.get("user-agent") ?? "";
  const named = namedDevice(query["device"]);
  const device = named ?? deviceOf({ userAgent, platform: agent.get("sec-ch-ua-platform") });
  const app = inAppOf(userAgent);
  const path = localePath(locale, `/esims/${id}/install`);
  // Of each namespace only what runs in the browser.
  const { state, pack } = messages.install;
  const { panel } = messages.handover;
  return (
    <Page className="max-w-4xl">
      <h1 className="text-display">{t("title")}</h1>
      {esim.place.count > 1 && (
        <p className="mt-2 font-semibold">
          {t("several", { index: esim.place.index, count: esim.place.count })}
        </p>
      )}
      <p className="mt-3 text-ink-soft">{t("lead")}</p>
      {!named && device === "computer" && <DeviceCorrection path={path} />}
      {app && esim.anywhereLink && <LeaveApp app={app} device={device} address={esim.anywhereLink} />}
      <NextIntlClientProvider messages={{ install: { state, pack }, handover: { panel } }}>
        <UsageProvider esimId={id} initial={esim.usage}>
          <InstallBody
            locale={locale}
            esim={esim}
            reader={{ device, userAgent, isInApp: app !== null }}
            home={localePath(locale, home)}
            isOwner={isOwner}
            trip={trip && <TripPlanner locale={locale} esimId={id} card={snapshot} view={trip} />}
            doctor={<DoctorLink locale={locale} esimId={id} isOwner={isOwner} />}
          />
        </UsageProvider>
      </NextIntlClientProvider>
    </Page>
  );
}
