import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LandingLine } from "@/components/catalog/landing-line";
import { ShareForm } from "@/components/esims/sharing/share-form";
import { ShareList } from "@/components/esims/sharing/share-list";
import { Page } from "@/components/layout/page";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { loadSharing } from "@/lib/esims/sharing/loaders";
import { snapshotSchema } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/sharing">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "share.manage" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function SharingPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const [esim, messages, t] = await Promise.all([
    loadSharing(id),
    loadMessages(locale),
    getTranslations("share.manage"),
  ]);
  return (
    <Page className="max-w-3xl">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-4 text-ink-soft">{t("lead")}</p>
      <div className="mt-6">
        <LandingLine locale={locale} card={snapshotSchema.parse(esim.snapshot)} />
      </div>
      {esim.isReturned && (
        <Alert tone="warn" className="mt-6">
          {t("returned")}
        </Alert>
      )}
      {esim.isStarted && !esim.isReturned && (
        <Alert tone="warn" title={t("startedTitle")} className="mt-6">
          {t("startedText")}
        </Alert>
      )}
      <NextIntlClientProvider messages={pickMessages(messages, "share")}>
        <div className="mt-8">
          <ShareForm locale={locale} esimId={id} label={esim.label} isShut={esim.isReturned} />
        </div>
        {esim.shares.length > 0 && (
          <Section id="links" title={t("links")}>
            <ShareList esimId={id} shares={esim.shares} />
          </Section>
        )}
      </NextIntlClientProvider>
      <LinkButton
        href={localePath(locale, `/esims/${id}`)}
        variant="quiet"
        size="small"
        className="-ms-3.5 mt-8"
      >
        {t("back")}
      </LinkButton>
    </Page>
  );
}
