import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PushSection } from "@/components/notifications/push-section";
import { TopicForm } from "@/components/notifications/topic-form";
import { Alert } from "@/components/ui/alert";
import { chooseTopics } from "@/lib/customers/choices/actions";
import { loadChoices } from "@/lib/customers/choices/loaders";
import { loadPush } from "@/lib/customers/push/loaders";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/account/notifications">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "notifications.page" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function NotificationsPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { email, off, isRefused, support } = await loadChoices(locale);
  const [push, t] = await Promise.all([loadPush(), getTranslations("notifications")]);
  return (
    <Page width="prose">
      <h1 className="text-display">{t("page.title")}</h1>
      <p className="mt-3 text-ink-soft">{t("page.lead")}</p>
      {isRefused && (
        <Alert tone="warn" className="mt-6">
          {t("page.refused", { email, support })}
        </Alert>
      )}
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "notifications")}>
        <div className="mt-10">
          <TopicForm action={chooseTopics} off={off} />
        </div>
        <p className="mt-8 text-small text-ink-soft">{t("page.always")}</p>
      </NextIntlClientProvider>
      {push && (
        <div className="mt-12 border-t border-line pt-8">
          <PushSection push={push} locale={locale} />
        </div>
      )}
    </Page>
  );
}
