import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { HELP } from "@/components/layout/help-path";
import { Page } from "@/components/layout/page";
import { StructuredData } from "@/components/layout/structured-data";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import { contactPath } from "@/lib/orders/contact/format";
import { CHOICE_MINUTES, PROMISE_MINUTES } from "@/lib/orders/model";
import { env } from "@/lib/platform/env";
import { alternates } from "@/lib/platform/i18n/alternates";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/help">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.help" });
  return { title: t("title"), description: t("description"), alternates: alternates(locale, "/help") };
}

export default async function HelpPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.help" });
  // The keys of each section are its own, which a message path over all sections cannot say.
  const told = { days: env().REFUND_DAYS, choice: CHOICE_MINUTES, promise: PROMISE_MINUTES };
  const item = (path: string) => t(path as "sections.refunds.items.undelivered.answer", told);
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-3 text-heading font-normal text-ink-soft">{t("lead")}</p>
      {Object.entries(HELP).map(([section, { items, topic }]) => (
        <section key={section} aria-labelledby={section} className="mt-12">
          <h2 id={section} className="text-title">
            {item(`sections.${section}.title`)}
          </h2>
          <div className="mt-3 border-t border-line">
            {items.map((name) => (
              <Disclosure key={name} summary={item(`sections.${section}.items.${name}.question`)}>
                <p className="text-ink-soft">{item(`sections.${section}.items.${name}.answer`)}</p>
              </Disclosure>
            ))}
          </div>
          {topic === "nodata" && (
            <p className="mt-3">
              <QuietLink href={localePath(locale, "/esims")}>{t("doctor")}</QuietLink>
            </p>
          )}
          <QuietLink href={contactPath(locale, topic)} className="mt-3">
            {t("ask")}
          </QuietLink>
        </section>
      ))}
      <StructuredData
        data={{
          "@type": "FAQPage",
          mainEntity: Object.entries(HELP).flatMap(([section, { items }]) =>
            items.map((name) => ({
              "@type": "Question",
              name: item(`sections.${section}.items.${name}.question`),
              acceptedAnswer: {
                "@type": "Answer",
                text: item(`sections.${section}.items.${name}.answer`),
              },
            })),
          ),
        }}
      />
      <div className="mt-12 grid justify-items-start gap-4 border-t border-line pt-6">
        <p className="text-ink-soft">{t("contact", { email: shopIdentity().brand.supportEmail })}</p>
        <LinkButton href={contactPath(locale, "other")} leaves variant="secondary">
          {t("write")}
        </LinkButton>
      </div>
    </Page>
  );
}
