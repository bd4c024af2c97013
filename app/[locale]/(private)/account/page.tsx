import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ChevronRight } from "lucide-react";
import { SavedCards } from "@/components/account/cards/saved-cards";
import { SignOutForm } from "@/components/account/sign-out-form";
import { Page } from "@/components/layout/page";
import { requireCustomer } from "@/lib/auth/gates";
import { loadCards } from "@/lib/payments/cards/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/account">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "auth.account" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function AccountPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [{ email }, t] = await Promise.all([
    requireCustomer(locale, localePath(locale, "/account")),
    getTranslations("auth.account"),
  ]);
  const [cards, messages, notes] = await Promise.all([
    loadCards(),
    loadMessages(locale),
    getTranslations("notifications"),
  ]);
  const links = [
    { href: "/esims", title: t("esims"), text: t("esimsText") },
    { href: "/orders", title: t("orders"), text: t("ordersText") },
    { href: "/account/notifications", title: notes("page.metaTitle"), text: notes("account.text") },
    { href: "/help", title: t("help"), text: t("helpText") },
  ];
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-4 text-small text-ink-soft">{t("signedInAs")}</p>
      <p className="text-heading font-semibold break-all">{email}</p>
      <ul className="mt-8 divide-y divide-line rounded-lg border border-line bg-sheet">
        {links.map((link) => (
          <li key={link.href} className="relative flex items-center gap-4 p-5 hover:bg-well/50">
            <div className="me-auto">
              <Link
                href={localePath(locale, link.href)}
                prefetch={false}
                className="font-semibold after:absolute after:inset-0"
              >
                {link.title}
              </Link>
              <p className="text-small text-ink-soft">{link.text}</p>
            </div>
            <ChevronRight className="size-5 shrink-0 text-ink-soft rtl:rotate-180" aria-hidden />
          </li>
        ))}
      </ul>
      <NextIntlClientProvider messages={pickMessages(messages, "auth", "cards")}>
        <SavedCards locale={locale} cards={cards} />
        <div className="mt-10">
          <SignOutForm locale={locale} />
        </div>
      </NextIntlClientProvider>
    </Page>
  );
}
