"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { CopyButton } from "@/components/ui/copy-button";

type Props = {
  link: string;
  code: string;
  /** Where the link was mailed to; null where it still has to be handed over. */ mailedTo?: string | null;
};

const subscribe = () => () => undefined;

/** A new link and its code, shown this once: the link to be sent, the code to be told in another way. */
export function MadeLink({ link, code, mailedTo = null }: Props) {
  const t = useTranslations("share.made");
  const canShare = useSyncExternalStore(
    subscribe,
    () => "share" in navigator,
    () => false,
  );
  const message = t("message", { link });
  const small = buttonStyle({ variant: "secondary", size: "small" });
  const copy = { label: t("copy"), copiedLabel: t("copied"), refusedLabel: t("copyRefused") };
  return (
    <div data-problem tabIndex={-1} className="grid gap-4 rounded-md">
      <Alert live tone="good" title={mailedTo ? t("mailed", { email: mailedTo }) : t("title")}>
        {t("once")}
      </Alert>
      <div className="grid gap-1">
        <p className="text-small font-semibold">{t("link")}</p>
        <p dir="ltr" className="text-small break-all text-ink-soft">
          {link}
        </p>
        <div className="mt-1 flex flex-wrap gap-2">
          <CopyButton value={link} name={t("copyLink")} {...copy} />
          <a
            href={`https://wa.me/?text=${encodeURIComponent(message)}`}
            target="_blank"
            rel="noreferrer"
            className={small}
          >
            {t("whatsapp")}
          </a>
          <a
            href={`mailto:?subject=${encodeURIComponent(t("subject"))}&body=${encodeURIComponent(message)}`}
            className={small}
          >
            {t("mail")}
          </a>
          {canShare && (
            <Button
              type="button"
              variant="secondary"
              size="small"
              // Closed without sharing is no fault.
              onClick={() => void navigator.share({ text: message }).catch(() => undefined)}
            >
              {t("more")}
            </Button>
          )}
        </div>
      </div>
      <div className="grid gap-1">
        <p className="text-small font-semibold">{t("code")}</p>
        <p className="flex flex-wrap items-center gap-3">
          <span dir="ltr" className="text-title font-semibold tracking-[0.2em] tabular-nums">
            {code}
          </span>
          <CopyButton value={code} name={t("copyCode")} {...copy} />
        </p>
        <p className="text-small text-ink-soft">{t("apart")}</p>
      </div>
    </div>
  );
}
