import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LinkSignIn } from "@/components/account/link-sign-in";
import { Page } from "@/components/layout/page";
import { signInPath } from "@/lib/auth/model";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/sign-in/link">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "auth.link" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function SignInLinkPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const query = await searchParams;
  const next = typeof query["next"] === "string" ? query["next"] : "";
  return (
    <Page width="prose" className="max-w-md">
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "auth")}>
        <LinkSignIn locale={locale} next={next} signInHref={signInPath(locale, next)} />
      </NextIntlClientProvider>
    </Page>
  );
}
