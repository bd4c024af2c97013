import { Suspense } from "react";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ZonedTime } from "@/components/account/zoned-time";
import { Outline } from "@/components/catalog/outline";
import { EsimState } from "@/components/esims/esim-state";
import { PackageHistory } from "@/components/esims/package-history";
import { PageSkeleton } from "@/components/esims/page-skeleton";
import { RenameForm } from "@/components/esims/rename-form";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { UsagePanel } from "@/components/esims/usage-panel";
import { UsageProvider } from "@/components/esims/usage-provider";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { loadEsim, requireEsim } from "@/lib/esims/loaders";
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
  const [esim, messages, t] = await Promise.all([
    loadEsim(id),
    loadMessages(locale),
    getTranslations("esims"),
  ]);
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const place = destinationName(snapshot.destination, locale);
  const facts = [
    { key: "bought", term: t("facts.bought"), details: <ZonedTime iso={esim.createdAt.toISOString()} /> },
    {
      key: "order",
      term: t("facts.order"),
      details: (
        <LinkButton
          href={localePath(locale, `/orders/${esim.orderId}`)}
          variant="quiet"
          size="small"
          className="-my-2 -ms-3.5 underline underline-offset-4"
        >
          {esim.orderNumber}
        </LinkButton>
      ),
    },
    { key: "iccid", term: t("facts.iccid"), details: t("facts.iccidValue", { last4: esim.last4 }) },
  ];
  return (
    <NextIntlClientProvider messages={pickMessages(messages, "esims")}>
      <UsageProvider esimId={id} initial={esim.usage}>
        <header className="flex items-center gap-5">
          <Outline destination={snapshot.destination} className="size-20 shrink-0 sm:size-24" />
          <div className="min-w-0">
            <h1 className="text-display break-words">{esim.label ?? place}</h1>
            <p className="mt-1 text-ink-soft">
              {esim.label ? `${place} · ` : ""}
              {t("name", { last4: esim.last4 })}
            </p>
          </div>
        </header>
        <div className="mt-10 grid items-start gap-10 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:gap-14">
          <div className="grid gap-10">
            {esim.isReturned ? (
              <ReturnedEsim as="p" />
            ) : (
              <EsimState
                esimId={id}
                initial={esim.usage}
                snapshot={snapshot}
                page={localePath(locale, `/esims/${id}`)}
                locale={locale}
                orderId={esim.orderId}
                place={place}
                placeHref={localePath(locale, `/destinations/${snapshot.destination.slug}`)}
              />
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
          </div>
          <div className="grid gap-10">
            <section aria-labelledby="history">
              <h2 id="history" className="mb-4 text-heading">
                {t("history.title")}
              </h2>
              <PackageHistory
                locale={locale}
                packages={esim.history?.packages ?? []}
                measuredAt={esim.history?.measuredAt?.toISOString() ?? null}
              />
            </section>
            <section aria-labelledby="rename">
              <h2 id="rename" className="mb-4 text-heading">
                {t("rename.title")}
              </h2>
              <RenameForm esimId={id} label={esim.label} />
            </section>
            <section aria-labelledby="facts">
              <h2 id="facts" className="text-heading">
                {t("facts.title")}
              </h2>
              <DescriptionList items={facts} dense className="mt-2" />
            </section>
          </div>
        </div>
      </UsageProvider>
    </NextIntlClientProvider>
  );
}
