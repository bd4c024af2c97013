import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ShowForm } from "@/components/esims/handover/show-form";
import { Page } from "@/components/layout/page";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/show">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "handover.show" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function ShowPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [{ handover }, t] = await Promise.all([loadMessages(locale), getTranslations("handover.show")]);
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-3 mb-8 text-ink-soft">{t("lead")}</p>
      <NextIntlClientProvider messages={{ handover: { show: handover.show } }}>
        <ShowForm locale={locale} />
      </NextIntlClientProvider>
    </Page>
  );
}
