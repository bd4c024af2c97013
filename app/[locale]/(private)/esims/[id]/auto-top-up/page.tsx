import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { RuleForm } from "@/components/auto-topup/rule-form";
import { RuleState } from "@/components/auto-topup/rule-state";
import { RunHistory } from "@/components/auto-topup/run-history";
import { Page } from "@/components/layout/page";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { decimalText, formatMoney } from "@/lib/money/format";
import { money, times } from "@/lib/money/model";
import { cardName, leftText } from "@/lib/orders/auto/format";
import { loadAutoTopup } from "@/lib/orders/auto/loaders";
import { USUAL_TIMES } from "@/lib/orders/auto/model/limits";
import { allowanceText } from "@/lib/orders/format";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/auto-top-up">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "autotopup" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function AutoTopupPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const view = await loadAutoTopup(id, locale);
  const [messages, t, esims] = await Promise.all([
    loadMessages(locale),
    getTranslations("autotopup"),
    getTranslations("esims"),
  ]);
  const place = destinationName(view.snapshot.destination, locale);
  const page = localePath(locale, `/esims/${id}`);
  const printed = (minor: number, currency: string) => formatMoney(money(minor, currency), locale);
  const { rule, cards, refusal } = view;
  const [first, ...rest] = view.offers.map(({ id: offerId, price, each, dry, snapshot }) => {
    return { id: offerId, price, each, dry, name: allowanceText(snapshot, locale) };
  });
  return (
    <Page className="max-w-3xl">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-1 text-ink-soft">
        {view.label ?? place} · {esims("name", { last4: view.last4 })}
      </p>
      <p className="mt-4 max-w-prose">{t("lead", { esim: view.label ?? place })}</p>
      <NextIntlClientProvider messages={pickMessages(messages, "autotopup")}>
        <div className="mt-8 grid gap-12">
          {rule && (
            <RuleState
              locale={locale}
              rule={{
                ...rule,
                ...rule.used,
                ...rule.brakes,
                isArmed: rule.watch.isArmed,
                lastDay: view.lastDay,
              }}
              sums={{
                each: printed(rule.brakes.mostEachMinor, rule.currency),
                spent: printed(rule.used.spentMinor, rule.currency),
                most: printed(rule.brakes.mostMinor, rule.currency),
              }}
              packageName={allowanceText(rule.snapshot, locale)}
              card={view.cardOfRule && cardName(view.cardOfRule)}
              planned={
                view.planned && {
                  at: view.planned.at.toISOString(),
                  href: localePath(locale, view.planned.undoPath),
                }
              }
              topupHref={`${page}/top-up`}
            />
          )}
          <section aria-labelledby="form">
            <h2 id="form" className="mb-4 text-title">
              {rule?.status === "ON" ? t("form.another") : t("form.title")}
            </h2>
            {!first ? (
              <Card className="grid justify-items-start gap-2">
                <p className="text-heading">{refusal && esims(`topups.refused.${refusal}.title`)}</p>
                <p className="text-ink-soft">{refusal && esims(`topups.refused.${refusal}.text`)}</p>
              </Card>
            ) : cards.length === 0 ? (
              <Card className="grid justify-items-start gap-3">
                <p className="text-heading">{t("noCard.title")}</p>
                <p className="text-ink-soft">{t("noCard.text")}</p>
                <LinkButton href={`${page}/top-up`} leaves>
                  {t("noCard.action")}
                </LinkButton>
              </Card>
            ) : (
              <RuleForm
                locale={locale}
                esimId={id}
                offers={[first, ...rest]}
                cards={cards}
                proposedDay={view.proposedDay}
                firstDay={view.firstDay}
                proposedMoney={decimalText(times(first.each, USUAL_TIMES))}
              />
            )}
          </section>
          <section aria-labelledby="history">
            <h2 id="history" className="mb-2 text-title">
              {t("history.title")}
            </h2>
            <RunHistory
              runs={view.runs.map(({ order, orderId, ...run }) => ({
                id: run.id,
                status: run.status,
                reason: run.reason,
                at: run.announcedAt.toISOString(),
                price: printed(run.priceMinor, run.currency),
                left: leftText(run.seenAmount, run.threshold, locale),
                order: order && {
                  number: order.number,
                  href: localePath(locale, `/orders/${orderId ?? ""}`),
                },
              }))}
            />
          </section>
        </div>
      </NextIntlClientProvider>
      <LinkButton href={page} variant="quiet" size="small" className="-ms-3.5 mt-8">
        {t("back")}
      </LinkButton>
    </Page>
  );
}
