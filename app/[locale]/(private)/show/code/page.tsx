import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { HideForm } from "@/components/esims/handover/hide-form";
import { QrCode } from "@/components/esims/install/qr-code";
import { SandboxBanner } from "@/components/layout/sandbox-banner";
import { LinkButton } from "@/components/ui/link-button";
import { loadShownCode } from "@/lib/esims/handover/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/show/code">;

export const instant = false;

/** How soon a code that was taken back is gone here. */
const LOOK_SECONDS = 10;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "handover.code" });
  return { title: { absolute: t("metaTitle") }, robots: { index: false }, referrer: "same-origin" };
}

// Nothing here says whose it is or for where, and the page of a stranger's screen loads anew by itself without any script:
// a television's browser may run none of ours, and still what is over has to go.
export default async function ShownCodePage({ params }: Props) {
  const locale = await pageLocale(params);
  const shown = await loadShownCode(locale);
  const t = await getTranslations("handover.code");
  const { sandbox } = shopIdentity();
  return (
    <>
      {sandbox && <SandboxBanner {...sandbox} />}
      <main
        className="daylight grid min-h-[85dvh] flex-1 content-center justify-items-center gap-4 bg-sheet p-4 text-center text-ink"
        // For browsers that are too old to read the shop's styles.
        style={{ textAlign: "center" }}
      >
        {shown.state === "shown" ? (
          <>
            <meta httpEquiv="refresh" content={String(Math.min(LOOK_SECONDS, shown.secondsLeft))} />
            <h1 className="text-title">{t("title")}</h1>
            <QrCode
              text={shown.activationCode}
              label={t("alt")}
              className="w-[min(90vw,62dvh)] max-w-none border-0"
            />
            <p className="max-w-prose text-small">{t("text")}</p>
            <p className="text-small font-semibold">
              {t("left", { minutes: Math.ceil(shown.secondsLeft / 60) })}
            </p>
            <HideForm label={t("hide")} />
          </>
        ) : (
          <>
            <h1 className="text-display">{t(shown.state === "revoked" ? "revokedTitle" : "overTitle")}</h1>
            <p className="max-w-prose">{t(shown.state === "revoked" ? "revokedText" : "overText")}</p>
            <LinkButton href={localePath(locale, "/show")} leaves>
              {t("again")}
            </LinkButton>
          </>
        )}
      </main>
    </>
  );
}
