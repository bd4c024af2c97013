import { Suspense } from "react";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AutoTopupCard } from "@/components/auto-topup/auto-topup-card";
import { DoctorLink } from "@/components/esims/doctor/doctor-link";
import { EsimFacts } from "@/components/esims/esim-facts";
import { EsimHeading } from "@/components/esims/esim-heading";
import { EsimState } from "@/components/esims/esim-state";
import { PackageHistory } from "@/components/esims/package-history";
import { PagePart } from "@/components/esims/page-part";
import { PageSkeleton } from "@/components/esims/page-skeleton";
import { RenameForm } from "@/components/esims/rename-form";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { TripPlanner } from "@/components/esims/trip/trip-planner";
import { UsagePanel } from "@/components/esims/usage-panel";
import { UsageProvider } from "@/components/esims/usage-provider";
import { Page } from "@/components/layout/page";
import { PushSection } from "@/components/notifications/push-section";
import { Card } from "@/components/ui/card";
import { destinationName } from "@/lib/catalog/format";
import { loadPush } from "@/lib/customers/push/loaders";
import { loadEsim, requireEsim } from "@/lib/esims/loaders";
import { loadTrip } from "@/lib/esims/trip/loaders";
import { formatMoney } from "@/lib/money/format";
import { loadAutoTopupState } from "@/lib/orders/auto/loaders";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "esims.list" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

// The operator may be asked before there is anything to show.
export default async function EsimPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  await requireEsim(id);
  return (
    <Page>
      <Suspense fallback={<PageSkeleton />}>
        <Esim locale={locale} id={id} />
      </Suspense>
    </Page>
  );
}

async function Esim({ locale, id }: { locale: Locale; id: string }) {
  const [esim, autoTopup, push, messages, t, slow] = await Promise.all([
    loadEsim(id),
    loadAutoTopupState(id),
    loadPush(),
    loadMessages(locale),
    getTranslations("esims"),
    getTranslations("quick"),
  ]);
  // After the usage, whose answer decides what is advised.
  const trip = await loadTrip(id);
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const page = localePath(locale, `/esims/${id}`);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, "esims")}>
      <UsageProvider esimId={id} initial={esim.usage}>
        <EsimHeading
          locale={locale}
          destination={snapshot.destination}
          label={esim.label}
          last4={esim.last4}
        />
        <div className="mt-10 grid items-start gap-10 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:gap-14">
          <div className="grid gap-10">
            {esim.isReturned ? (
              <ReturnedEsim as="p" />
            ) : (
              <EsimState
                esimId={id}
                initial={esim.usage}
                snapshot={snapshot}
                page={page}
                locale={locale}
                orderId={esim.orderId}
                place={destinationName(snapshot.destination, locale)}
                placeHref={localePath(locale, `/destinations/${snapshot.destination.slug}`)}
              />
            )}
            {/* For whoever reads this on what is left of a connection. */}
            {!esim.isReturned && snapshot.rechargeable && (
              <p className="-mt-6 text-small">
                <a href={localePath(locale, `/esims/${id}/quick`)} className="underline underline-offset-4">
                  {slow("slow")}
                </a>
              </p>
            )}
            <Card as="section">
              <h2 className="mb-6 text-heading">{t("usage.title")}</h2>
              <UsagePanel
                locale={locale}
                esimId={id}
                initial={esim.usage}
                serverNow={now().toISOString()}
                snapshot={snapshot}
              />
            </Card>
            <TripPlanner locale={locale} esimId={id} card={snapshot} view={trip} />
            {!esim.isReturned && <DoctorLink locale={locale} esimId={id} />}
          </div>
          <div className="grid gap-10">
            <PagePart id="history" title={t("history.title")}>
              <PackageHistory
                locale={locale}
                packages={esim.history?.packages ?? []}
                measuredAt={esim.history?.measuredAt?.toISOString() ?? null}
              />
            </PagePart>
            {!esim.isReturned && autoTopup && (
              <AutoTopupCard
                href={localePath(locale, `/esims/${id}/auto-top-up`)}
                rule={
                  autoTopup.rule && {
                    ...autoTopup.rule,
                    spent: formatMoney(autoTopup.rule.spent, locale),
                    most: formatMoney(autoTopup.rule.most, locale),
                  }
                }
              />
            )}
            {push && <PushSection push={push} locale={locale} />}
            <PagePart id="rename" title={t("rename.title")}>
              <RenameForm esimId={id} label={esim.label} />
            </PagePart>
            <PagePart id="facts" title={t("facts.title")}>
              <EsimFacts
                boughtAt={esim.createdAt.toISOString()}
                order={{ number: esim.orderNumber, href: localePath(locale, `/orders/${esim.orderId}`) }}
                last4={esim.last4}
              />
            </PagePart>
          </div>
        </div>
      </UsageProvider>
    </NextIntlClientProvider>
  );
}
