import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { signInPath } from "@/lib/auth/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/orders/link-expired">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "order.linkExpired" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function LinkExpiredPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations("order.linkExpired");
  const { supportEmail } = shopIdentity().brand;
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-4 text-ink-soft">{t("text")}</p>
      <Card className="mt-8 grid justify-items-start gap-3">
        <h2 className="text-heading">{t("signInTitle")}</h2>
        <p className="text-ink-soft">{t("signInText")}</p>
        <LinkButton href={signInPath(locale, localePath(locale, "/orders"))}>{t("signIn")}</LinkButton>
      </Card>
      <h2 className="mt-10 text-heading">{t("mailTitle")}</h2>
      <p className="mt-2 text-ink-soft">{t("mailText")}</p>
      <p className="mt-8 text-small text-ink-soft">
        {t.rich("support", {
          email: supportEmail,
          mail: (text) => (
            <a href={`mailto:${supportEmail}`} className="underline underline-offset-4">
              {text}
            </a>
          ),
        })}
      </p>
    </Page>
  );
}
