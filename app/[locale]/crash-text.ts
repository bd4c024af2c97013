import { getTranslations } from "next-intl/server";
import type { ErrorText } from "@/components/layout/error-text";
import type { Locale } from "@/lib/platform/i18n/locales";

/** The words of the error page, made where the language is known; the number is put in where it is shown. */
export async function crashText(locale: Locale): Promise<ErrorText> {
  const t = await getTranslations({ locale, namespace: "errors.crash" });
  return {
    title: t("title"),
    text: t("text"),
    retry: t("retry"),
    reference: t("reference", { digest: "{digest}" }),
  };
}
