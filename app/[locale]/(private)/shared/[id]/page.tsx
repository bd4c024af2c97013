import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Outline } from "@/components/catalog/outline";
import { DoctorLink } from "@/components/esims/doctor/doctor-link";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { SharedState } from "@/components/esims/sharing/shared-state";
import { UsagePanel } from "@/components/esims/usage/usage-panel";
import { UsageProvider } from "@/components/esims/usage/usage-provider";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { destinationName } from "@/lib/catalog/format";
import { heldShare, loadSharedEsim } from "@/lib/esims/sharing/loaders";
import { opensInstall } from "@/lib/esims/sharing/model";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/shared/[id]">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "share.here" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

// The operator may be asked first, for three seconds at most; streamed later, the page would stay empty without scripts.
export default async function SharedPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const { kind } = await heldShare(id);
  if (!opensInstall(kind)) redirect(localePath(locale, `/shared/${id}/top-up`));
  return (
    <Page className="max-w-4xl">
      <SharedEsim locale={locale} id={id} />
    </Page>
  );
}

async function SharedEsim({ locale, id }: { locale: Locale; id: string }) {
  const [esim, messages, t] = await Promise.all([
    loadSharedEsim(id),
    loadMessages(locale),
    getTranslations(),
  ]);
  const { esimId, label, last4, usage, isReturned, zones } = esim;
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const place = destinationName(snapshot.destination, locale);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, "esims", "usage")}>
      <UsageProvider esimId={esimId} initial={usage}>
        <header className="flex items-center gap-5">
          <Outline destination={snapshot.destination} className="size-20 shrink-0 sm:size-24" />
          <div className="min-w-0">
            <h1 className="text-display break-words">{place}</h1>
            <p className="mt-1 text-ink-soft">
              {label ? t("share.here.for", { name: label }) : t("share.here.forYou")} ·{" "}
              {t("esims.name", { last4 })}
            </p>
          </div>
        </header>
        <div className="mt-10 grid gap-10">
          {isReturned ? (
            <ReturnedEsim as="p" />
          ) : (
            <SharedState
              locale={locale}
              status={usage?.status ?? "UNKNOWN"}
              snapshot={snapshot}
              installHref={localePath(locale, `/esims/${esimId}/install`)}
              topupHref={localePath(locale, `/shared/${id}/top-up`)}
            />
          )}
          <Card as="section">
            <h2 className="mb-6 text-heading">{t("esims.usage.title")}</h2>
            <UsagePanel
              locale={locale}
              esimId={esimId}
              initial={usage}
              serverNow={now().toISOString()}
              snapshot={snapshot}
              zones={zones}
              place={place}
            />
          </Card>
          {!isReturned && <DoctorLink locale={locale} esimId={esimId} isOwner={false} />}
        </div>
      </UsageProvider>
    </NextIntlClientProvider>
  );
}
