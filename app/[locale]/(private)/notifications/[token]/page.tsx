import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { StopForm } from "@/components/notifications/stop-form";
import { TopicForm } from "@/components/notifications/topic-form";
import { LinkButton } from "@/components/ui/link-button";
import { signInPath } from "@/lib/auth/model";
import { chooseTopicsByLink } from "@/lib/customers/choices/actions";
import { loadChoicesByLink } from "@/lib/customers/choices/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/notifications/[token]">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "notifications.page" });
  // The address is told to nobody else; to ourselves it must be, or a form sent before scripts load would be refused.
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function ChoicesByLinkPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { token } = await params;
  const [choices, t] = await Promise.all([loadChoicesByLink(token), getTranslations("notifications")]);
  if (!choices)
    return (
      <Page width="prose">
        <h1 className="text-display">{t("link.brokenTitle")}</h1>
        <p className="mt-3 mb-8 text-ink-soft">{t("link.brokenText")}</p>
        <LinkButton href={signInPath(locale, localePath(locale, "/account/notifications"))}>
          {t("link.signIn")}
        </LinkButton>
      </Page>
    );
  const { off, topic } = choices;
  const Heading = topic ? "h2" : "h1";
  return (
    <Page width="prose">
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "notifications")}>
        {topic && <StopForm token={token} topic={topic} isOff={off.includes(topic)} />}
        <section aria-labelledby="choices" className={topic ? "mt-14 border-t border-line pt-10" : undefined}>
          <Heading id="choices" className={topic ? "text-heading" : "text-display"}>
            {t("page.title")}
          </Heading>
          <p className="mt-2 mb-6 text-ink-soft">{t("page.lead")}</p>
          <TopicForm action={chooseTopicsByLink} token={token} off={off} />
          <p className="mt-8 text-small text-ink-soft">{t("page.always")}</p>
        </section>
      </NextIntlClientProvider>
    </Page>
  );
}
