import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AutoTopupCard } from "@/components/auto-topup/auto-topup-card";
import { DoctorLink } from "@/components/esims/doctor/doctor-link";
import { EsimFacts } from "@/components/esims/esim-facts";
import { EsimHeading } from "@/components/esims/esim-heading";
import { EsimState } from "@/components/esims/esim-state";
import { Keeping } from "@/components/esims/keeping/keeping";
import { PackageHistory } from "@/components/esims/package-history";
import { PagePart } from "@/components/esims/page-part";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { ShareLink } from "@/components/esims/sharing/share-link";
import { TripPlanner } from "@/components/esims/trip/trip-planner";
import { BridgeOffer } from "@/components/esims/usage/bridge-offer";
import { FairUse } from "@/components/esims/usage/fair-use";
import { Forecast } from "@/components/esims/usage/forecast";
import { UsageChart } from "@/components/esims/usage/usage-chart";
import { UsagePanel } from "@/components/esims/usage/usage-panel";
import { UsageProvider } from "@/components/esims/usage/usage-provider";
import { Page } from "@/components/layout/page";
import { PushSection } from "@/components/notifications/push-section";
import { Card } from "@/components/ui/card";
import { destinationName } from "@/lib/catalog/format";
import { loadPush } from "@/lib/customers/push/loaders";
import { gapBefore, goalOf } from "@/lib/esims/forecast/model/goal";
import { isWorthTelling } from "@/lib/esims/forecast/model/outlook";
import { loadEsim } from "@/lib/esims/loaders";
import { loadTrip } from "@/lib/esims/trip/loaders";
import { formatMoney } from "@/lib/money/format";
import { loadAutoTopupState } from "@/lib/orders/auto/loaders";
import { loadBought } from "@/lib/orders/bought/loaders";
import { loadBridge } from "@/lib/orders/bridge/loaders";
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

// The operator may be asked first, for three seconds at most; streamed later, the page would stay empty without scripts.
export default async function EsimPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  return (
    <Page>
      <Esim locale={locale} id={id} />
    </Page>
  );
}

async function Esim({ locale, id }: { locale: Locale; id: string }) {
  const [esim, bought, autoTopup, push, messages, t] = await Promise.all([
    loadEsim(id),
    loadBought(id),
    loadAutoTopupState(id),
    loadPush(),
    loadMessages(locale),
    getTranslations(),
  ]);
  // After the usage, whose answer decides what is advised.
  const trip = await loadTrip(id);
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const place = destinationName(snapshot.destination, locale);
  const page = localePath(locale, `/esims/${id}`);
  const serverNow = now().toISOString();
  return (
    <NextIntlClientProvider messages={pickMessages(messages, "esims", "usage")}>
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
                serverNow={serverNow}
                snapshot={snapshot}
                page={page}
                locale={locale}
                orderId={esim.orderId}
                place={place}
                placeHref={localePath(locale, `/destinations/${snapshot.destination.slug}`)}
              />
            )}
            {/* For whoever reads this on what is left of a connection. */}
            {!esim.isReturned && snapshot.rechargeable && (
              <p className="-mt-6 text-small">
                <a href={localePath(locale, `/esims/${id}/quick`)} className="underline underline-offset-4">
                  {t("quick.slow")}
                </a>
              </p>
            )}
            <Card as="section" className="grid gap-8">
              <h2 className="text-heading">{t("esims.usage.title")}</h2>
              <UsagePanel
                locale={locale}
                esimId={id}
                initial={esim.usage}
                serverNow={serverNow}
                snapshot={snapshot}
                zones={esim.zones}
                place={place}
              />
              {(esim.usage?.unlimited ?? snapshot.unlimited) && (
                <FairUse policy={esim.terms?.fairUsePolicy ?? null} />
              )}
            </Card>
            <UsageOutlook locale={locale} esim={esim} topupHref={`${page}/top-up`} />
            <TripPlanner locale={locale} esimId={id} card={snapshot} view={trip} />
            {!esim.isReturned && <DoctorLink locale={locale} esimId={id} isOwner />}
          </div>
          <div className="grid gap-10">
            <PagePart id="history" title={t("esims.history.title")}>
              <PackageHistory
                locale={locale}
                packages={esim.history?.packages ?? []}
                measuredAt={esim.history?.measuredAt?.toISOString() ?? null}
                isStale={Boolean(esim.history?.problem)}
                bought={bought}
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
            <PagePart id="keeping" title={t("usage.keeping.title")}>
              <Keeping esimId={id} label={esim.label} note={esim.note} isAway={esim.isAway} />
            </PagePart>
            <ShareLink locale={locale} esimId={id} />
            <PagePart id="facts" title={t("esims.facts.title")}>
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

type Loaded = Awaited<ReturnType<typeof loadEsim>>;

/** What the figures so far say of those to come, and what they were. */
async function UsageOutlook({
  locale,
  esim,
  topupHref,
}: {
  locale: Locale;
  esim: Loaded;
  topupHref: string;
}) {
  const { outlook, samples, usage } = esim;
  const expiresAt = usage?.expiresAt ? new Date(usage.expiresAt) : null;
  const goal = goalOf({ expiresAt, tripEndsOn: esim.tripEndsOn }, now());
  const gap = gapBefore(outlook, goal);
  const [bridge, t] = await Promise.all([gap && loadBridge(esim.id, gap), getTranslations("usage")]);
  return (
    <>
      {isWorthTelling(outlook) && (
        <PagePart id="forecast" title={t("forecast.title")}>
          <div className="grid gap-4">
            <Forecast outlook={outlook} goal={goal} now={now()} />
            {bridge && (
              <BridgeOffer
                locale={locale}
                bridge={bridge}
                isTrip={goal?.isTrip ?? false}
                topupHref={topupHref}
              />
            )}
          </div>
        </PagePart>
      )}
      {samples.length > 0 && (
        <PagePart id="chart" title={t("chart.title")}>
          <UsageChart
            locale={locale}
            samples={samples}
            outlook={outlook}
            expiresAt={expiresAt}
            now={now()}
            unlimited={usage?.unlimited ?? false}
            csvHref={`/api/esims/${esim.id}/usage.csv`}
          />
        </PagePart>
      )}
    </>
  );
}
