import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DoorForm } from "@/components/esims/sharing/door-form";
import { helpPath } from "@/components/layout/help-path";
import { Page } from "@/components/layout/page";
import { QuietLink } from "@/components/ui/quiet-link";
import { loadDoor } from "@/lib/esims/sharing/loaders";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/share/[token]">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "share.door" });
  // The address is half of what opens the eSIM.
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

// Says nothing of the eSIM: whoever has only the link learns nothing by it.
export default async function SharePage({ params }: Props) {
  const locale = await pageLocale(params);
  const { token } = await params;
  const [door, messages, t] = await Promise.all([
    loadDoor(token),
    loadMessages(locale),
    getTranslations("share.door"),
  ]);
  if (!door.isOpen)
    return (
      <Page width="prose">
        <h1 className="text-display">{t("closedTitle")}</h1>
        <p className="mt-4 text-ink-soft">{t("closedText")}</p>
        <QuietLink href={helpPath(locale, "install")} className="mt-6">
          {t("help")}
        </QuietLink>
      </Page>
    );
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-4 mb-8 text-ink-soft">{t("text")}</p>
      <NextIntlClientProvider messages={pickMessages(messages, "share")}>
        <DoorForm locale={locale} token={token} restsUntil={door.restsUntil?.toISOString() ?? null} />
      </NextIntlClientProvider>
    </Page>
  );
}
