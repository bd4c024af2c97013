import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { PushSwitch } from "./push-switch";

type Props = {
  locale: Locale;
  push: { readonly publicKey: string; readonly scopes: readonly string[]; readonly isGuest: boolean };
};

/** What this device could be told, and the switch for it. */
export async function PushSection({ locale, push }: Props) {
  const [messages, t] = await Promise.all([
    loadMessages(locale),
    getTranslations({ locale, namespace: "push" }),
  ]);
  return (
    <section aria-labelledby="push">
      <h2 id="push" className="text-heading">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-small text-ink-soft">{t("lead")}</p>
      <NextIntlClientProvider messages={pickMessages(messages, "push")}>
        <PushSwitch push={push} />
      </NextIntlClientProvider>
    </section>
  );
}
