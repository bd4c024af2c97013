import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { EsimSearch } from "@/components/esims/list/esim-search";
import { ShelfSection } from "@/components/esims/list/shelf-section";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { signInPath } from "@/lib/auth/model";
import { listAddress } from "@/lib/esims/list/format";
import { loadMyEsims } from "@/lib/esims/list/loaders";
import { GLANCE_SIZE } from "@/lib/esims/list/model";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "esims.list" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function EsimsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const [{ query, shelves, counts, isSignedIn }, messages, t] = await Promise.all([
    loadMyEsims(locale, await searchParams),
    loadMessages(locale),
    getTranslations(),
  ]);
  const path = localePath(locale, "/esims");
  const { current, waiting, ended, away } = counts;
  const isNarrowed = query.shelf !== null || query.search !== "";
  const isMany = current + waiting + ended + away > GLANCE_SIZE;
  return (
    <Page>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-display">{t("esims.list.title")}</h1>
        <nav className="flex flex-wrap gap-2">
          {isNarrowed && (
            <LinkButton href={path} variant="quiet" size="small">
              {t("usage.list.all")}
            </LinkButton>
          )}
          <LinkButton href={localePath(locale, "/orders")} variant="quiet" size="small">
            {t("esims.list.orders")}
          </LinkButton>
          <LinkButton href={localePath(locale, "/account")} variant="quiet" size="small">
            {t("esims.list.account")}
          </LinkButton>
        </nav>
      </div>
      {(isMany || isNarrowed) && (
        <div className="mt-8">
          <EsimSearch path={path} search={query.search} shelf={query.shelf} />
        </div>
      )}
      {shelves.length === 0 && (
        <div className="mt-8">
          {query.search ? (
            <EmptyState
              title={t("usage.list.none", { search: query.search })}
              text={t("usage.list.noneText")}
            />
          ) : query.shelf ? (
            <EmptyState title={t("usage.list.noneHere")} />
          ) : (
            <EmptyState title={t("esims.list.emptyTitle")} text={t("esims.list.emptyText")}>
              <LinkButton href={localePath(locale, "/destinations")} leaves>
                {t("esims.list.emptyAction")}
              </LinkButton>
            </EmptyState>
          )}
        </div>
      )}
      <NextIntlClientProvider messages={pickMessages(messages, "usage")}>
        {shelves.map((shelf) => (
          <ShelfSection key={shelf.shelf} locale={locale} path={path} query={query} now={now()} {...shelf} />
        ))}
      </NextIntlClientProvider>
      {away > 0 && !isNarrowed && (
        <LinkButton
          href={listAddress(path, { shelf: "away" })}
          variant="quiet"
          size="small"
          className="-ms-3.5 mt-10"
        >
          {t("usage.list.awayLink", { count: away })}
        </LinkButton>
      )}
      {!isSignedIn && (
        <div className="mt-10 grid justify-items-start gap-3">
          <p className="text-small text-ink-soft">{t("usage.list.guest")}</p>
          <LinkButton href={signInPath(locale, path)} variant="secondary" size="small">
            {t("usage.list.signIn")}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}
