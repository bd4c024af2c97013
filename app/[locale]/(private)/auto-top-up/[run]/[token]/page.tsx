import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ZonedTime } from "@/components/account/zoned-time";
import { UndoForm } from "@/components/auto-topup/undo-form";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import { loadUndo } from "@/lib/orders/auto/loaders";
import { allowanceText } from "@/lib/orders/format";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/auto-top-up/[run]/[token]">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "autotopup.undo" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

/** Where the notice of an automatic top-up leads: one tap undoes it, without signing in. */
export default async function UndoPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { run, token } = await params;
  const { status, isOff, snapshot, ...view } = await loadUndo(run, token);
  const [messages, t] = await Promise.all([loadMessages(locale), getTranslations("autotopup")]);
  const price = formatMoney(view.price, locale);
  const about = {
    package: allowanceText(snapshot, locale),
    price,
    esim: view.label ?? destinationName(snapshot.destination, locale),
  };
  const open = status === "ANNOUNCED";
  const undone = isOff ? "doneOff" : "done";
  return (
    <Page className="max-w-2xl">
      <NextIntlClientProvider messages={pickMessages(messages, "autotopup")}>
        <div role={open ? undefined : "status"}>
          <h1 className="text-display">
            {open ? t("undo.title") : status === "UNDONE" ? t(`undo.${undone}.title`) : t("undo.late.title")}
          </h1>
          <p className="mt-4 max-w-prose">
            {open
              ? t.rich("undo.text", { ...about, time: () => <ZonedTime iso={view.dueAt.toISOString()} /> })
              : status === "UNDONE"
                ? t(`undo.${undone}.text`)
                : t(`undo.late.${status}`, { price })}
          </p>
        </div>
        {open && <UndoForm locale={locale} runId={run} token={token} />}
      </NextIntlClientProvider>
      <LinkButton
        href={localePath(locale, `/esims/${view.esimId}/auto-top-up`)}
        variant="quiet"
        size="small"
        className="-ms-3.5 mt-8"
      >
        {t("card.open")}
      </LinkButton>
    </Page>
  );
}
