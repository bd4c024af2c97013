import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EsimCard } from "@/components/esims/esim-card";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { loadMyEsims } from "@/lib/esims/loaders";
import { groupOf } from "@/lib/esims/model";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims">;

export const instant = false;

const GROUPS = ["current", "waiting", "ended"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "esims.list" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function EsimsPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [{ esims }, t] = await Promise.all([loadMyEsims(locale), getTranslations("esims.list")]);
  const time = now().getTime();
  const groups = GROUPS.map((name) => ({
    name,
    esims: esims.filter(
      ({ usage, isReturned }) => (isReturned ? "ended" : groupOf(usage?.status ?? "UNKNOWN")) === name,
    ),
  })).filter((group) => group.esims.length > 0);
  return (
    <Page>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-display">{t("title")}</h1>
        <nav className="flex flex-wrap gap-2">
          <LinkButton href={localePath(locale, "/orders")} variant="quiet" size="small">
            {t("orders")}
          </LinkButton>
          <LinkButton href={localePath(locale, "/account")} variant="quiet" size="small">
            {t("account")}
          </LinkButton>
        </nav>
      </div>
      {groups.length === 0 && (
        <div className="mt-8">
          <EmptyState title={t("emptyTitle")} text={t("emptyText")}>
            <LinkButton href={localePath(locale, "/destinations")} leaves>
              {t("emptyAction")}
            </LinkButton>
          </EmptyState>
        </div>
      )}
      {groups.map((group) => (
        <Section key={group.name} id={group.name} title={t(group.name)} className="mt-10 sm:mt-12">
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {group.esims.map(({ id, label, last4, snapshot, usage, isReturned }) => (
              <li key={id}>
                <EsimCard
                  locale={locale}
                  id={id}
                  label={label}
                  last4={last4}
                  snapshot={snapshotSchema.parse(snapshot)}
                  usage={usage}
                  now={time}
                  isReturned={isReturned}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
