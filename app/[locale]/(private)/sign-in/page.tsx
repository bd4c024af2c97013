import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { SignIn } from "@/components/account/sign-in";
import { Page } from "@/components/layout/page";
import { currentCustomer } from "@/lib/auth/gates";
import { signInPath } from "@/lib/auth/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/sign-in">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "auth.signIn" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const [query, customer] = await Promise.all([searchParams, currentCustomer()]);
  if (customer) redirect(localePath(locale, "/account"));
  const next = typeof query["next"] === "string" ? query["next"] : "";
  return (
    <Page width="prose" className="max-w-md">
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "auth")}>
        <SignIn locale={locale} next={next} otherHref={signInPath(locale, next)} />
      </NextIntlClientProvider>
    </Page>
  );
}
